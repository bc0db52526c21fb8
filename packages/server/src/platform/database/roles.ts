import { readFile } from "node:fs/promises";
import type pg from "pg";
import { expectRow } from "./expect-row.ts";

/** The role that requests run as, and the one that look-up functions, backup and restore run as. */
export const APP_ROLE = "hyponema_app";
export const SYSTEM_ROLE = "hyponema_system";

/** The database's roles are not what the product's isolation needs; the message says what to run. */
export class RoleError extends Error {
  override name = "RoleError";
}

/**
 * Makes the two restricted roles where they are missing, lets the connected owner act as them, makes the schema, and
 * refuses roles that bypass row security. Safe to repeat, and to run against several databases of one cluster at once.
 */
export async function ensureRoles(client: pg.Client): Promise<void> {
  for (const role of [APP_ROLE, SYSTEM_ROLE]) {
    await createRole(client, role);
    await refuseBypass(client, role);
    await joinRole(client, role);
  }
  await createSchema(client);
  await client.query(`CREATE TABLE IF NOT EXISTS hyponema.schema_migrations (
    version int PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
  await client.query(await readFile(new URL("./roles.sql", import.meta.url), "utf8"));
}

async function createSchema(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ found: string | null; role: string; database: string }>(
    "SELECT to_regnamespace('hyponema')::text AS found, current_user::text AS role, current_database()::text AS database",
  );
  const [{ found, role, database } = { found: null, role: "", database: "" }] = rows;
  if (found) return;
  try {
    await client.query("CREATE SCHEMA IF NOT EXISTS hyponema");
  } catch (error) {
    if ((error as pg.DatabaseError).code !== "42501") throw error;
    throw new RoleError(
      `The role "${role}" of DATABASE_URL may not create schemas in the database "${database}". As an administrator run: GRANT CREATE ON DATABASE "${database}" TO "${role}";`,
      { cause: error },
    );
  }
}

async function createRole(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
  if (rows.length > 0) return;
  try {
    await client.query(`CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE`);
  } catch (error) {
    const code = (error as pg.DatabaseError).code;
    // Another node, or another database of this cluster, was first.
    if (code === "42710" || code === "23505") return;
    if (code !== "42501") throw error;
    throw new RoleError(
      `The role ${role} is missing and DATABASE_URL's role may not create it. As an administrator run: CREATE ROLE ${role} NOLOGIN; GRANT ${role} TO CURRENT_USER_OF_DATABASE_URL;`,
      { cause: error },
    );
  }
}

async function refuseBypass(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query(
    "SELECT FROM pg_roles WHERE rolname = $1 AND (rolsuper OR rolbypassrls)",
    [role],
  );
  if (rows.length === 0) return;
  throw new RoleError(
    `The role ${role} bypasses row security, so one workspace could see another's data. Run: ALTER ROLE ${role} NOSUPERUSER NOBYPASSRLS;`,
  );
}

async function joinRole(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ may: boolean; modern: boolean }>(
    `SELECT pg_has_role(current_user, $1, CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) AS may,
       current_setting('server_version_num')::int >= 160000 AS modern`,
    [role],
  );
  const { may, modern } = expectRow(rows, "asking whether a role may be taken");
  if (may) return;
  // Not inherited where the server can say so: outside a transaction that names a role, even the owner sees no rows.
  const manner = modern ? " WITH INHERIT FALSE, SET TRUE" : "";
  try {
    await client.query(`GRANT ${role} TO CURRENT_USER${manner}`);
  } catch (error) {
    throw new RoleError(
      `DATABASE_URL's role may not act as ${role}. As an administrator run: GRANT ${role} TO that role;`,
      { cause: error },
    );
  }
}
