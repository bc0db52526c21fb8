import type { Duplex } from "node:stream";
import { Refusal } from "./refusal.ts";

/** Answers what Node refuses before any route sees it, since it is not HTTP, in the documented form. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") {
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
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
