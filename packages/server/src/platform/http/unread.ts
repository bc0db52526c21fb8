import type { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { Pace } from "./pace.ts";

// Node reads and drops an unread body up to this length, and the connection serves the next request.
const SHORT_REST = 64 * 1024;
const LINGER_MS = 5_000;
// Of all connections together: what is dropped costs memory for a moment, and enough of it time of the garbage collector.
const DISCARDED_PER_SECOND = 32 * 1024 * 1024;

const lingering = new WeakSet<Socket>();
const pace = new Pace(DISCARDED_PER_SECOND);

/**
 * Call this before a request is answered. If the body is still unread when the connection closes after the answer, the
 * connection does not close immediately (see `lingeringClose`). Returns whether the answer must say `Connection: close`
 * because the unread body is long.
 */
export function closesUnread(incoming: IncomingMessage): boolean {
  if (incoming.complete) return false;
  const { socket } = incoming;
  // Node calls this once the answer is sent, also where the client or a stop asked to close.
  socket.destroySoon = () => {
    if (incoming.complete) Socket.prototype.destroySoon.call(socket);
    else lingeringClose(socket, incoming);
  };
  return hasLongBody(incoming);
}

function hasLongBody({ headers }: IncomingMessage): boolean {
  if (headers["transfer-encoding"] !== undefined) return true;
  const length = Number(headers["content-length"] ?? 0);
  // A client that waits for "100 Continue" may leave the body out after a refusal.
  return length > (headers.expect === undefined ? SHORT_REST : 0);
}

/** Whether the connection is answered and only drops what it still receives. */
export function isLingering(socket: Socket): boolean {
  return lingering.has(socket);
}

/**
 * Closes a connection after what was written to it. A client that is still sending would lose the answer to a connection
 * reset, so the rest is read and dropped for at most 5 seconds (RFC 9112, section 9.6), or until the end of `incoming`, the
 * request whose body it is. All such connections share a pace.
 */
export function lingeringClose(socket: Socket, incoming: IncomingMessage | null = null): void {
  if (lingering.has(socket)) return;
  lingering.add(socket);
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once("close", () => clearTimeout(timer));
  socket.on("error", () => socket.destroy());
  socket.once("end", () => socket.destroy());
  socket.end();
  const rest = incoming ?? socket;
  if (incoming) {
    if (incoming.readableEnded || incoming.destroyed) return void socket.destroy();
    incoming.once("end", () => socket.destroy());
    incoming.on("error", () => socket.destroy());
  }
  rest.on("data", (chunk: Buffer) => {
    const ms = pace.spend(chunk.length);
    if (ms > 0) rest.pause();
    if (ms > 0) setTimeout(() => rest.resume(), ms).unref();
  });
  rest.resume();
}
