import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import { type Provenance, sees, type Viewer } from "../scope.ts";
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

/** What a viewer sees of a memory. */
export interface Sight {
  /** A one for each entry that is seen; null: all of them. */
  readonly seen: Uint8Array | null;
  /** Places of observations that hold in their own partitions, but not for this viewer. */
  readonly overruled: ReadonlySet<number>;
}

export function lookAt(index: UserIndex, view: View): Sight {
  const seen = seenEntries(index, view);
  return { seen, overruled: overruledIn(index, view, seen) };
}

function seenEntries(index: UserIndex, view: View): Uint8Array | null {
  const { entries } = index;
  if (view.viewer === null) return null;
  const isAllShared = !index.hasPrivate && Object.keys(view.changed).length === 0;
  if (isAllShared && view.viewer.scope === "workspace") return null;
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

// Of two observations in one slot the viewer is told the later one: what an agent was told itself, and what all share, may
// differ. An operator is shown all of them.
function overruledIn(index: UserIndex, view: View, seen: Uint8Array | null): ReadonlySet<number> {
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
