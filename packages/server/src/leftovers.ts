import { join } from "node:path";
import type { Instance } from "./instance.ts";
import { removeLeftovers } from "./platform/leftovers.ts";

// Longer than anything takes that is being written.
const DAY_MS = 24 * 3600 * 1000;

/** Every kind of file that this server writes aside before it is whole, by its folder in the data folder. */
const DRAFTS: readonly { readonly folder: string; readonly names: RegExp }[] = [
  { folder: ".", names: /^secret\.key\.\d+\.[0-9a-f]{8}$/ },
  { folder: "backups", names: /\.part$/ },
];

/**
 * Removes what earlier servers left half made when they died: drafts in the data folder and uploads of the blob store that
 * nobody has touched for a day. Resolves to how many.
 */
export async function removeAllLeftovers(
  { dataDir, blobs, clock }: Pick<Instance, "dataDir" | "blobs" | "clock">,
  signal: AbortSignal,
): Promise<number> {
  const before = new Date(clock.now().getTime() - DAY_MS);
  let removed = 0;
  for (const { folder, names } of DRAFTS)
    removed += await removeLeftovers(join(dataDir, folder), (name) => names.test(name), before);
  return removed + (await blobs.removeUnfinished(before, signal));
}
