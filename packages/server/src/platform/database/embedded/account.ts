import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chown, cp, lstat, readdir, readFile, readlink, rename, rm, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { ensureFolder, makeFolder, PRIVATE_FOLDER, setMode } from "../../files.ts";
import { EmbeddedPostgresError } from "./errors.ts";
import { removeOldCopies } from "./old-copies.ts";

const run = promisify(execFile);

// Where things go that the database's own account could not reach otherwise.
const COMMON = "/var/lib/hyponema";
const COMMON_MODE = 0o755;
// Others pass through to what belongs to them, and cannot list it.
const PLACE_MODE = 0o711;
const ACCOUNTS = ["hyponema", "postgres", "nobody"];

/** Whom the database runs as; null: as ourselves. PostgreSQL refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/** The account for the database: ours, unless we are root; then a system account, made when there is none. */
export async function databaseAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  if (!(await findAccount("hyponema"))) {
    const options = ["--system", "--no-create-home", "--home-dir", COMMON, "--shell", "/usr/sbin/nologin"];
    // Some systems have no useradd; then an account that is always there serves.
    await run("useradd", [...options, "hyponema"]).catch(() => undefined);
  }
  for (const name of ACCOUNTS) {
    const account = await findAccount(name);
    if (account) return account;
  }
  throw new EmbeddedPostgresError(
    "PostgreSQL does not run as root and no other account was found. Start the server as an ordinary user, or set DATABASE_URL.",
  );
}

async function findAccount(name: string): Promise<Account | null> {
  const passwd = await readFile("/etc/passwd", "utf8").catch(() => "");
  const fields = passwd
    .split("\n")
    .map((line) => line.split(":"))
    .find(([user]) => user === name);
  return fields ? { name, uid: Number(fields[2]), gid: Number(fields[3]) } : null;
}

/**
 * As root: a folder that the database's account may not enter, with that account; null where there is none. Unlike a
 * start, it makes and mends nothing.
 */
export async function closedFolder(dataDir: string): Promise<{ folder: string; account: string } | null> {
  if (process.getuid?.() !== 0) return null;
  const account = await findAccount("hyponema");
  const link = await readlink(join(dataDir, "postgres")).catch(() => null);
  if (!account || !link) return null;
  const folders = [COMMON, dirname(link)];
  for (const folder of folders) {
    if ((await exists(folder)) && !(await canEnter(folder, account)))
      return { folder, account: account.name };
  }
  return null;
}

/** Credentials to start a process with, for `spawn` and `execFile`. */
export function asAccount(account: Account | null): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** The PostgreSQL folder, or, where `account` may not enter it, a copy that it may; made once for each version. */
export async function reachableBinaries(
  native: string,
  version: string,
  account: Account | null,
): Promise<string> {
  if (account === null || (await canRun(native, account))) return native;
  await ensureFolder(COMMON, COMMON_MODE);
  const name = `postgres-${version}`;
  const copy = join(COMMON, name);
  await removeOldCopies(COMMON, name, new Date());
  if (await exists(join(copy, "bin", "postgres"))) {
    if (!(await canRun(copy, account))) await openToAll(copy);
    return copy;
  }
  const draft = `${copy}.${randomBytes(4).toString("hex")}`;
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await openToAll(draft);
  // Whoever copies first wins; the loser's copy is the same.
  await rename(draft, copy).catch(() => rm(draft, { recursive: true }));
  return copy;
}

/**
 * The folder for the cluster: `<dataDir>/postgres`, or, where `account` may not enter the data folder, one in a common
 * place that `<dataDir>/postgres` then links to. It need not exist yet; its parent does, and belongs to `account`.
 */
export async function reachableData(dataDir: string, account: Account | null): Promise<string> {
  const wanted = join(dataDir, "postgres");
  const link = await readlink(wanted).catch(() => null);
  if (link) {
    if (account && dirname(dirname(link)) === COMMON) await ensurePlace(dirname(link));
    return link;
  }
  if (account === null) return wanted;
  if (await canEnter(dataDir, account)) {
    // A folder of its own, since initdb writes beside it before it is renamed into place.
    await chownIfThere(wanted, account);
    return wanted;
  }
  if (await exists(wanted)) {
    throw new EmbeddedPostgresError(
      `The account ${account.name}, which the database runs as, may not enter ${dataDir}. Open the folders above it (chmod o+x), or move the data folder.`,
    );
  }
  const place = await freePlace(dataDir, basename(wanted));
  await ensurePlace(place);
  const cluster = join(place, basename(wanted));
  await symlink(cluster, wanted);
  return cluster;
}

/** Makes an empty folder that belongs to `account` alone. */
export async function makeOwned(folder: string, account: Account | null): Promise<void> {
  await makeFolder(dirname(folder), COMMON_MODE);
  await ensureFolder(folder, PRIVATE_FOLDER);
  if (account) await chown(folder, account.uid, account.gid);
}

async function chownIfThere(folder: string, account: Account): Promise<void> {
  const found = await lstat(folder).catch(() => null);
  if (!found || found.uid === account.uid) return;
  // Made under another account, by an ordinary user's earlier start: everything in it changes hands.
  await run("chown", ["-R", `${account.uid}:${account.gid}`, folder]);
}

// A data folder that was deleted leaves its cluster in place: a new folder at the same path does not take it over.
async function freePlace(dataDir: string, name: string): Promise<string> {
  const first = join(COMMON, `data-${createHash("sha256").update(dataDir).digest("hex").slice(0, 16)}`);
  for (let number = 1; ; number++) {
    const place = number === 1 ? first : `${first}-${number}`;
    if (!(await exists(join(place, name)))) return place;
  }
}

// A start under a strict umask may have left them closed.
async function ensurePlace(place: string): Promise<void> {
  await ensureFolder(COMMON, COMMON_MODE);
  await ensureFolder(place, PLACE_MODE);
}

// What was installed under a strict umask is closed, and so is its copy.
async function openToAll(folder: string): Promise<void> {
  await setMode(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await setMode(path, 0o755);
    else if (entry.isFile()) await setMode(path, (await lstat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

// Of files that are installed together, one of each kind tells of all.
async function canRun(folder: string, account: Account): Promise<boolean> {
  const [program, file] = [
    join(folder, "bin", "postgres"),
    join(folder, "share", "postgresql", "postgres.bki"),
  ];
  return run("test", ["-x", program, "-a", "-r", file], { ...asAccount(account), cwd: "/" }).then(
    () => true,
    () => false,
  );
}

async function canEnter(folder: string, account: Account | null): Promise<boolean> {
  if (account === null) return true;
  return run("test", ["-x", folder], { ...asAccount(account), cwd: "/" }).then(
    () => true,
    () => false,
  );
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
