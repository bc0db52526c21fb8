import { spawn } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { killAndWait } from "../../../../test/process.ts";
import { removeOldCopies } from "./old-copies.ts";

const DAY_MS = 24 * 3600 * 1000;
const isLinux = process.platform === "linux";

test.skipIf(!isLinux)(
  "copies of PostgreSQL that nobody starts with any more are removed, never one that runs, nor anybody's data",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "hyponema-copies-"));
    const now = new Date();
    const made = async (name: string, days: number) => {
      await mkdir(join(folder, name, "bin"), { recursive: true });
      if (name.startsWith("postgres-15")) await copyFile("/bin/sleep", join(folder, name, "bin", "postgres"));
      const at = new Date(now.getTime() - days * DAY_MS);
      await utimes(join(folder, name), at, at);
    };
    await made("postgres-18.4.0", 400);
    await made("postgres-17.1.0", 29);
    await made("postgres-16.1.0", 31);
    await made("postgres-16.1.0.0a1b2c3d", 31);
    await made("postgres-15.1.0", 400);
    await made("data-0123456789abcdef", 400);
    const running = spawn(join(folder, "postgres-15.1.0", "bin", "postgres"), ["600"]);
    try {
      await new Promise((resolve) => running.once("spawn", resolve));
      await removeOldCopies(folder, "postgres-18.4.0", now);
      expect((await readdir(folder)).sort()).toEqual([
        "data-0123456789abcdef",
        "postgres-15.1.0",
        "postgres-17.1.0",
        "postgres-18.4.0",
      ]);
      // It counts from the last start with it.
      await removeOldCopies(folder, "postgres-17.1.0", new Date(now.getTime() + 29 * DAY_MS));
      expect(await readdir(folder)).toContain("postgres-18.4.0");
    } finally {
      await killAndWait(running.pid ?? 0, "SIGKILL");
      await rm(folder, { recursive: true });
    }
  },
);
