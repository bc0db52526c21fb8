import type { Embedded, NewEntry } from "../entries/entry-store.ts";
import type { ObservationRow } from "./observation-store.ts";

/** What recall looks an observation up by. */
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

/** When an observation is over: what was planned and what held for a time is so then. Events stay. */
export function expiryOf({
  status,
  kind,
  validTo,
}: Pick<ObservationRow, "status" | "kind" | "validTo">): Date | null {
  return status === "active" && kind !== "event" ? validTo : null;
}
