import { readdir, readlink, stat, utimes } from "node:fs/promises";
import { join, sep } from "node:path";
import { removeLeftovers } from "../../leftovers.ts";

const COPY = /^postgres-\d/;
// Also what a server has that has been running for long and may start its database again: that one is running from it.
const KEPT_MS = 30 * 24 * 3600 * 1000;

/**
 * Marks the copy of PostgreSQL's programs that is used now, and removes from `folder` those, whole or half made, that no
 * server has started with for 30 days and no process runs from.
 */
export async function removeOldCopies(folder: string, used: string, now: Date): Promise<void> {
  await utimes(join(folder, used), now, now).catch(() => undefined);
  const before = new Date(now.getTime() - KEPT_MS);
  for (const name of await readdir(folder).catch(() => [])) {
    if (name === used || !COPY.test(name) || (await isRunning(join(folder, name)))) continue;
    await removeLeftovers(folder, (other) => other === name, before);
  }
}

// Where there is no /proc nobody can tell, and what is there stays.
async function isRunning(folder: string): Promise<boolean> {
  if (!(await stat("/proc/self/exe").catch(() => null))) return true;
  const processes = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const programs = await Promise.all(
    processes.map((pid) => readlink(join("/proc", pid, "exe")).catch(() => "")),
  );
  return programs.some((program) => program.startsWith(folder + sep));
}
