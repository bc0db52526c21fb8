import { ConnectionError, HyponemaError } from "./errors.ts";

const MOST_TRIES = 4;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
// A server that asks for more than this is not waited for: the caller hears of it instead.
const LONGEST_ASKED_MS = 60_000;

export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** Tries again what may be tried again, waiting as long as the server says, or about twice as long each time. */
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
      if (!repeatable || wait === null || tries >= MOST_TRIES) throw error;
      await sleep(wait, signal);
    }
  }
}

/** Milliseconds to wait after the `tries`th failure in a row; null when trying again cannot help. */
export function waitAfter(error: unknown, tries: number): number | null {
  if (error instanceof ConnectionError) return error.retryable ? backoff(tries) : null;
  if (!(error instanceof HyponemaError) || !error.retryable) return null;
  if (error.retryAfterSeconds === null) return backoff(tries);
  const asked = error.retryAfterSeconds * 1000;
  return asked <= LONGEST_ASKED_MS ? asked : null;
}

/** Exponential, and spread over its upper half so that many clients do not come back at once. */
export function backoff(tries: number): number {
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
  return whole / 2 + (Math.random() * whole) / 2;
}

/** Waits; rejects with the signal's reason when `signal` aborts. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
    if (signal?.aborted) stop();
  });
}
