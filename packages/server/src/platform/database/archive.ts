import { createReadStream, createWriteStream } from "node:fs";
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { PRIVATE_FILE } from "../files.ts";
import { expectPresent } from "../invariant.ts";
import { DatabaseClient } from "./connection.ts";
import { expectRow } from "./expect-row.ts";
import { SYSTEM_ROLE } from "./roles.ts";

/** One table as it was archived. */
export interface ArchivedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

export interface Archive {
  readonly schemaVersion: number;
  /** In an order in which they can be restored: what is referred to comes first. */
  readonly tables: readonly ArchivedTable[];
}

// What belongs to the running nodes, not to the instance, and what the migrator writes itself.
const LEFT_OUT = [
  "idempotency_leases",
  "node_commands",
  "nodes",
  "rate_buckets",
  "root_secret_check",
  "schema_migrations",
];

/** The database holds something already, or the archive does not fit; the message says what to do. */
export class ArchiveError extends Error {
  override name = "ArchiveError";
}

/** Writes every row of the instance into gzipped files in `folder`, as of one moment, while the server goes on. */
export async function archiveTables(url: string, folder: string): Promise<Archive> {
  return connected(url, async (client) => {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const version = await client.query<{ version: number }>(
      "SELECT max(version) AS version FROM hyponema.schema_migrations",
    );
    const tables: ArchivedTable[] = [];
    await client.query(`SET LOCAL ROLE ${SYSTEM_ROLE}`);
    for (const name of await tablesInOrder(client)) {
      const columns = await columnsOf(client, name);
      const copy = client.query(
        copyTo(`COPY (SELECT ${list(columns)} FROM hyponema.${quote(name)}) TO STDOUT`),
      );
      const file = join(folder, `${name}.copy.gz`);
      await pipeline(copy, createGzip(), createWriteStream(file, { mode: PRIVATE_FILE }));
      await chmod(file, PRIVATE_FILE);
      tables.push({
        name,
        columns,
        rows: expectPresent(copy.rowCount, `the number of rows copied from ${name}`),
      });
    }
    await client.query("COMMIT");
    return { schemaVersion: expectRow(version.rows, "reading the schema's version").version, tables };
  });
}

/** Reads an archive's rows into a database that has its schema and no rows; all of them or none. */
export async function restoreTables(url: string, folder: string, archive: Archive): Promise<void> {
  await connected(url, async (client) => {
    await client.query("BEGIN");
    if (await holdsWorkspaces(client)) {
      throw new ArchiveError(
        "This instance is in use. Restore into an empty data folder or an empty database.",
      );
    }
    for (const table of archive.tables) await restoreTable(client, folder, table);
    await client.query("COMMIT");
  });
}

async function holdsWorkspaces(client: pg.Client): Promise<boolean> {
  await client.query(`SET LOCAL ROLE ${SYSTEM_ROLE}`);
  const { rows } = await client.query("SELECT FROM hyponema.workspaces LIMIT 1");
  await client.query("SET LOCAL ROLE NONE");
  return rows.length > 0;
}

// By way of a table without row security, into which alone COPY can write.
async function restoreTable(client: pg.Client, folder: string, table: ArchivedTable): Promise<void> {
  const columns = list(table.columns);
  const target = `hyponema.${quote(table.name)}`;
  await client.query(`CREATE TEMP TABLE arriving ON COMMIT DROP AS SELECT ${columns} FROM ${target} LIMIT 0`);
  const copy = client.query(copyFrom(`COPY arriving (${columns}) FROM STDIN`));
  await pipeline(createReadStream(join(folder, `${table.name}.copy.gz`)), createGunzip(), copy);
  await client.query(`GRANT SELECT ON arriving TO ${SYSTEM_ROLE}`);
  await client.query(`SET LOCAL ROLE ${SYSTEM_ROLE}`);
  await client.query(`INSERT INTO ${target} (${columns}) SELECT ${columns} FROM arriving`);
  await client.query("SET LOCAL ROLE NONE");
  await client.query("DROP TABLE arriving");
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new DatabaseClient({ connectionString: url, application_name: "hyponema-archive" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** All tables of ours, each after those that it refers to. */
async function tablesInOrder(client: pg.Client): Promise<string[]> {
  const tables = await client.query<{ name: string; refers_to: string[] }>(`
    SELECT c.relname AS name, COALESCE(array_agg(t.relname::text) FILTER (WHERE t.relname <> c.relname), '{}') AS refers_to
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_constraint f ON f.conrelid = c.oid AND f.contype = 'f'
    LEFT JOIN pg_class t ON t.oid = f.confrelid
    WHERE n.nspname = 'hyponema' AND c.relkind = 'r' GROUP BY c.relname ORDER BY c.relname`);
  const left = new Map(
    tables.rows
      .filter(({ name }) => !LEFT_OUT.includes(name))
      .map(({ name, refers_to }) => [name, refers_to]),
  );
  const ordered: string[] = [];
  while (left.size > 0) {
    const ready = [...left]
      .filter(([, needs]) => !needs.some((need) => left.has(need)))
      .map(([name]) => name);
    if (ready.length === 0) throw new ArchiveError("Some tables refer to each other in a circle.");
    for (const name of ready) left.delete(name);
    ordered.push(...ready);
  }
  return ordered;
}

async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = ('hyponema.' || quote_ident($1))::regclass
       AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

function list(columns: readonly string[]): string {
  return columns.map(quote).join(", ");
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
