import type { Schemas } from "@hyponema/client";
import type { Tone } from "../../../kit/state-badge.tsx";

export type ApiKey = Schemas["ApiKey"];
export type KeyState = ApiKey["state"];

interface Look {
  readonly label: string;
  readonly tone: Tone;
}

/** How keys stand. */
export const KEY_STATES: Readonly<Record<KeyState, Look>> = {
  active: { label: "Works", tone: "ok" },
  expiring: { label: "Expiring", tone: "warn" },
  expired: { label: "Expired", tone: "quiet" },
  revoked: { label: "Revoked", tone: "quiet" },
};

/** Their answers are void when a key changes. */
export const KEY_READS = ["listApiKeys", "getApiKey"] as const;

/** Whether a key can still be used, and so be changed. */
export function works({ state }: ApiKey): boolean {
  return state === "active" || state === "expiring";
}
