import { chmod, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/** Of files that hold secrets. */
export const PRIVATE_FILE = 0o600;
/** Of folders that hold what is nobody else's. */
export const PRIVATE_FOLDER = 0o700;

/**
 * Makes a folder, and those above it that are missing, each with `mode`, whatever the umask is. Folders that are there
 * stay as they are.
 */
export async function makeFolder(folder: string, mode: number): Promise<void> {
  const wanted = resolve(folder);
  try {
    await make(wanted, mode);
  } catch (error) {
    // Not by `recursive`, which tries for ever where a file system takes no folders, such as /proc.
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || dirname(wanted) === wanted) throw error;
    await makeFolder(dirname(wanted), mode);
    await make(wanted, mode);
  }
}

async function make(folder: string, mode: number): Promise<void> {
  try {
    await mkdir(folder, mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST" && (await stat(folder)).isDirectory()) return;
    throw error;
  }
  await chmod(folder, mode);
}

/** The same, and gives a folder that was there `mode` too: for those that are the server's own. */
export async function ensureFolder(folder: string, mode: number): Promise<void> {
  await makeFolder(folder, mode);
  await setMode(folder, mode);
}

/** Sets a mode where it is another one. */
export async function setMode(path: string, mode: number): Promise<void> {
  if (((await stat(path)).mode & 0o777) !== mode) await chmod(path, mode);
}

/** Writes a file that only its owner can read; it is whole or not there. */
export async function writePrivateFile(file: string, content: string): Promise<void> {
  const draft = `${file}.new`;
  try {
    const handle = await open(draft, "w", PRIVATE_FILE);
    try {
      await handle.chmod(PRIVATE_FILE);
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Takes a file of secrets away from other accounts, where it is this account's to do so. */
export async function closeToOthers(file: string): Promise<void> {
  const { mode, uid } = await stat(file);
  const mine = process.getuid === undefined || process.getuid() === uid || process.getuid() === 0;
  if ((mode & 0o077) !== 0 && mine) await chmod(file, PRIVATE_FILE);
}
