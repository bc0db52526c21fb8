import type { TurnEvent } from "@hyponema/contract/events";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { queueLearning } from "../memory-work/service.ts";
import { raiseEvent } from "../outbox/service.ts";
import { eventMask, type KeptTurnEvent, maskToolCall } from "./masking.ts";
import { insertMessages, type MessageRow, type NewMessage, selectMessages } from "./messages.ts";
import * as store from "./store.ts";

export type { NewMessage } from "./messages.ts";
export type Message = MessageRow;

/** Where a turn stands: enough to close it. */
export interface TurnPlace {
  readonly id: string;
  readonly sessionId: string;
  readonly number: number;
}

/**
 * Opens the session's next turn with the User's text; resolves to its number, from 1. Null when the session is unknown
 * or over, or a turn is running, on whichever node. Fails with an error that `isSecondTurn` knows, and with its
 * transaction, when another one begins at the very same moment.
 */
export async function beginTurn(tx: WorkspaceTx, turn: store.NewTurn): Promise<number | null> {
  const number = await store.begin(tx, turn);
  if (number === 1) {
    await raiseEvent(tx, "session.started", { session_id: turn.sessionId, started_at: tx.now.toISOString() });
  }
  return number;
}

/** Closes a running turn with what it came to; false when it had been closed already, and then nothing is written. */
export async function finishTurn(
  tx: WorkspaceTx,
  turn: TurnPlace,
  result: store.TurnResult,
): Promise<boolean> {
  if (!(await store.finish(tx, turn, result))) return false;
  const messages = result.messages.map((message) => ({ ...message, turnId: turn.id }));
  await insertMessages(tx, turn.sessionId, turn.number * store.MESSAGES_PER_TURN + 1, messages);
  await queueLearning(tx, turn.sessionId, "rested");
  return true;
}

// Clients have heard events that were not kept any more, and ask for what comes after them: the end comes after all of those.
const MOST_LOST = 1_000_000;

/** Closes a turn whose node died, as interrupted, with what its kept events say was said. */
export async function closeOrphan(tx: WorkspaceTx, id: string): Promise<boolean> {
  const turn = await store.find(tx, id);
  if (turn?.status !== "running") return false;
  const kept = await store.selectEvents(tx, id, 0);
  const events = kept.flatMap((batch) => batch.events);
  const place = { id, sessionId: turn.session_id, number: turn.number };
  if (!(await finishTurn(tx, place, orphanResult(events)))) return false;
  const detail = "The server stopped in the middle of the answer.";
  const lost: KeptTurnEvent = { type: "error", data: { detail, error_kind: "internal" }, plain: detail };
  await store.insertEvents(tx, [{ turnId: id, firstSequence: events.length + MOST_LOST, events: [lost] }]);
  return true;
}

/** How a session was opened. */
export interface Opening {
  /** Empty: nothing is said, yet something was asked for. */
  readonly text: string;
  /** The turn before the first, number 0, that something was asked for in; null when nothing was. */
  readonly turn: store.OpeningTurn | null;
}

/** Keeps the opening line, and the turn that it took to find it. */
export async function recordOpening(tx: WorkspaceTx, sessionId: string, opening: Opening): Promise<void> {
  const { text, turn } = opening;
  if (turn) await store.insertOpening(tx, sessionId, turn);
  if (text === "") return;
  await insertMessages(tx, sessionId, 0, [
    { turnId: turn?.id ?? null, role: "assistant", text, status: "complete", toolCall: null },
  ]);
}

export { eventMask, type KeptTurnEvent, maskToolCall };

export const isSecondTurn = store.isSecondTurn;
export const listMessages = selectMessages;
export const settleCost = store.settleCost;
export const costsOf = store.costsOf;
export const findTurn = store.find;
export const findTurnByNumber = store.findByNumber;
export const findRunningTurn = store.findRunning;
export const keepEvents = store.insertEvents;
export const forgetEvents = store.forgetEvents;
export const keptEvents = store.selectEvents;

function orphanResult(events: readonly TurnEvent[]): store.TurnResult {
  const said = events.map((event) => (event.type === "token" ? event.data.text : "")).join("");
  const tools = events.flatMap((event): Omit<NewMessage, "turnId">[] =>
    event.type === "tool_result"
      ? [{ role: "tool", text: "", status: "complete", toolCall: event.data }]
      : [],
  );
  return {
    status: "interrupted",
    provider: null,
    model: null,
    promptTokens: 0,
    completionTokens: 0,
    costUsd: null,
    firstTokenMs: null,
    latencyMs: 0,
    errorKind: "internal",
    messages: [...tools, { role: "assistant", text: said, status: "interrupted", toolCall: null }],
  };
}
