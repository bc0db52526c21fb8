import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { Refusal } from "./refusal.ts";
import { isLingering, lingeringClose } from "./unread.ts";

/** Answers what Node refuses before any route sees it, since it is not HTTP, in the documented form. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  // Node tells of every chunk that follows the broken one.
  if (isLingering(socket)) return;
  const response = (socket as Socket & { _httpMessage?: ServerResponse | null })._httpMessage;
  if (!socket.writable || response?.headersSent || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const tooLarge = error.code === "HPE_HEADER_OVERFLOW";
  const refusal = new Refusal(tooLarge ? "headers-too-large" : "invalid-request");
  const status = tooLarge ? "431 Request Header Fields Too Large" : "400 Bad Request";
  const body = JSON.stringify({
    ...refusal.toProblem("req_none", "/docs/errors"),
    status: tooLarge ? 431 : 400,
  });
  socket.write(
    `HTTP/1.1 ${status}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
  lingeringClose(socket);
}
