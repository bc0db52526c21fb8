import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";

// A rest up to this length is read and dropped by Node, and the connection serves the next request.
const SHORT_REST = 64 * 1024;
const LINGER_MS = 5_000;
const MAX_DISCARDED = 256 * 1024 * 1024;

/**
 * To be called before a request is answered. When most of its body has not been read, the connection is closed after the
 * answer, but not at once: a client that is still sending would lose the answer to a connection reset. The rest is read
 * and dropped until the client is done, for at most 5 seconds and 256 MiB (RFC 9112, section 9.6). Returns whether the
 * answer must say `Connection: close`.
 */
export function closesUnread(incoming: IncomingMessage): boolean {
  if (incoming.complete || !hasLongBody(incoming)) return false;
  const { socket } = incoming;
  // Node calls this when the answer is out; the client gets the end of the stream, and is heard out.
  socket.destroySoon = () => hearOut(incoming, socket);
  return true;
}

function hasLongBody({ headers }: IncomingMessage): boolean {
  if (headers["transfer-encoding"] !== undefined) return true;
  const length = Number(headers["content-length"] ?? 0);
  // Who asked whether to send the body will not send it after a refusal, or not know that it must.
  return length > (headers.expect === undefined ? SHORT_REST : 0);
}

function hearOut(incoming: IncomingMessage, socket: Socket): void {
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
