import { ConnectionError, HyponemaError } from "./errors.ts";

const MOST_TRIES = 4;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;

export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** Tries again what may be tried again, waiting as long as the server says, or twice as long each time. */
export async function persist<T>(
  work: () => Promise<T>,
  repeatable: boolean,
  sleep: Sleep,
  signal?: AbortSignal,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const wait = waitAfter(error, tries);
      if (!repeatable || wait === null || tries >= MOST_TRIES || signal?.aborted) throw error;
      await sleep(wait, signal);
    }
  }
}

function waitAfter(error: unknown, tries: number): number | null {
  const usual = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
  if (error instanceof ConnectionError) return usual;
  if (!(error instanceof HyponemaError)) return null;
  const passing = error.status === 429 || error.status === 503 || error.code === "idempotency-in-flight";
  if (!passing) return null;
  return error.retryAfterSeconds === null ? usual : error.retryAfterSeconds * 1000;
}

/** Waits; rejects when `signal` aborts. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}
