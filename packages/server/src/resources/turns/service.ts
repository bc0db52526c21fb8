import type { WorkspaceTx } from "../../platform/database/database.ts";
import { queueLearning } from "../learning-queue/service.ts";
import { raiseEvent } from "../outbox/service.ts";
import { eventMask, type KeptTurnEvent, maskToolCall } from "./masking.ts";
import { insertMessages, type MessageRow, selectMessages } from "./messages.ts";
import * as store from "./store.ts";

export type { NewMessage } from "./messages.ts";
export type { BegunTurn, KeptEvents, TurnResult } from "./store.ts";
export { messagesOf, TurnTranscript } from "./transcript.ts";
export { turnsUserData } from "./user-data.ts";
export type Message = MessageRow;

/** Where a turn stands: enough to close it. */
export interface TurnPlace {
  readonly id: string;
  readonly sessionId: string;
  readonly number: number;
}

/**
 * Opens the session's next turn with the User's text. Null when the session is unknown or over, or a turn is running, on
 * whichever node. Fails with an error that `isSecondTurn` knows, and with its transaction, when another one begins at the very
 * same moment.
 */
export async function beginTurn(tx: WorkspaceTx, turn: store.NewTurn): Promise<store.BegunTurn | null> {
  const begun = await store.begin(tx, turn);
  if (begun?.number === 1) {
    await raiseEvent(tx, "session.started", {
      ...{ session_id: turn.sessionId, test: begun.test },
      started_at: tx.now.toISOString(),
    });
  }
  return begun;
}

/**
 * Closes a running turn with what it came to; resolves to whether its session is test traffic. Null when the turn had been
 * closed already, and then nothing is written.
 */
export async function finishTurn(
  tx: WorkspaceTx,
  turn: TurnPlace,
  result: store.TurnResult,
): ReturnType<typeof store.finish> {
  const closed = await store.finish(tx, turn, result);
  if (!closed) return null;
  const messages = result.messages.map((message) => ({ ...message, turnId: turn.id }));
  await insertMessages(tx, turn.sessionId, turn.number * store.MESSAGES_PER_TURN + 1, messages);
  await queueLearning(tx, turn.sessionId, "rested");
  return closed;
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
export const MESSAGES_PER_TURN = store.MESSAGES_PER_TURN;
export const findTurn = store.find;
export const findTurnByNumber = store.findByNumber;
export const findRunningTurn = store.findRunning;
export const keepEvents = store.insertEvents;
export const keptEvents = store.selectEvents;
