import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { backupBeforeMigration } from "../src/cli/backup.ts";
import { readConfig } from "../src/config.ts";
import { openInstance } from "../src/instance.ts";
import { createLog } from "../src/platform/telemetry/log.ts";
import { createDataDir, startServerProcess, until } from "./process.ts";

/** Everything that may be in a data folder, and what keeps it from growing for ever. */
const KNOWN: Readonly<Record<string, string>> = {
  postgres: "the database; of its log a file for each weekday",
  "postgres.json": "one file",
  "postgres.reserve": "one file of 64 MiB, given up when the disk is full",
  "secret.key": "one file",
  "demo.json": "one file",
  backups: "the newest three, made before migrations",
  blobs: "files that rows name",
};

const DAY_MS = 24 * 3600 * 1000;

test("after starts, stops, deaths and backups the data folder holds nothing but what is known", {
  timeout: 180_000,
}, async () => {
  const data = await createDataDir();
  const inData = (...path: string[]) => join(data.path, ...path);
  try {
    const first = await startServerProcess(data.path);
    await first.kill("SIGKILL");
    // What deaths at the worst moment leave, the day before yesterday and just now.
    const half = async (path: string, days: number) => {
      const at = new Date(Date.now() - days * DAY_MS);
      await mkdir(inData(path, ".."), { recursive: true });
      await writeFile(inData(path), "half");
      await utimes(inData(path), at, at);
    };
    await half("secret.key.77.0a1b2c3d", 2);
    await half("secret.key.78.0a1b2c3d", 0);
    await half("backups/2026-01-01T00-00-00-000Z.part", 2);
    await half("blobs/@drafts/0a1b2c3d", 2);
    const second = await startServerProcess(data.path);
    await until(async () => (await namesIn(inData("blobs", "@drafts"))).length === 0);
    expect(await namesIn(inData("backups"))).toEqual([]);
    expect(await namesIn(data.path)).toEqual([...Object.keys(KNOWN), "secret.key.78.0a1b2c3d"].sort());
    await second.kill("SIGTERM");
    expect(await namesIn(data.path)).toEqual([...Object.keys(KNOWN), "secret.key.78.0a1b2c3d"].sort());
  } finally {
    await data.remove();
  }
});

test("of the backups before migrations the newest three that are whole are kept", {
  timeout: 180_000,
}, async () => {
  const data = await createDataDir();
  const folder = join(data.path, "backups");
  const server = await startServerProcess(data.path);
  await server.kill("SIGTERM");
  const config = readConfig({ HYPONEMA_DATA_DIR: data.path });
  const instance = await openInstance(config, createLog("silent"), "alone");
  try {
    await backupBeforeMigration(instance);
    const [oldest] = await namesIn(folder);
    // Newer than all, and not whole.
    await mkdir(join(folder, "2999-01-01T00-00-00-000Z.part"));
    for (let made = 0; made < 2; made++) await backupBeforeMigration(instance);
    expect(await namesIn(folder)).toHaveLength(4);
    expect(await namesIn(folder)).toContain(oldest);
    await backupBeforeMigration(instance);
    expect(await namesIn(folder)).toHaveLength(4);
    expect(await namesIn(folder)).not.toContain(oldest);
  } finally {
    await instance.close();
    await data.remove();
  }
});

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}
