import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import { text } from "@hyponema/contract/text";
import { z } from "zod";
import type { Actor } from "../../platform/actor.ts";
import type { MemoryNotes } from "../../resources/memory/learning/memory-notes.ts";
import type { Recall } from "../../resources/memory/recall/recall.ts";
import type { Recalled } from "../../resources/memory/recall/recall-result.ts";
import { injectionIn } from "../guards/injection.ts";
import type { SessionContext } from "../session-context.ts";
import type { Tool, ToolOutcome } from "./toolbox.ts";

const FOUND = 10;
const MOST_NOTE = 500;

const Search = z.object({ query: text(1, 500), limit: z.int().min(1).max(20).default(FOUND) });
const Note = z.object({ text: text(1, MOST_NOTE) });

interface Parts {
  readonly recall: Pick<Recall, "recall">;
  readonly notes: MemoryNotes;
}

/** On whose behalf memory is looked into. */
export interface Asker {
  readonly workspaceId: string;
  readonly actor: Actor;
}

/** A conversation that memory tools act in. */
export interface MemoryScene {
  readonly asker: Asker;
  readonly context: SessionContext;
  readonly now: Date;
  /** Sensitive matters that the User raised in it: they are not left alone. */
  readonly raised: readonly string[];
  /** For whom the agent learns what it notes. */
  readonly memoryScope: MemoryScope;
}

/** The product's own tools for memory, as one turn offers them. What they answer is data, like all that is remembered. */
export class MemoryTools {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** All of them in a turn; none where nothing is remembered. */
  offer(scene: MemoryScene): readonly Tool[] {
    const { userId, version } = scene.context;
    if (userId === null || !version.settings.privacy.memory) return [];
    return [
      this.#search(scene),
      this.#note(
        scene,
        "add_memory_note",
        "note",
        "Notes something about the user that will matter in later conversations and that the user did not say in so many words. What the user says is remembered without it.",
      ),
      this.#note(
        scene,
        "record_persona_statement",
        "persona_statement",
        "Notes what you said about yourself, such as a preference or a story, so that you do not contradict it later.",
      ),
    ];
  }

  #search({ asker, context, now, raised }: MemoryScene): Tool {
    const { version, user, userId, sessionId } = context;
    return memoryTool(
      "search_memory",
      "Searches what is remembered of this user from earlier conversations. Use it when the user refers to something that you do not know.",
      {
        query: { type: "string", description: "What to look for, in words." },
        limit: { type: "integer", minimum: 1, maximum: 20, description: "How many results at most." },
      },
      ["query"],
      async (given, signal) => {
        const parsed = Search.safeParse(given);
        if (!parsed.success || userId === null) return refusal("query must be a text of 1 to 500 characters");
        const found = await this.#parts.recall.recall(
          asker,
          {
            user: { id: userId, name: user.name, language: user.language },
            query: parsed.data.query,
            at: now,
            raised,
            viewer: { agentId: version.agentId, scope: version.settings.memory_scope },
            sessionId,
            first: false,
            explicit: { kinds: null, limit: parsed.data.limit },
          },
          signal,
        );
        return { result: { found: found.items.map(toldOf) }, isError: false };
      },
    );
  }

  #note(
    { asker, context, memoryScope }: MemoryScene,
    name: string,
    kind: "note" | "persona_statement",
    about: string,
  ): Tool {
    const properties = { text: { type: "string", maxLength: MOST_NOTE, description: "One sentence." } };
    return memoryTool(name, about, properties, ["text"], async (given) => {
      const parsed = Note.safeParse(given);
      const { userId, sessionId, test, version } = context;
      if (!parsed.success) return refusal(`text must have 1 to ${MOST_NOTE} characters`);
      if (userId === null || sessionId === null) return refusal("there is no conversation to note it in");
      // An order that came in by a tool or a document does not get into later conversations by way of a note.
      if (injectionIn(parsed.data.text).suspicious) {
        return refusal("The note reads like instructions. Note facts only.");
      }
      // Nothing said in a test is true of anybody.
      if (test) {
        return { result: { noted: false, note: "This is a test: it stores nothing." }, isError: false };
      }
      const { agentId } = version;
      const note = {
        ...{ userId, sessionId, agentId, memoryScope },
        ...{ kind, text: parsed.data.text },
      };
      const added = await this.#parts.notes.add(asker, note);
      return { result: { noted: added, ...(added ? {} : { note: "It was noted before." }) }, isError: false };
    });
  }
}

function memoryTool(
  name: string,
  description: string,
  properties: object,
  required: readonly string[],
  run: (given: unknown, signal: AbortSignal) => Promise<ToolOutcome>,
): Tool {
  return {
    name,
    description,
    inputSchema: { type: "object", properties, required },
    source: "memory",
    speakWhileRunning: null,
    run: (given, { signal }) => run(given, signal),
  };
}

function refusal(error: string): ToolOutcome {
  return { result: { error }, isError: true };
}

function toldOf({ kind, text: said, said_at, speaker, name, due_at }: Recalled) {
  return {
    kind,
    text: said,
    said_on: said_at.toISOString().slice(0, 10),
    ...(speaker ? { said_by: name ?? speaker } : {}),
    ...(due_at ? { due: due_at.toISOString() } : {}),
  };
}
