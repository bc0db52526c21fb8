import { useSyncExternalStore } from "react";

/**
 * `offline`: the device has no network; `lost`: the server does not respond; `signed-out`: the session expired while the
 * page was open.
 */
export type Connection = "ok" | "offline" | "lost" | "signed-out";

const PROBE_MS = 2_000;
// Statuses with which proxies answer while the server is unavailable.
const UNAVAILABLE_STATUSES = [502, 503, 504];

let state: Connection = navigator.onLine ? "ok" : "offline";
let probing = false;
const listeners = new Set<() => void>();
const recoveryListeners = new Set<() => void>();

/** The page's only `fetch`: updates the connection state with the outcome of every request. */
export const monitoredFetch: typeof fetch = async (input, init) => {
  try {
    const response = await fetch(input, init);
    if (UNAVAILABLE_STATUSES.includes(response.status)) markLost();
    else if (response.status !== 401) markConnected();
    return response;
  } catch (error) {
    if (!init?.signal?.aborted) markLost();
    throw error;
  }
};

/** Calls `listener` when the server responds again after an outage. */
export function onReconnect(listener: () => void): void {
  recoveryListeners.add(listener);
}

/** Marks the session as expired. Any later request that is not answered with 401 clears it. */
export function markSignedOut(): void {
  setState("signed-out");
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => state);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function setState(next: Connection): void {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

function markConnected(): void {
  const before = state;
  setState("ok");
  if (before !== "ok") for (const listener of recoveryListeners) listener();
}

function markLost(): void {
  setState(navigator.onLine ? "lost" : "offline");
  void probe();
}

// Polls only while the server is unavailable.
async function probe(): Promise<void> {
  if (probing) return;
  probing = true;
  while (state === "lost" || state === "offline") {
    await new Promise((resolve) => setTimeout(resolve, PROBE_MS));
    const answer = await fetch("/healthz").catch(() => null);
    if (answer?.ok) markConnected();
    else setState(navigator.onLine ? "lost" : "offline");
  }
  probing = false;
}

window.addEventListener("offline", markLost);
