import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { StorageWatch } from "./storage-watch.ts";
import { createLog } from "./telemetry/log.ts";

const MIB = 1024 * 1024;
const ENDLESS = Number.MAX_SAFE_INTEGER;
const log = createLog("silent");

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hyponema-storage-"));
  file = join(folder, "reserve");
});

afterEach(() => rm(folder, { recursive: true }));

const isThere = () =>
  stat(file).then(
    () => true,
    () => false,
  );

test("the reserve takes the room that it has, and is released while the disk is full", async () => {
  const limits = { reserve: 2 * MIB, low: 0, slack: 0 };
  const watch = new StorageWatch({ file, log, limits });
  await watch.round();
  const { size, blocks, mode } = await stat(file);
  expect(size).toBe(2 * MIB);
  expect(blocks * 512).toBeGreaterThanOrEqual(2 * MIB);
  expect(mode & 0o777).toBe(0o600);
  expect(() => watch.expectRoom()).not.toThrow();

  limits.low = ENDLESS;
  await watch.round();
  expect(await isThere()).toBe(false);
  expect(() => watch.expectRoom()).toThrow(expect.objectContaining({ code: "storage-full", status: 503 }));

  // Room enough to go on, and not enough to begin again.
  limits.low = 0;
  limits.slack = ENDLESS;
  await watch.round();
  expect(watch.full).toBe(true);

  limits.slack = 0;
  await watch.round();
  expect(await isThere()).toBe(true);
  expect(() => watch.expectRoom()).not.toThrow();
});

test("a disk that is full at the start takes no write, and gives what an earlier start kept in reserve", async () => {
  await writeFile(file, Buffer.alloc(MIB));
  const watch = new StorageWatch({ file, log, limits: { reserve: MIB, low: ENDLESS, slack: 0 } });
  await watch.start();
  expect(watch.full).toBe(true);
  expect(await isThere()).toBe(false);
  await watch.stop();
});

test("when the database says that its disk is full, writes are refused at once", async () => {
  const watch = new StorageWatch({ file, log, limits: { reserve: MIB, low: 0, slack: 0 } });
  await watch.round();
  watch.noteFull();
  expect(watch.full).toBe(true);
  await expect.poll(isThere).toBe(false);
});
