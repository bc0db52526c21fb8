import { setTimeout as delay } from "node:timers/promises";
import type { Job } from "@hyponema/contract/jobs";
import type { Bus } from "../../platform/database/bus.ts";
import { eventStream } from "../../platform/http/event-stream.ts";
import type { ResponseStream } from "../../platform/http/response-stream.ts";

// A signal may be lost.
const LOOK_AGAIN_MS = 5_000;

/** A job as server-sent events: as it is now, and each time that it has changed, until it has ended. */
export function jobStream(
  bus: Bus,
  jobId: string,
  read: () => Promise<Job>,
  signal: AbortSignal,
): ResponseStream {
  return eventStream(async (write) => {
    const changes = new Changes(bus, jobId, signal);
    try {
      for (let told = ""; !signal.aborted; ) {
        changes.expect();
        const job = await read();
        const text = `event: job\ndata: ${JSON.stringify(job)}\n\n`;
        if (text !== told) await write(text);
        told = text;
        if (job.ended_at !== null) return;
        await changes.next();
      }
    } finally {
      changes.close();
    }
  }, signal);
}

/** Hears that a job has changed. */
class Changes {
  readonly #signal: AbortSignal;
  readonly #unsubscribe: () => void;
  #changed = new AbortController();

  constructor(bus: Bus, jobId: string, signal: AbortSignal) {
    this.#signal = signal;
    this.#unsubscribe = bus.subscribe((heard) => {
      if (heard.type === "job_changed" && heard.job_id === jobId) this.#changed.abort();
    });
  }

  /** Begins to wait for the next change; those that come before `next` is called count. */
  expect(): void {
    this.#changed = new AbortController();
  }

  /** Resolves when the job has changed since `expect`, when the reader hangs up, or after a while. */
  async next(): Promise<void> {
    const signal = AbortSignal.any([this.#changed.signal, this.#signal]);
    await delay(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
  }

  close(): void {
    this.#unsubscribe();
  }
}
