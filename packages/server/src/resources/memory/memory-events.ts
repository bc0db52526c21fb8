import { recordChange } from "../audit/service.ts";
import { raiseUserEvent } from "../outbox/service.ts";
import type { MemoryWrite } from "./entries/entry-store.ts";

const MOST_IDS = 1_000;
const WHAT = ["observations", "superseded", "forgotten", "threads"] as const;

/** IDs of the rows that a change touched. */
export type Touched = { readonly [K in (typeof WHAT)[number]]?: readonly string[] };

/** Raises `memory.updated` with IDs, never texts; a large change raises several events. */
export async function raiseUpdated({ tx, userId }: MemoryWrite, touched: Touched): Promise<void> {
  const named = WHAT.flatMap((what) => (touched[what] ?? []).map((id) => ({ what, id })));
  for (let from = 0; from < named.length; from += MOST_IDS) {
    const part = named.slice(from, from + MOST_IDS);
    const ids = WHAT.map((what) => [what, part.filter((one) => one.what === what).map(({ id }) => id)]);
    await raiseUserEvent(tx, "memory.updated", userId, Object.fromEntries(ids));
  }
}

/** Audits a change of memory: its kind and counts, never texts. */
export async function auditMemory(
  { tx, userId }: MemoryWrite,
  action: `memory.${string}`,
  target: { readonly kind: string; readonly id: string },
  facts: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await recordChange(tx, { action, target, after: { user_id: userId, ...facts } });
}
