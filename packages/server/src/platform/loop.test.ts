import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { until } from "../../test/process.ts";
import { Loop, type LoopOptions, type RoundResult } from "./loop.ts";
import { createLog } from "./telemetry/log.ts";

const NEVER_MS = 1_000_000;

function loopOf(options: Partial<LoopOptions> & Pick<LoopOptions, "round">) {
  const lines: Record<string, unknown>[] = [];
  const log = createLog("info", { write: (line) => lines.push(JSON.parse(line)) });
  return { lines, loop: new Loop({ name: "sweeping", log, intervalMs: NEVER_MS, ...options }) };
}

test("while a round says that more is waiting, the next one follows at once", async () => {
  const results: RoundResult[] = ["more", "more", "idle", "more"];
  const { loop } = loopOf({ round: async () => results.shift() ?? "idle" });
  loop.start();
  await until(() => results.length === 1);
  await loop.stop();
  expect(results).toEqual(["more"]);
});

test("the interval passes before the first round where that is asked for", async () => {
  let rounds = 0;
  const { loop } = loopOf({
    firstRound: "after the interval",
    round: async () => {
      rounds++;
      return "idle";
    },
  });
  loop.start();
  await loop.stop();
  expect(rounds).toBe(0);
});

test("rounds never overlap, and stopping waits for the current one, which can see that it is to end", async () => {
  let running = 0;
  let most = 0;
  let ended = false;
  const { loop } = loopOf({
    round: async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => loop.signal.addEventListener("abort", resolve, { once: true }));
      running--;
      ended = true;
      return "more";
    },
  });
  loop.start();
  await loop.stop();
  expect({ most, ended, running }).toEqual({ most: 1, ended: true, running: 0 });
});

test("a failure is logged with its wait, which doubles up to a limit and starts over after a success", async () => {
  let round = 0;
  const { loop, lines } = loopOf({
    intervalMs: 1,
    maxBackoffMs: 4,
    round: async () => {
      round++;
      if (round === 5 || round > 6) return "idle";
      throw new Error(`round ${round} broke`);
    },
  });
  loop.start();
  await until(() => round > 6);
  await loop.stop();
  expect(lines.map(({ loop, failures, retry_ms }) => ({ loop, failures, retry_ms }))).toEqual(
    [
      [1, 1],
      [2, 2],
      [3, 4],
      [4, 4],
      [1, 1],
    ].map(([failures, retry_ms]) => ({ loop: "sweeping", failures, retry_ms })),
  );
  expect(lines[0]).toMatchObject({
    msg: "sweeping failed and will try again",
    err: { message: "round 1 broke" },
  });
});

test("a round that fails because it was stopped is not logged", async () => {
  const { loop, lines } = loopOf({
    round: () =>
      new Promise((_, reject) => loop.signal.addEventListener("abort", () => reject(new Error("aborted")))),
  });
  loop.start();
  await loop.stop();
  expect(lines).toEqual([]);
});

test("no round begins while the loop is paused", async () => {
  let looks = 0;
  const rounds: number[] = [];
  const { loop } = loopOf({
    intervalMs: 1,
    paused: () => ++looks <= 3,
    round: async () => {
      rounds.push(looks);
      return "idle";
    },
  });
  loop.start();
  await until(() => rounds.length > 0);
  await loop.stop();
  expect(rounds[0]).toBe(4);
});

test("a loop that waits does not keep the process alive", async () => {
  const url = new URL("./loop.ts", import.meta.url);
  const script = `
    const { Loop } = await import(${JSON.stringify(url.href)});
    new Loop({ name: "x", log: console, intervalMs: ${NEVER_MS}, round: async () => "idle" }).start();
  `;
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: fileURLToPath(new URL(".", import.meta.url)),
    timeout: 30_000,
  });
});
