import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";

// Node reads and drops an unread body up to this length, and the connection serves the next request.
const SHORT_REST = 64 * 1024;
const LINGER_MS = 5_000;
const MAX_DISCARDED = 256 * 1024 * 1024;

/**
 * Call this before a request is answered. If a long body is still unread, the connection closes after the answer, but not
 * immediately: a client that is still sending would lose the answer to a connection reset. The rest of the body is read
 * and dropped for at most 5 seconds and 256 MiB (RFC 9112, section 9.6). Returns whether the answer must say
 * `Connection: close`.
 */
export function closesUnread(incoming: IncomingMessage): boolean {
  if (incoming.complete || !hasLongBody(incoming)) return false;
  const { socket } = incoming;
  // Node calls this once the answer is sent.
  socket.destroySoon = () => lingeringClose(incoming, socket);
  return true;
}

function hasLongBody({ headers }: IncomingMessage): boolean {
  if (headers["transfer-encoding"] !== undefined) return true;
  const length = Number(headers["content-length"] ?? 0);
  // A client that waits for "100 Continue" may leave the body out after a refusal.
  return length > (headers.expect === undefined ? SHORT_REST : 0);
}

function lingeringClose(incoming: IncomingMessage, socket: Socket): void {
  const heard = socket.bytesRead;
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once("close", () => clearTimeout(timer));
  socket.on("error", () => socket.destroy());
  socket.end();
  if (incoming.readableEnded || incoming.destroyed) return void socket.destroy();
  incoming.on("data", () => {
    if (socket.bytesRead - heard > MAX_DISCARDED) socket.destroy();
  });
  incoming.once("end", () => socket.destroy());
  incoming.on("error", () => socket.destroy());
  incoming.resume();
}
