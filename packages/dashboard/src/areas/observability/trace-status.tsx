import type { Schemas } from "@hyponema/client";
import { worded } from "../../kit/amounts.ts";
import { StateBadge, type Tone } from "../../kit/state-badge.tsx";

type Status = Schemas["TraceSummary"]["status"];

const TONES: Readonly<Record<Status, Tone>> = {
  complete: "ok",
  interrupted: "quiet",
  blocked: "warn",
  failed: "bad",
};

/** How a turn ended. */
export function TraceStatus({ status }: { readonly status: Status }) {
  return <StateBadge tone={TONES[status]}>{worded(status)}</StateBadge>;
}
