import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import type pg from "pg";
import { DatabaseClient } from "./connection.ts";
import { expectRow } from "./expect-row.ts";
import { ensureRoles } from "./roles.ts";

const FOLDER = new URL("../../../migrations/", import.meta.url);

// Any number nobody else uses; every node of every version must agree on it.
const LOCK = 4_918_260_331;

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** A migration could not be applied, or the database is not one that this version can serve. */
export class MigrationError extends Error {
  override name = "MigrationError";
}

export interface MigrationResult {
  /** Names of the migrations that this call applied, in order. */
  readonly applied: readonly string[];
  /** The schema's version now. */
  readonly version: number;
}

export interface MigrateOptions {
  readonly beforeApplying?: () => Promise<void>;
  /** The last version to apply; all when left out. */
  readonly upTo?: number;
  /** Where the migrations are; for tests of the migrator itself. */
  readonly folder?: URL;
}

/**
 * Brings the schema forward to what this version needs. Forward only, each migration in its own transaction, one node
 * at a time (advisory lock), and written so that nodes of the version before go on serving. `beforeApplying` runs once
 * when there is something to apply to a database that has been in use: the place for a backup.
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<MigrationResult> {
  const client = new DatabaseClient({ connectionString: url, application_name: "hyponema-migrate" });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await ensureRoles(client);
    const known = await readMigrations(options.folder ?? FOLDER);
    const done = await appliedMigrations(client);
    refuseChanged(known, done);
    const last = options.upTo ?? Number.POSITIVE_INFINITY;
    const due = known.filter(({ version }) => !done.has(version) && version <= last);
    if (due.length > 0 && done.size > 0) await options.beforeApplying?.();
    for (const migration of due) await apply(client, migration);
    const version = Math.max(0, ...done.keys(), ...due.map((migration) => migration.version));
    return { applied: due.map((migration) => migration.name), version };
  } finally {
    await client.end();
  }
}

/** Names of migrations that are still to be applied; empty when the schema is up to date. */
export async function pendingMigrations(url: string): Promise<readonly string[]> {
  const client = new DatabaseClient({ connectionString: url, application_name: "hyponema-migrate" });
  await client.connect();
  try {
    const known = await readMigrations(FOLDER);
    const exists = await client.query("SELECT to_regclass('hyponema.schema_migrations') AS found");
    if (!expectRow(exists.rows, "looking for the schema's migrations").found)
      return known.map((migration) => migration.name);
    const done = await appliedMigrations(client);
    return known.filter((migration) => !done.has(migration.version)).map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function readMigrations(folder: URL): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}_\w+\.sql$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => {
      const sql = await readFile(new URL(file, folder), "utf8");
      const checksum = createHash("sha256").update(sql).digest("hex");
      return { version: Number(file.slice(0, 4)), name: file.slice(0, -4), sql, checksum };
    }),
  );
}

async function appliedMigrations(
  client: pg.Client,
): Promise<Map<number, { name: string; checksum: string }>> {
  const { rows } = await client.query<{ version: number; name: string; checksum: string }>(
    "SELECT version, name, checksum FROM hyponema.schema_migrations",
  );
  return new Map(rows.map((row) => [row.version, row]));
}

function refuseChanged(
  known: readonly Migration[],
  done: ReadonlyMap<number, { name: string; checksum: string }>,
): void {
  const changed = known.find((migration) => {
    const before = done.get(migration.version);
    return before !== undefined && before.checksum !== migration.checksum;
  });
  if (!changed) return;
  throw new MigrationError(
    `Migration ${changed.name} was applied to this database in another form. Run the version that the database was made with, or restore its backup.`,
  );
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(migration.sql);
    await client.query(
      "INSERT INTO hyponema.schema_migrations (version, name, checksum) VALUES ($1, $2, $3)",
      [migration.version, migration.name, migration.checksum],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(
      `Migration ${migration.name} failed and was rolled back; the database is as it was. The database said: ${reason}`,
      { cause: error },
    );
  }
}
