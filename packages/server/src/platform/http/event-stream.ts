import type { ServerResponse } from "node:http";
import type { ResponseStream } from "./response-stream.ts";

const KEEP_ALIVE_MS = 15_000;

/** Writes encoded events; resolves when the reader can take more, at once where there is nothing to wait for. */
export type Write = (text: string) => Promise<void> | undefined;

/** Server-sent events that `follow` writes until it resolves. `signal` is aborted when the reader hangs up. */
export function eventStream(follow: (write: Write) => Promise<void>, signal: AbortSignal): ResponseStream {
  return {
    async pipe(response, headers) {
      response.writeHead(200, {
        ...headers,
        "Content-Type": "text/event-stream; charset=utf-8",
        "Cache-Control": "no-store",
        "X-Accel-Buffering": "no",
      });
      response.flushHeaders();
      const alive = setInterval(() => response.write(": alive\n\n"), KEEP_ALIVE_MS);
      try {
        await follow((text) => (response.write(text) ? undefined : drained(response, signal)));
      } finally {
        clearInterval(alive);
        response.end();
      }
    },
  };
}

// A reader who hangs up never drains: then the signal, which the closing aborts, ends the wait.
function drained(response: ServerResponse, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off("drain", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    response.once("drain", done);
    signal.addEventListener("abort", done, { once: true });
    if (signal.aborted) done();
  });
}
