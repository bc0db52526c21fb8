import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import { sensitiveTopicsIn } from "../engines/memory/extraction/sensitive-topics.ts";
import type { Clock } from "../platform/clock.ts";
import type { Recall } from "../resources/memory/recall/recall.ts";
import { NOTHING_RECALLED, type Recollection } from "../resources/memory/recall/recall-result.ts";
import type { OpenSpan, Spans } from "./record/spans.ts";
import type { SessionContext } from "./session-context.ts";
import type { Asker, MemoryTools } from "./tools/memory-tools.ts";
import type { Tool } from "./tools/toolbox.ts";

/** What a turn has of memory: what it is told, what it can call, and the span that says so. */
export interface TurnMemories {
  readonly recollection: Recollection;
  readonly tools: readonly Tool[];
  /** Null: nothing was looked for. */
  readonly span: OpenSpan | null;
}

/** What a turn looks for in memory. */
interface MemoryQuestion {
  readonly asker: Asker;
  readonly context: SessionContext;
  /** The User's words. */
  readonly text: string;
  /** For whom the agent learns from this turn. */
  readonly memoryScope: MemoryScope;
  readonly spans: Spans;
}

/** What turns have of memory: what the words that the User begins them with recall, and the tools for more. */
export class TurnMemory {
  readonly #recall: Recall;
  readonly #tools: MemoryTools;
  readonly #clock: Clock;

  constructor(parts: { recall: Recall; tools: MemoryTools; clock: Clock }) {
    this.#recall = parts.recall;
    this.#tools = parts.tools;
    this.#clock = parts.clock;
  }

  /** Resolves in time, with partial results if necessary; with nothing for sessions and agents without memory. */
  async recallForTurn(
    { asker, context, text, memoryScope, spans }: MemoryQuestion,
    signal: AbortSignal,
  ): Promise<TurnMemories> {
    const { userId, version, sessionId, user } = context;
    if (userId === null || !version.settings.privacy.memory) {
      return { recollection: NOTHING_RECALLED, tools: [], span: null };
    }
    const span = spans.begin("memory", "recall");
    const now = this.#clock.now();
    const raised = raisedIn(context, text);
    const ask = {
      user: { id: userId, name: user.name, language: user.language },
      query: text,
      at: now,
      raised,
      viewer: { agentId: version.agentId, scope: version.settings.memory_scope },
      sessionId,
      first: context.history.turns.every(({ messages }) => messages.every(({ role }) => role !== "user")),
      explicit: null,
    };
    const recollection = await this.#recall.recall(asker, ask, signal);
    span.output = traceOf(recollection);
    if (recollection.late.length > 0) span.failed(`Not in time: ${recollection.late.join(", ")}.`);
    return { recollection, tools: this.#tools.offer({ asker, context, now, raised, memoryScope }), span };
  }

  /** Has a User's memory at hand before the first turn asks for it. */
  warm(asker: Asker, userId: string): void {
    this.#recall.warm(asker, userId);
  }
}

// By their IDs: what is forgotten later is not left behind in a trace.
function traceOf({ items, leftOut, cooling, late, tokens }: Recollection) {
  return {
    items: items.map(({ id, kind, score, why, matched, conversation_id }) => ({
      ...{ id, kind, score, why, matched },
      // Where it is from: what was said there is read there.
      conversation_id,
    })),
    left_out: leftOut,
    cooling_down: cooling,
    late,
    tokens,
  };
}

// What the User has spoken of in this conversation is no longer left alone in it.
function raisedIn({ history }: SessionContext, text: string): string[] {
  const said = history.turns.flatMap(({ messages }) =>
    messages.flatMap((message) => (message.role === "user" ? [message.text] : [])),
  );
  return [...new Set([...said, text].flatMap(sensitiveTopicsIn))];
}
