import { setTimeout as delay } from "node:timers/promises";
import type { Egress, EgressRequest, EgressResponse } from "./egress.ts";
import { EgressError } from "./egress-error.ts";

const FIRST_WAIT_MS = 200;

/**
 * Sends a request up to `tries` times within its timeout: again after a connection that failed, 429 and 5xx, each time
 * after twice the wait, or after what `Retry-After` asks for. For requests that may arrive twice. Resolves to the last
 * answer, or why there was none; throws only when the signal aborts.
 */
export async function fetchRepeating(
  egress: Egress,
  url: string,
  request: EgressRequest,
  tries: number,
): Promise<EgressResponse | EgressError> {
  const until = performance.now() + request.timeoutMs;
  for (let tried = 1; ; tried++) {
    const timeoutMs = Math.max(1, Math.round(until - performance.now()));
    const outcome = await attempt(egress, url, { ...request, timeoutMs });
    const wait = tried < tries ? waitOf(outcome, tried) : null;
    if (wait === null || performance.now() + wait >= until) return outcome;
    await delay(wait, undefined, { signal: request.signal });
  }
}

async function attempt(
  egress: Egress,
  url: string,
  request: EgressRequest,
): Promise<EgressResponse | EgressError> {
  try {
    return await egress.fetch(url, request);
  } catch (error) {
    if (request.signal.aborted || !(error instanceof EgressError)) throw error;
    return error;
  }
}

// How long to wait before the next try, in ms; null when there is no sense in one.
function waitOf(outcome: EgressResponse | EgressError, tried: number): number | null {
  const backOff = FIRST_WAIT_MS * 2 ** (tried - 1);
  if (outcome instanceof EgressError) return outcome.code === "connection-failed" ? backOff : null;
  if (outcome.status !== 429 && outcome.status < 500) return null;
  const asked = Number(outcome.headers["retry-after"]);
  return Number.isFinite(asked) ? Math.max(backOff, asked * 1000) : backOff;
}
