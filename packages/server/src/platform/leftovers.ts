import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/**
 * Removes what a process that died left half made: entries of `folder` that `isLeftover` knows by their names and
 * that nobody has changed since `before`. Resolves to how many; a folder that is not there has none.
 */
export async function removeLeftovers(
  folder: string,
  isLeftover: (name: string) => boolean,
  before: Date,
): Promise<number> {
  const names = (await readdir(folder).catch(() => [])).filter(isLeftover);
  let removed = 0;
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (!found || found.mtime >= before) continue;
    await rm(path, { recursive: true, force: true });
    removed++;
  }
  return removed;
}
