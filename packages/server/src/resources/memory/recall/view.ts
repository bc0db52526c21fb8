import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import { type Provenance, sees, type Viewer } from "../scope/scope.ts";
import type { UserIndex } from "./user-index.ts";

/** Through whose eyes a memory is looked at. */
export interface View {
  readonly viewer: Viewer | null;
  /** Agents, by their IDs, of which what was learned is for others than its entries say yet. */
  readonly changed: Readonly<Record<string, MemoryScope>>;
}

/** Whom an entry is for, whether or not its row has followed the last change. */
export function provenanceOf({ changed }: View, { agentId, scope }: Provenance): Provenance {
  return { agentId, scope: agentId === null ? scope : (changed[agentId] ?? scope) };
}

/** A one for each entry that the viewer sees; null: all of them. */
export function seenEntries({ entries }: UserIndex, view: View): Uint8Array | null {
  if (view.viewer === null) return null;
  const seen = new Uint8Array(entries.length);
  let count = 0;
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at];
    if (!entry || !sees(view.viewer, provenanceOf(view, entry))) continue;
    seen[at] = 1;
    count++;
  }
  return count === entries.length ? null : seen;
}

/**
 * Places of observations that hold in their own partitions, but not for this viewer, who sees a later one in the same slot: what an
 * agent was told itself, and what all share, may differ. An operator is shown all of them.
 */
export function overruledIn(index: UserIndex, view: View, seen: Uint8Array | null): ReadonlySet<number> {
  const overruled = new Set<number>();
  if (view.viewer === null) return overruled;
  for (const rivals of index.contested) {
    const visible = rivals.filter((at) => seen === null || seen[at] === 1);
    const [latest, ...others] = visible.sort((one, other) => lastSaid(index, other) - lastSaid(index, one));
    if (latest !== undefined) for (const at of others) overruled.add(at);
  }
  return overruled;
}

function lastSaid({ entries }: UserIndex, at: number): number {
  const entry = entries[at];
  return entry?.repeatedAt ?? entry?.saidAt ?? 0;
}
