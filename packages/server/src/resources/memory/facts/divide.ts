import type { MemoryWrite } from "../entries/entry-store.ts";
import { showSources } from "../entries/source-visibility.ts";
import { divideByPartition } from "./mentions.ts";
import { settleSlots } from "./resolve-conflicts.ts";

/** IDs of observations that were divided, created or changed, and of those that no longer hold. */
export interface Divided {
  readonly observations: readonly string[];
  readonly superseded: readonly string[];
}

export const NOTHING_DIVIDED: Divided = { observations: [], superseded: [] };

/**
 * Divides observations whose mentions now belong to several partitions, then decides again which statements hold.
 * `changed`: statements whose own partition changed.
 */
export async function settleDivided(
  write: MemoryWrite,
  changed: readonly { readonly id: string; readonly slot: string | null }[] = [],
): Promise<Divided> {
  const divided = await divideByPartition(write);
  const slots = [...changed, ...divided].flatMap(({ slot }) => slot ?? []);
  const touched = [...changed, ...divided].map(({ id }) => id);
  const { superseded, restored } = await settleSlots(write, slots, touched);
  await showSources(
    write,
    divided.flatMap(({ id, slot }) => (slot === null ? [id] : [])),
  );
  return { observations: [...new Set([...touched, ...restored])], superseded };
}
