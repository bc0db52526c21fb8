import type { ModelMessage } from "../providers/llm/port.ts";
import { estimateTokens } from "../providers/llm/token-estimate.ts";
import type { NewMessage } from "../resources/turns/service.ts";
import { conversationMessages } from "./prompt/compose.ts";

type Utterance = Pick<NewMessage, "role" | "text" | "toolCall">;

/** One turn as the model is given it. Turn 0 is the opening. */
export interface PastTurn {
  readonly number: number;
  readonly messages: readonly ModelMessage[];
  /** An estimate. */
  readonly tokens: number;
}

/** What was said in a session, as the model is given it: a summary of what came first, and the turns since. */
export interface History {
  readonly summary: string | null;
  /** The last turn that the summary tells of; -1 when there is none. */
  readonly through: number;
  /** All turns that are remembered word for word, oldest first. */
  readonly turns: readonly PastTurn[];
}

export const NO_HISTORY: History = { summary: null, through: -1, turns: [] };

/** What was said in turn `number`. */
export function pastTurn(number: number, said: readonly Utterance[]): PastTurn {
  const messages = conversationMessages(said);
  return { number, messages, tokens: estimateTokens(JSON.stringify(messages)) };
}

/**
 * The messages that a turn shows its model: of what the summary does not tell, the newest that `budget` tokens hold, and
 * always the last turn. A turn is shown whole or not at all, so that no tool's result stands without its call.
 */
export function shownMessages({ turns, through }: History, budget: number): ModelMessage[] {
  let left = budget;
  const shown: PastTurn[] = [];
  for (const turn of turns.toReversed()) {
    left -= turn.tokens;
    if (turn.number <= through || (left < 0 && shown.length > 0)) break;
    shown.unshift(turn);
  }
  return shown.flatMap(({ messages }) => messages);
}

// Work begins well before the budget is full, and leaves room for a while.
const FULL = 0.7;
const KEPT = 0.35;

/** The turns that are to go into the summary now, oldest first; empty while there is room. */
export function turnsToSummarise({ turns, through }: History, budget: number): readonly PastTurn[] {
  const fresh = turns.filter(({ number }) => number > through);
  let total = fresh.reduce((sum, { tokens }) => sum + tokens, 0);
  if (total <= budget * FULL) return [];
  // The last turn stays word for word, however long it is.
  const count = fresh.slice(0, -1).findIndex(({ tokens }) => {
    total -= tokens;
    return total <= budget * KEPT;
  });
  return fresh.slice(0, count < 0 ? -1 : count + 1);
}
