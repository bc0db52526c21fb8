import type { Schemas } from "@hyponema/client";
import type { Tone } from "../../../kit/state-badge.tsx";

export type ApiKey = Schemas["ApiKey"];
export type KeyState = ApiKey["state"];

interface BadgeStyle {
  readonly label: string;
  readonly tone: Tone;
}

/** Labels and colors of key states. */
export const KEY_STATES: Readonly<Record<KeyState, BadgeStyle>> = {
  active: { label: "Works", tone: "ok" },
  expiring: { label: "Expiring", tone: "warn" },
  expired: { label: "Expired", tone: "quiet" },
  revoked: { label: "Revoked", tone: "quiet" },
};

/** Operations to invalidate when a key changes. */
export const KEY_QUERIES = ["listApiKeys", "getApiKey"] as const;

/** Whether the key can still be used, and therefore edited. */
export function isUsable({ state }: ApiKey): boolean {
  return state === "active" || state === "expiring";
}
