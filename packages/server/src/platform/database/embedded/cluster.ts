import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { access, chmod, chown, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { closeToOthers, writePrivateFile } from "../../files.ts";
import { DatabaseClient, withoutPostgresVariables } from "../connection.ts";
import { type Account, asAccount, makeOwned } from "./account.ts";
import { EmbeddedPostgresError, reasonIn, tellsOfFullDisk } from "./errors.ts";

/** Passwords of the cluster's two roles, kept in `<dataDir>/postgres.json`, readable by its owner only. */
const ClusterSecrets = z.object({ adminPassword: z.string().min(1), ownerPassword: z.string().min(1) });
export type ClusterSecrets = Readonly<z.infer<typeof ClusterSecrets>>;

/** Where the cluster's passwords are kept. */
function secretsFile(dataDir: string): string {
  return join(dataDir, "postgres.json");
}

/** Reads the cluster's passwords; null where no cluster was made yet. */
export async function clusterSecrets(dataDir: string): Promise<ClusterSecrets | null> {
  const file = secretsFile(dataDir);
  const found = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw unusable(file, error.code ?? error.message);
    return null;
  });
  if (found !== null) {
    await closeToOthers(file);
    const known = ClusterSecrets.safeParse(parsed(found));
    if (!known.success) throw unusable(file, "not what this server wrote");
    return known.data;
  }
  if (await isThere(join(dataDir, "postgres", "PG_VERSION"))) throw unusable(file, "missing");
  return null;
}

interface ClusterPlace {
  readonly dataDir: string;
  /** Of the cluster itself. */
  readonly folder: string;
  readonly bin: string;
  readonly account: Account | null;
}

/**
 * Makes the cluster in `folder` unless it is there; one that was left half made is begun anew. The passwords are written
 * last: where they are and the cluster is not, it was lost, and an empty one does not take its place.
 */
export async function ensureCluster(
  { dataDir, folder, bin, account }: ClusterPlace,
  known: ClusterSecrets | null,
): Promise<ClusterSecrets> {
  const draft = `${folder}.new`;
  const found = await versionIn(folder);
  if (found !== null && known !== null) {
    await refuseOtherVersion(found, bin, account, folder);
    return known;
  }
  if (known !== null && !(await isThere(draft))) throw lost(dataDir, folder);
  const secrets = { adminPassword: password(), ownerPassword: password() };
  try {
    await rm(draft, { recursive: true, force: true });
    await makeCluster(draft, { folder, bin, account }, secrets);
    await writePrivateFile(secretsFile(dataDir), JSON.stringify(secrets));
  } catch (error) {
    await rm(secretsFile(dataDir), { force: true });
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
  await rename(draft, folder);
  return secrets;
}

async function versionIn(folder: string): Promise<string | null> {
  try {
    return (await readFile(join(folder, "PG_VERSION"), "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

async function makeCluster(
  draft: string,
  { folder, bin, account }: Omit<ClusterPlace, "dataDir">,
  secrets: ClusterSecrets,
): Promise<void> {
  await makeOwned(draft, account);
  const passwordFile = `${folder}.password`;
  await writePrivateFile(passwordFile, secrets.adminPassword);
  if (account) await chown(passwordFile, account.uid, account.gid);
  try {
    await execute(
      join(bin, "initdb"),
      [
        ...["--pgdata", draft, "--username", "postgres", "--pwfile", passwordFile],
        ...["--auth", "scram-sha-256", "--encoding", "UTF8", "--no-instructions"],
        ...["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"],
      ],
      account,
    );
  } catch (error) {
    throw isDiskFull(error) ? noRoom(folder, error) : error;
  } finally {
    await rm(passwordFile, { force: true });
  }
  await chmod(draft, 0o700);
}

/** Makes the product's own role and database; safe to repeat, since a start may be killed between the two. */
export async function ensureOwner(adminUrl: string, { ownerPassword }: ClusterSecrets): Promise<void> {
  const client = new DatabaseClient({ connectionString: adminUrl });
  await client.connect();
  try {
    const role = await client.query("SELECT FROM pg_roles WHERE rolname = 'hyponema'");
    if (role.rowCount === 0) {
      await client.query(
        `CREATE ROLE hyponema LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS PASSWORD ${client.escapeLiteral(ownerPassword)}`,
      );
    }
    const database = await client.query("SELECT FROM pg_database WHERE datname = 'hyponema'");
    if (database.rowCount === 0) await client.query("CREATE DATABASE hyponema OWNER hyponema");
  } finally {
    await client.end();
  }
}

async function refuseOtherVersion(
  found: string,
  bin: string,
  account: Account | null,
  folder: string,
): Promise<void> {
  const version = await execute(join(bin, "postgres"), ["--version"], account);
  const major = /(\d+)/.exec(version)?.[1] ?? "";
  if (found === major) return;
  throw new EmbeddedPostgresError(
    `The data in ${folder} was made by PostgreSQL ${found}, and this is ${major}. Make a backup with the version of the server that you used before, and restore it into an empty data folder with this one.`,
  );
}

function isDiskFull(error: unknown): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "ENOSPC" || code === "EDQUOT" || tellsOfFullDisk(message);
}

function noRoom(folder: string, cause: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `The disk of ${dirname(folder)} has no room for a database (No space left on device). Free at least 400 MB there, or set HYPONEMA_DATA_DIR to a folder on another disk.`,
    { cause },
  );
}

function lost(dataDir: string, folder: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `There is no database in ${folder}, but ${secretsFile(dataDir)} holds the passwords of one. Put the folder back from a copy, or restore a backup into an empty data folder. To begin with an empty database, delete ${secretsFile(dataDir)}.`,
  );
}

function unusable(file: string, why: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `${file}, which holds the embedded database's passwords, is unusable (${why}). Put it back from a copy of the data folder, or restore a backup into an empty data folder.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function password(): string {
  return randomBytes(24).toString("base64url");
}

/** Runs a program to its end; what it printed, or, when it failed, an error with its last lines. */
function execute(program: string, options: readonly string[], account: Account | null): Promise<string> {
  return new Promise((resolve, reject) => {
    // From a folder that every account may be in.
    const child = spawn(program, options, {
      ...asAccount(account),
      cwd: "/",
      env: withoutPostgresVariables(process.env),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let printed = "";
    const keep = (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-4_000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", (error) =>
      reject(new EmbeddedPostgresError(`${program} could not be run: ${error.message}`)),
    );
    child.once("close", (code) => {
      if (code === 0) resolve(printed);
      else
        reject(
          new EmbeddedPostgresError(`The embedded PostgreSQL could not be set up: ${reasonIn(printed)}.`),
        );
    });
  });
}
