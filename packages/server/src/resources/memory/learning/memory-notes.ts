import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import type { Database, Scope } from "../../../platform/database/database.ts";
import { learningScope } from "../../agent-versions/service.ts";
import { remember } from "../facts/store-statement.ts";
import { raiseUpdated } from "../memory-events.ts";
import { lockMemory } from "../memory-lock.ts";

/** A note that an agent takes during a conversation: the agent's words, never the User's. */
export interface Note {
  readonly userId: string;
  readonly agentId: string;
  /** The narrower of the session's scope and the scope published when the turn started. */
  readonly memoryScope: MemoryScope;
  readonly sessionId: string;
  readonly kind: "note" | "persona_statement";
  readonly text: string;
}

const IMPORTANCE = { note: 0.5, persona_statement: 0.4 };
const CONFIDENCE = 0.6;

/** Stores agents' notes. */
export class MemoryNotes {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Stores a note; false when it is a repeat. */
  async add(scope: Scope, note: Note): Promise<boolean> {
    return this.#database.inWorkspace(scope, async (tx) => {
      const write = await lockMemory(tx, { id: note.userId });
      const { outcome, observationId } = await remember(write, {
        statement: {
          kind: note.kind,
          text: note.text,
          slot: null,
          value: null,
          entities: [],
          topics: [],
          importance: IMPORTANCE[note.kind],
          confidence: CONFIDENCE,
          validFrom: null,
          validTo: null,
        },
        saidAt: tx.now,
        order: 0,
        agentId: note.agentId,
        scope: await learningScope(tx, note.agentId, note.memoryScope),
        origin: "tool",
        sourceSessionId: note.sessionId,
        sourceMessageId: null,
        embedded: null,
      });
      if (outcome !== "learned" || !observationId) return false;
      await raiseUpdated(write, { observations: [observationId] });
      return true;
    });
  }
}
