import { useSyncExternalStore } from "react";

/**
 * How things stand with the server: `ok`; `offline`, when the device has no network; `lost`, when the server does not answer;
 * `signed-out`, when a sign-in ended while the page was open.
 */
export type Connection = "ok" | "offline" | "lost" | "signed-out";

const PROBE_MS = 2_000;
// What proxies answer while the server behind them is away.
const AWAY = [502, 503, 504];

let state: Connection = navigator.onLine ? "ok" : "offline";
let probing = false;
const listeners = new Set<() => void>();
const healed = new Set<() => void>();

/** The page's one `fetch`: what every call comes to says how things stand. */
export const watchedFetch: typeof fetch = async (input, init) => {
  try {
    const response = await fetch(input, init);
    if (AWAY.includes(response.status)) lose();
    else if (response.status !== 401) settle();
    return response;
  } catch (error) {
    if (!init?.signal?.aborted) lose();
    throw error;
  }
};

/** Calls `listener` when the server answers again after it did not. */
export function onHealed(listener: () => void): void {
  healed.add(listener);
}

/** A sign-in that was good when the page was opened is good no longer; signing in again ends it. */
export function markSignedOut(): void {
  change("signed-out");
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => state);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: Connection): void {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

function settle(): void {
  const before = state;
  change("ok");
  if (before !== "ok") for (const listener of healed) listener();
}

function lose(): void {
  change(navigator.onLine ? "lost" : "offline");
  void probe();
}

// Asks only while the server is away.
async function probe(): Promise<void> {
  if (probing) return;
  probing = true;
  while (state === "lost" || state === "offline") {
    await new Promise((resolve) => setTimeout(resolve, PROBE_MS));
    const answer = await fetch("/healthz").catch(() => null);
    if (answer?.ok) settle();
    else change(navigator.onLine ? "lost" : "offline");
  }
  probing = false;
}

window.addEventListener("offline", lose);
