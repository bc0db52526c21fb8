import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import { type Provenance, sees, type Viewer } from "../scope.ts";
import type { UserIndex } from "./user-index.ts";

/** The perspective that a memory is read from. */
export interface View {
  readonly viewer: Viewer | null;
  /** Agents, by ID, whose scope has changed while their rows still have the old one. */
  readonly changed: Readonly<Record<string, MemoryScope>>;
}

/** An entry's provenance with pending scope changes applied. */
export function provenanceOf({ changed }: View, { agentId, scope }: Provenance): Provenance {
  return { agentId, scope: agentId === null ? scope : (changed[agentId] ?? scope) };
}

/** The entries that a viewer sees. */
export interface Visibility {
  /** 1 for each visible entry; null if all are visible. */
  readonly seen: Uint8Array | null;
  /** Positions of observations that hold in their own partition but not for this viewer. */
  readonly overruled: ReadonlySet<number>;
}

export function visibilityOf(index: UserIndex, view: View): Visibility {
  const seen = visibleEntries(index, view);
  return { seen, overruled: overruledIn(index, view, seen) };
}

function visibleEntries(index: UserIndex, view: View): Uint8Array | null {
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

// A viewer gets only the latest of the observations in one slot, since an agent's own and the shared one may differ.
// Operators get all of them.
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
