import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

export interface TestDatabase {
  /** URL of the owner, as DATABASE_URL would be. */
  readonly url: string;
  readonly name: string;
  /** Runs SQL as the superuser, past row security: for looking at what is really there. */
  peek<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** A database of its own, migrated, cloned from the run's template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(inject("adminUrl"), `CREATE DATABASE ${name} TEMPLATE template_hyponema OWNER hyponema`);
  const superuser = new pg.Client({
    connectionString: inject("adminUrl").replace("/postgres?", `/${name}?`),
  });
  superuser.on("error", () => undefined);
  await superuser.connect();
  return {
    url: inject("templateUrl").replace("/template_hyponema?", `/${name}?`),
    name,
    async peek<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) {
      return (await superuser.query<Row>(sql, values)).rows;
    },
    async drop() {
      await superuser.end();
      await asAdmin(inject("adminUrl"), `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function asAdmin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Cloning needs the template to itself for a moment: files that start at once wait for each other.
  await client.query("SELECT pg_advisory_lock(1)");
  await client.query(sql);
  await client.end();
}
