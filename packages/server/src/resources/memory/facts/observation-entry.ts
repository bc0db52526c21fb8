import type { Embedded, NewEntry } from "../entries/entry-store.ts";
import type { ObservationRow } from "./observation-store.ts";

/** The search entry of an observation. */
export function entryOf(row: ObservationRow, embedded: Embedded | null): NewEntry {
  return {
    id: row.id,
    kind: "observation",
    state: row.status === "active" ? "active" : "superseded",
    agentId: row.agentId,
    scope: row.scope,
    sessionId: row.sourceSessionId,
    position: null,
    speaker: null,
    name: null,
    saidAt: row.saidAt,
    expiresAt: expiryOf(row),
    importance: row.importance,
    sourceId: row.sourceMessageId,
    slot: row.slot,
    repeatedAt: row.repeatedAt,
    text: row.text ?? "",
    embedded,
  };
}

/** When an observation stops being recalled: at the end of its validity. Events never expire. */
export function expiryOf({
  status,
  kind,
  validTo,
}: Pick<ObservationRow, "status" | "kind" | "validTo">): Date | null {
  return status === "active" && kind !== "event" ? validTo : null;
}
