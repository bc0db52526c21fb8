import { ConnectionError, HyponemaError } from "./errors.ts";

const MAX_ATTEMPTS = 4;
const INITIAL_BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 10_000;
// A longer Retry-After is not waited for: the error is thrown so that the caller can decide.
const MAX_RETRY_AFTER_MS = 60_000;

export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** Retries retryable errors, after the server's Retry-After or with exponential backoff. */
export async function withRetries<T>(
  work: () => Promise<T>,
  repeatable: boolean,
  sleep: Sleep,
  signal?: AbortSignal,
): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await work();
    } catch (error) {
      const delayMs = retryDelay(error, attempts);
      if (!repeatable || delayMs === null || attempts >= MAX_ATTEMPTS) throw error;
      await sleep(delayMs, signal);
    }
  }
}

/** Milliseconds to wait after this many consecutive failures; null if the error is not retryable. */
export function retryDelay(error: unknown, attempts: number): number | null {
  if (error instanceof ConnectionError) return error.retryable ? backoff(attempts) : null;
  if (!(error instanceof HyponemaError) || !error.retryable) return null;
  if (error.retryAfterSeconds === null) return backoff(attempts);
  const retryAfter = error.retryAfterSeconds * 1000;
  return retryAfter <= MAX_RETRY_AFTER_MS ? retryAfter : null;
}

/** Exponential backoff with jitter over its upper half, so that many clients do not reconnect at the same time. */
export function backoff(attempts: number): number {
  const whole = Math.min(MAX_BACKOFF_MS, INITIAL_BACKOFF_MS * 2 ** (attempts - 1));
  return whole / 2 + (Math.random() * whole) / 2;
}

/** Resolves after `ms`; rejects with the signal's reason when `signal` aborts. */
export function delay(ms: number, signal?: AbortSignal): Promise<void> {
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
