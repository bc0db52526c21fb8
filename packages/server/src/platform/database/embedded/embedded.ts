import { readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { releaseReserveWhenLow } from "../../storage-watch.ts";
import { databaseAccount, reachableBinaries, reachableData } from "./account.ts";
import { chooseAddress, urlOf } from "./address.ts";
import { findBinaries } from "./binaries.ts";
import { clusterSecrets, ensureCluster, ensureOwner } from "./cluster.ts";
import { EmbeddedPostgresError } from "./errors.ts";
import { lockFolder } from "./folder-lock.ts";
import { forgetDead, Postmaster } from "./postmaster.ts";

const ORPHAN_PATIENCE_MS = 30_000;

export interface EmbeddedPostgres {
  /** URL of the role `hyponema`, which owns the database `hyponema` and is no superuser. */
  readonly url: string;
  /** URL of the superuser, on the database `postgres`: for tests that make databases, and for diagnosis. */
  readonly adminUrl: string;
  /** Where the file that keeps room in reserve goes: on the disk of the cluster, which may be linked to. */
  readonly reserve: string;
  /** Shuts the database down and gives the folder free; may be called again. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Settings of postgresql.conf over ours. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Called with the reason when the start takes long. */
  readonly onWaiting?: (reason: string) => void;
  /** Calls the start off. */
  readonly signal?: AbortSignal;
}

/**
 * Starts the PostgreSQL that ships in the installed packages as a child of this process, in `<dataDir>/postgres`, on a
 * socket file (or, where its path would be too long, a loopback port). It is started again when it dies. A data folder
 * serves one process at a time; whatever killed the last one, the next start finds its way.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir } = options;
  const lock = await lockFolder(dataDir);
  try {
    const account = await databaseAccount();
    const { native, version } = findBinaries();
    const bin = join(await reachableBinaries(native, version, account), "bin");
    const folder = await reachableData(dataDir, account);
    const known = await clusterSecrets(dataDir);
    await stopOrphan(folder);
    const secrets = await ensureCluster({ dataDir, folder, bin, account }, known);
    const address = await chooseAddress(folder);
    const adminUrl = urlOf("postgres", secrets.adminPassword, "postgres", address);
    const postmaster = new Postmaster({
      bin,
      folder,
      account,
      address,
      adminUrl,
      settings: options.settings ?? {},
      ...(options.onWaiting ? { onWaiting: options.onWaiting } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    const reserve = join(dirname(folder), "postgres.reserve");
    await releaseReserveWhenLow(reserve);
    await postmaster.start();
    await ensureOwner(adminUrl, secrets).catch(async (error) => {
      await postmaster.stop();
      throw error;
    });
    let stopping: Promise<void> | null = null;
    return {
      url: urlOf("hyponema", secrets.ownerPassword, "hyponema", address),
      adminUrl,
      reserve,
      stop() {
        stopping ??= postmaster.stop().then(() => lock.release());
        return stopping;
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** URL of the database that another process of ours runs on `dataDir` now; null when none does. */
export async function findRunningPostgres(dataDir: string): Promise<string | null> {
  const cluster = join(dataDir, "postgres");
  const folder = await realpath(cluster).catch(() => cluster);
  // Its lines: process, folder, start time, port, socket folder, address.
  const lines = (await readFile(join(folder, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const [pid, , , port, socketFolder] = lines;
  if (!pid || !(await isPostgresOn(Number(pid), folder))) return null;
  const secrets = await clusterSecrets(dataDir);
  if (secrets === null) return null;
  return urlOf("hyponema", secrets.ownerPassword, "hyponema", {
    port: Number(port),
    socketFolder: socketFolder || null,
  });
}

/**
 * A server that was killed leaves its database running: that one is shut down, which takes a moment, rather than
 * adopted, so that the database is always our child. We hold the folder's lock, so nobody else can be using it.
 */
async function stopOrphan(folder: string): Promise<void> {
  const file = await readFile(join(folder, "postmaster.pid"), "utf8").catch(() => "");
  const pid = Number(file.split("\n")[0]) || 0;
  const deadline = performance.now() + ORPHAN_PATIENCE_MS;
  if (await isPostgresOn(pid, folder)) process.kill(pid, "SIGINT");
  while (await isPostgresOn(pid, folder)) {
    if (performance.now() > deadline) {
      throw new EmbeddedPostgresError(
        `A database left by an earlier server (process ${pid}) does not stop; stop it by hand.`,
      );
    }
    await delay(50);
  }
  await forgetDead(folder);
}

async function isPostgresOn(pid: number, folder: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null);
  return command?.split("\0").includes(folder) ?? false;
}
