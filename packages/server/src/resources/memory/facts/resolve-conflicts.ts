import { partitionOf } from "../../../engines/memory/scope.ts";
import { changedVerdicts } from "../../../engines/memory/supersession.ts";
import { type MemoryWrite, markEntries } from "../entries/entry-store.ts";
import { hideSources, showSources } from "../entries/source-visibility.ts";
import { expiryOf } from "./observation-entry.ts";
import { applyVerdicts, type ObservationRow, observationsOfSlots, sharedSlots } from "./observation-store.ts";

const SLOTS_AT_ONCE = 100;

/** IDs of the statements that no longer hold, and of those that hold again. */
export interface Settled {
  readonly superseded: readonly string[];
  readonly restored: readonly string[];
}

/**
 * Applies the supersession rule to each partition of `slots`, or of all slots: stores which statement holds and what
 * superseded the others, and hides or shows their source messages in recall. `touched`: statements that are new or were said again.
 */
export async function settleSlots(
  write: MemoryWrite,
  slots: readonly string[] | "all",
  touched: readonly string[] = [],
): Promise<Settled> {
  const superseded: string[] = [];
  const restored: string[] = [];
  for await (const some of slots === "all" ? everySlot(write) : parts(slots)) {
    const settled = await settleRows(write, await observationsOfSlots(write.tx, write.userId, some), touched);
    superseded.push(...settled.superseded);
    restored.push(...settled.restored);
  }
  return { superseded, restored };
}

/** The same for rows already read: all statements of their slots and partitions, or a chain without a slot. */
export async function settleRows(
  write: MemoryWrite,
  rows: readonly ObservationRow[],
  touched: readonly string[] = [],
): Promise<Settled> {
  const groups = Map.groupBy(rows, (row) => `${partitionOf(row)} ${row.slot ?? ""}`);
  const verdicts = [...groups.values()].flatMap(changedVerdicts);
  const byId = new Map(rows.map((row) => [row.id, row]));
  if (verdicts.length > 0) {
    await applyVerdicts(write.tx, verdicts);
    await markEntries(
      write,
      verdicts.flatMap((verdict) => {
        const row = byId.get(verdict.id);
        if (!row) return [];
        return { id: row.id, state: verdict.status, expiresAt: expiryOf({ ...row, ...verdict }) };
      }),
    );
  }
  const now = new Map(rows.map(({ id, status }) => [id, status]));
  for (const { id, status } of verdicts) now.set(id, status);
  const seen = [...new Set([...verdicts.map(({ id }) => id), ...touched])];
  await hideSources(
    write,
    seen.filter((id) => now.get(id) === "superseded"),
  );
  await showSources(
    write,
    seen.filter((id) => now.get(id) === "active"),
  );
  const turned = (status: string) =>
    verdicts.filter((verdict) => verdict.status === status && byId.get(verdict.id)?.status !== status);
  return {
    superseded: turned("superseded").map(({ id }) => id),
    restored: turned("active").map(({ id }) => id),
  };
}

async function* parts(slots: readonly string[]): AsyncGenerator<readonly string[]> {
  const distinct = [...new Set(slots)];
  for (let from = 0; from < distinct.length; from += SLOTS_AT_ONCE) {
    yield distinct.slice(from, from + SLOTS_AT_ONCE);
  }
}

async function* everySlot({ tx, userId }: MemoryWrite): AsyncGenerator<readonly string[]> {
  for (let after: string | null = null; ; ) {
    const slots: string[] = await sharedSlots(tx, userId, after, SLOTS_AT_ONCE);
    if (slots.length > 0) yield slots;
    if (slots.length < SLOTS_AT_ONCE) return;
    after = slots.at(-1) ?? null;
  }
}
