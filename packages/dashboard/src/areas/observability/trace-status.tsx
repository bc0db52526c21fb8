import type { Schemas } from "@hyponema/client";
import { humanize } from "../../kit/format.ts";
import { StateBadge, type Tone } from "../../kit/state-badge.tsx";

type Status = Schemas["TraceSummary"]["status"];

const TONES: Readonly<Record<Status, Tone>> = {
  complete: "ok",
  interrupted: "quiet",
  blocked: "warn",
  failed: "bad",
};

/** Status badge of a turn. */
export function TraceStatus({ status }: { readonly status: Status }) {
  return <StateBadge tone={TONES[status]}>{humanize(status)}</StateBadge>;
}
