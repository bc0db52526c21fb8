import type { ServerResponse } from "node:http";
import { type Dialect, tokenOf } from "./dialect.ts";
import type { Move, Paced, Usage } from "./script.ts";
import { TimerWheel } from "./timer-wheel.ts";

const COUNTED: Usage = { prompt: 100, completion: 10, cached: 40 };

const wheel = new TimerWheel();

type CallMove = Extract<Move, { readonly call: string }>;

interface Player {
  readonly response: ServerResponse;
  readonly dialect: Dialect;
  calls: number;
  reason: "length" | "content_filter" | null;
  usage: Usage | null;
}

/** Plays a script into a response whose head has been sent. `counts`: whether the answer ends with its usage. */
export async function play(
  moves: readonly Move[],
  dialect: Dialect,
  response: ServerResponse,
  counts: boolean,
): Promise<void> {
  const player: Player = { response, dialect, calls: 0, reason: null, usage: COUNTED };
  if (moves[0] !== "hang-up") await send(response, dialect.begin());
  for (const move of moves) {
    if (await stops(move, player)) return;
    await make(move, player);
    if (response.destroyed) return;
  }
  const reason = player.reason ?? (player.calls > 0 ? "tool_calls" : "stop");
  response.end(dialect.end(reason, counts ? player.usage : null));
}

/** Whether `move` was the last, for better or worse. */
async function stops(move: Move, { response, dialect }: Player): Promise<boolean> {
  if (move === "stall") return true;
  if (move === "cut") await cut(response, dialect);
  else if (move === "hang-up") response.end();
  else if (typeof move === "object" && "fail" in move) response.end(dialect.failure(move.fail));
  else return false;
  return true;
}

async function make(move: Move, player: Player): Promise<void> {
  const { response, dialect } = player;
  if (move === "malformed") return send(response, 'data: {"id":"chatcmpl-1","choices":[{"del\n\n');
  if (typeof move === "string") return;
  if ("say" in move) return send(response, dialect.text(move.say));
  if ("think" in move) return send(response, dialect.thought(move.think));
  if ("call" in move) return sendCalls(player, [move]);
  if ("calls" in move) return sendCalls(player, move.calls);
  if ("tokens" in move) return sendPaced(response, dialect, move);
  if ("raw" in move) return send(response, move.raw);
  if ("wait" in move) await move.wait;
  if ("finish" in move) player.reason = move.finish;
  if ("usage" in move) player.usage = move.usage;
}

/** The pieces of several calls come in turn, as when a vendor writes them side by side. */
async function sendCalls(
  player: Player,
  moves: readonly Pick<CallMove, "call" | "id" | "pieces">[],
): Promise<void> {
  const { response, dialect } = player;
  const calls = moves.map((move) => ({ ...move, index: player.calls++ }));
  for (const { index, id, call } of calls) {
    await send(response, dialect.callBegin(index, id ?? `call_${index}`, call));
  }
  const most = Math.max(...calls.map(({ pieces }) => pieces.length));
  for (let at = 0; at < most; at++) {
    for (const { index, pieces } of calls) {
      const piece = pieces[at];
      if (piece !== undefined) await send(response, dialect.callPiece(index, piece));
    }
  }
  for (const { index } of calls) await send(response, dialect.callEnd(index));
}

/**
 * Tokens in time. The chunk is made once, framing included, and written as it is: a benchmark's own double must not be
 * what it measures.
 */
function sendPaced(response: ServerResponse, dialect: Dialect, paced: Paced): Promise<void> {
  const token = tokenOf(paced);
  // The first may open a block; the second is as all that follow.
  const first = framed(dialect.text(token));
  const next = framed(dialect.text(token));
  const { promise, resolve } = Promise.withResolvers<void>();
  const begun = wheel.now() + (paced.firstTokenMs ?? 0);
  const interval = paced.rate > 0 ? 1000 / paced.rate : 0;
  let sent = 0;
  response.chunkedEncoding = false;
  const step = () => {
    if (response.destroyed) return resolve();
    const now = wheel.now();
    while (sent < paced.tokens && begun + sent * interval <= now) response.write(sent++ === 0 ? first : next);
    if (sent < paced.tokens) return wheel.at(begun + sent * interval, step);
    response.chunkedEncoding = true;
    resolve();
  };
  if (begun <= wheel.now()) step();
  else wheel.at(begun, step);
  return promise;
}

function framed(text: string): Buffer {
  return Buffer.from(`${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`);
}

async function cut(response: ServerResponse, dialect: Dialect): Promise<void> {
  const whole = dialect.text("never said");
  await send(response, whole.slice(0, whole.length / 2));
  response.destroy();
}

// Until the bytes have left: what is cut off afterwards comes after them.
function send(response: ServerResponse, bytes: string | Uint8Array): Promise<void> {
  if (bytes.length === 0 || response.destroyed) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  const left = () => {
    response.off("close", left);
    resolve();
  };
  response.once("close", left);
  response.write(bytes, left);
  return promise;
}
