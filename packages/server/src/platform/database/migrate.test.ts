import { randomBytes } from "node:crypto";
import { copyFile, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { migrate, pendingMigrations } from "./migrate.ts";

const created: string[] = [];
let admin: pg.Client;
let folder: string;

beforeAll(async () => {
  admin = new pg.Client({ connectionString: inject("adminUrl") });
  await admin.connect();
  folder = await mkdtemp(join(tmpdir(), "hyponema-migrations-"));
});

afterAll(async () => {
  for (const name of created) await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
  await rm(folder, { recursive: true });
});

/** An empty database; `owner` may log in with its own name as password. */
async function emptyDatabase(owner = "hyponema"): Promise<string> {
  const name = `empty_${randomBytes(6).toString("hex")}`;
  await admin.query(`CREATE DATABASE ${name} OWNER ${owner}`);
  created.push(name);
  return inject("templateUrl").replace("/template_hyponema?", `/${name}?`);
}

/** The real migrations and one more, in a folder of their own. */
async function withExtra(sql: string): Promise<URL> {
  const source = new URL("../../../migrations/", import.meta.url);
  const target = await mkdtemp(join(folder, "set-"));
  for (const file of await readdir(source)) await copyFile(new URL(file, source), join(target, file));
  await writeFile(join(target, "9999_extra.sql"), sql);
  return pathToFileURL(`${target}/`);
}

describe("migrations", () => {
  test("bring an empty database to the newest schema, once", async () => {
    const url = await emptyDatabase();
    expect(await pendingMigrations(url)).toContain("0001_foundation");
    expect((await migrate(url)).applied).toContain("0001_foundation");
    expect((await migrate(url)).applied).toEqual([]);
    expect(await pendingMigrations(url)).toEqual([]);
  });

  test("run once when many nodes start together", async () => {
    const url = await emptyDatabase();
    const results = await Promise.all(Array.from({ length: 5 }, () => migrate(url)));
    expect(results.filter(({ applied }) => applied.length > 0)).toHaveLength(1);
  });

  test("that fail are rolled back whole, and loud", async () => {
    const url = await emptyDatabase();
    await migrate(url);
    const broken = await withExtra("CREATE TABLE hyponema.half (id int); SELECT 1 / 0;");
    await expect(migrate(url, { folder: broken })).rejects.toThrow("9999_extra failed and was rolled back");
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    expect((await client.query("SELECT to_regclass('hyponema.half') AS half")).rows[0].half).toBeNull();
    await client.end();
  });

  test("that were changed after they had been applied are refused", async () => {
    const url = await emptyDatabase();
    await migrate(url, { folder: await withExtra("SELECT 1;") });
    await expect(migrate(url, { folder: await withExtra("SELECT 2;") })).rejects.toThrow(
      "applied to this database in another form",
    );
  });

  test("of a newer version do not stop an older node", async () => {
    const url = await emptyDatabase();
    await migrate(url, { folder: await withExtra("SELECT 1;") });
    expect(await migrate(url)).toMatchObject({ applied: [], version: 9999 });
  });

  test("call for a backup only when there is something to lose and something to apply", async () => {
    const url = await emptyDatabase();
    let backups = 0;
    const beforeApplying = async () => {
      backups++;
    };
    await migrate(url, { beforeApplying });
    await migrate(url, { beforeApplying });
    expect(backups).toBe(0);
    await migrate(url, { beforeApplying, folder: await withExtra("SELECT 1;") });
    expect(backups).toBe(1);
  });
});

describe("roles", () => {
  test("that bypass row security are refused at start-up", async () => {
    const url = await emptyDatabase();
    await admin.query("ALTER ROLE hyponema_app BYPASSRLS");
    try {
      await expect(migrate(url)).rejects.toThrow("hyponema_app bypasses row security");
    } finally {
      await admin.query("ALTER ROLE hyponema_app NOBYPASSRLS");
    }
  });

  test("that the login may not act as are named, with what an administrator runs", async () => {
    await admin.query("CREATE ROLE humble LOGIN PASSWORD 'humble' NOCREATEROLE");
    const url = new URL(await emptyDatabase("humble"));
    url.username = "humble";
    url.password = "humble";
    try {
      await expect(migrate(url.href)).rejects.toThrow("may not act as hyponema_app");
    } finally {
      await admin.query(`DROP DATABASE ${created.pop()} WITH (FORCE)`);
      await admin.query("DROP ROLE humble");
    }
  });
});
