import { readdir, readFile, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import type { Instance } from "../instance.ts";
import type { BlobStore } from "../platform/blobs/blob-store.ts";
import { FolderBlobStore } from "../platform/blobs/folder.ts";
import { rootSecretFile } from "../platform/crypto/keyring.ts";
import { expectOpens, readRootSecretCheck } from "../platform/crypto/root-secret-check.ts";
import { openDataFolder } from "../platform/data-folder.ts";
import { type Archive, archiveTables, restoreTables } from "../platform/database/archive.ts";
import { migrate, pendingMigrations } from "../platform/database/migrate.ts";
import { ensureFolder, makeFolder, PRIVATE_FOLDER, writePrivateFile } from "../platform/files.ts";
import { migrateJobs } from "../platform/jobs.ts";
import { VERSION } from "../version.ts";
import { CommandError, checkSecret, withInstance } from "./with-instance.ts";

const FORMAT = 1;
const PARTIAL_SUFFIX = ".part";

interface Manifest extends Archive {
  readonly format: typeof FORMAT;
  readonly made_by: string;
  readonly made_at: string;
  /** A known value, sealed with the root secret that the rows are sealed with. */
  readonly root_secret_check?: string | null;
}

/** `hyponema backup` and `hyponema restore`. */
export function addBackup(program: Command): void {
  program
    .command("backup")
    .argument("<folder>", "a folder that does not exist yet")
    .description("copy rows, blobs and keys into a folder, while the server goes on")
    .action((folder: string) =>
      withInstance(async (instance) => {
        const manifest = await backup(instance, resolve(folder));
        const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
        console.log(`${rows} rows of ${manifest.tables.length} tables are in ${resolve(folder)}`);
        if (instance.config.HYPONEMA_SECRET_KEY) {
          console.log(
            "Keep HYPONEMA_SECRET_KEY as well: without it the sealed credentials cannot be opened.",
          );
        }
      }),
    );
  program
    .command("restore")
    .argument("<folder>", "what backup wrote")
    .description("bring a backup into an empty data folder or database")
    .action(async (folder: string) => {
      await restoreSecret(resolve(folder));
      await withInstance((instance) => restore(instance, resolve(folder)));
      console.log("Restored. Start the server as usual.");
    });
}

/** Backs the embedded database up to `<data dir>/backups` before a migration. Keeps the newest three. */
export async function backupBeforeMigration(instance: Instance): Promise<void> {
  if (!instance.embedded) return;
  const folder = join(instance.dataDir, "backups");
  await ensureFolder(folder, PRIVATE_FOLDER);
  await backup(instance, join(folder, new Date().toISOString().replace(/[:.]/g, "-")));
  // Incomplete backups do not count towards the three.
  const complete = (await readdir(folder)).filter((name) => !name.endsWith(PARTIAL_SUFFIX));
  const old = complete.sort().slice(0, -3);
  for (const name of old) await rm(join(folder, name), { recursive: true });
}

async function backup(instance: Instance, folder: string): Promise<Manifest> {
  // Written to a temporary name and renamed when complete, so that a folder with the final name is a complete backup.
  const draft = folder + PARTIAL_SUFFIX;
  await rm(draft, { recursive: true, force: true });
  await makeFolder(draft, PRIVATE_FOLDER);
  const archive = await archiveTables(instance.databaseUrl, draft);
  const secret = await readFile(rootSecretFile(instance.dataDir), "utf8").catch(() => null);
  if (secret !== null) await writePrivateFile(rootSecretFile(draft), secret);
  await copyBlobs(instance.blobs, blobFolder(draft));
  const manifest: Manifest = {
    format: FORMAT,
    made_by: VERSION,
    made_at: new Date().toISOString(),
    root_secret_check: await readStoredCheck(instance),
    ...archive,
  };
  await writePrivateFile(join(draft, "manifest.json"), JSON.stringify(manifest, null, 2));
  await rename(draft, folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    throw new CommandError(`${folder} exists already; name a folder that does not.`);
  });
  return manifest;
}

async function restore(instance: Instance, folder: string): Promise<void> {
  const manifest = await readManifest(folder);
  const { root_secret_check: check } = manifest;
  if (check) await expectOpens(check, instance.sealer, instance.rootSecretSource);
  // Migrates to the backup's schema version, restores its rows, then migrates to the current version.
  await migrate(instance.databaseUrl, { upTo: manifest.schemaVersion });
  await restoreTables(instance.databaseUrl, folder, manifest);
  await migrate(instance.databaseUrl);
  await migrateJobs(instance.databaseUrl);
  await checkSecret(instance);
  await copyBlobs(blobFolder(folder), instance.blobs);
}

// Before a migration, the schema may predate the root secret check.
async function readStoredCheck({ databaseUrl, database }: Instance): Promise<string | null> {
  const pending = await pendingMigrations(databaseUrl);
  return pending.includes("0015_root_secret_check") ? null : database.asSystem(readRootSecretCheck);
}

// Runs before the instance is opened, because opening it would create a new root secret.
async function restoreSecret(folder: string): Promise<void> {
  await readManifest(folder);
  if (process.env.DATABASE_URL) return;
  const dataDir = resolve(process.env.HYPONEMA_DATA_DIR || "./data");
  const target = rootSecretFile(dataDir);
  const secret = await readFile(rootSecretFile(folder), "utf8").catch(() => null);
  const existing = await readFile(target, "utf8").catch(() => null);
  if (secret === null || existing === secret) return;
  if (existing !== null)
    throw new CommandError(`${dataDir} is in use by another instance; restore into an empty folder.`);
  await openDataFolder(dataDir);
  await writePrivateFile(target, secret);
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, "manifest.json"), "utf8").catch(() => {
    throw new CommandError(`${folder} is not a backup: it has no manifest.json.`);
  });
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.format === FORMAT) return manifest;
  throw new CommandError(
    `This backup has format ${manifest.format}; restore it with a newer version of the server.`,
  );
}

function blobFolder(folder: string): BlobStore {
  return new FolderBlobStore(join(folder, "blobs"));
}

async function copyBlobs(from: BlobStore, to: BlobStore): Promise<void> {
  const signal = new AbortController().signal;
  for await (const key of from.list("")) {
    const blob = await from.get(key);
    if (blob) await to.put(key, blob.content, blob.contentType, signal);
  }
}
