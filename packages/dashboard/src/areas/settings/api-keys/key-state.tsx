import { StateBadge } from "../../../kit/state-badge.tsx";
import { type ApiKey, KEY_STATES } from "./keys.ts";

/** State badge of a key. */
export function KeyStateBadge({ apiKey: { state } }: { readonly apiKey: ApiKey }) {
  const { label, tone } = KEY_STATES[state];
  return <StateBadge tone={tone}>{label}</StateBadge>;
}
