import { spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { constants, setPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import {
  bodies,
  makeHostileAgent,
  slowArguments,
  slowReaders,
  slowSenders,
  talkedInto,
} from "./attack/attackers.ts";
import type { EventLoopReport } from "./attack/event-loop.ts";
import { close, Tally, type Target } from "./attack/target.ts";
import { type Acknowledged, lostOf, talk, write } from "./attack/work.ts";
import { cpuMs, type Measured, rssMib, start } from "./processes.ts";
import { percentile, render } from "./statistics.ts";

// npm run bench:attack — 200 people talk and a backend writes while others attack, for ten minutes (--quick: one); then
// the server is killed, started again, and asked for all that it had acknowledged. Everything is on loopback.
const MINUTES = process.argv.includes("--quick") ? 1 : 10;
const TALKERS = 200;
const SLOW_READERS = 20;
const SLOW_SENDERS = 10;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const dataDir = await mkdtemp(join(tmpdir(), "hyponema-bench-"));
await chmod(dataDir, 0o755);
const report = join(dataDir, "event-loop.json");
try {
  await main();
} finally {
  await close();
  await rm(dataDir, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const doubles = await startDoubles();
  let server = await startServer(doubles.model);
  // Attackers do not share the server's cores; here they do, and give way to it.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const target = await readTarget();
  const { agentId, toolIds } = await makeHostileAgent(target, doubles.backend);
  const tally = new Tally();
  const kept: Acknowledged = { users: new Set(), turns: [] };
  const writeMs: number[] = [];
  await delay(5_000);
  await eventLoop(server);
  const cpuBefore = cpuMs(server.pid);
  const over = new AbortController();
  const work = [
    ...Array.from({ length: TALKERS }, (_, index) => talk(target, index, kept, tally, over.signal)),
    write(target, kept, tally, writeMs, over.signal),
    ...[bodies, bodies, slowArguments(toolIds), slowArguments(toolIds), talkedInto(agentId)].map((attack) =>
      attack(target, tally, over.signal),
    ),
    ...Array.from({ length: SLOW_READERS }, () => slowReaders(target, tally, over.signal)),
    ...Array.from({ length: SLOW_SENDERS }, () => slowSenders(target, tally, over.signal)),
  ];
  for (let minute = 1; minute <= MINUTES; minute++) {
    await delay(60_000);
    console.log(
      `minute ${minute}: ${kept.turns.length} turns, ${kept.users.size} writes acknowledged, ${rssMib(server.pid).toFixed(0)} MiB`,
    );
  }
  const loop = await eventLoop(server);
  const cpu = (cpuMs(server.pid) - cpuBefore) / (MINUTES * 60_000);
  over.abort();
  // In the middle of what is still going on.
  server.child.kill("SIGKILL");
  await Promise.all(work);
  server = await startServer(doubles.model);
  const lost = await lostOf(await readTarget(), kept);
  await server.stop();
  await doubles.stop();

  console.log(
    `\n${render(["event loop of the server", "p50 ms", "p99 ms", "longest ms"], [["delay", loop.p50, loop.p99, loop.max]])}`,
  );
  console.log(
    `\n${render(["a write among it", "p50 ms", "p99 ms"], [["POST users", percentile(writeMs, 0.5), percentile(writeMs, 0.99)]])}`,
  );
  console.log("\nwhat was tried, and what came of it:");
  for (const [what, outcomes] of tally.rows()) console.log(`  ${what}: ${outcomes}`);
  console.log(`\nCPU of the server: ${(cpu * 100).toFixed(0)} % of one core, worker threads included`);
  console.log(
    `acknowledged and lost after kill -9: ${lost.users} of ${kept.users.size} writes, ${lost.turns} of ${kept.turns.length} turns`,
  );
}

async function startDoubles(): Promise<{ model: string; backend: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [here("./attack/doubles.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const line = await new Promise<string>((resolve) =>
    createInterface({ input: child.stdout }).once("line", resolve),
  );
  const [model = "", backend = ""] = line.split(" ");
  return {
    ...{ model, backend },
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill();
      }),
  };
}

function startServer(model: string): Promise<Measured> {
  const options = [
    "--import",
    here("./attack/event-loop.ts"),
    here("../packages/server/src/cli/main.ts"),
    "serve",
  ];
  return start(process.execPath, options, {
    PORT: "0",
    EVENT_LOOP_REPORT: report,
    HYPONEMA_DATA_DIR: dataDir,
    HYPONEMA_LLM_BASE_URL: model,
    HYPONEMA_MEMORY_EXTRACTION: "rules",
    HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32",
    HYPONEMA_RATE_LIMITS: '{"key_per_minute":10000000,"sessions_per_minute":1000000}',
  });
}

async function readTarget(): Promise<Target> {
  const demo = JSON.parse(await readFile(join(dataDir, "demo.json"), "utf8"));
  return { url: demo.base_url, workspace: demo.workspace_id, agentId: demo.agent_id, key: demo.api_key };
}

/** The delay of the server's event loop since this was asked last. */
async function eventLoop(server: Measured): Promise<EventLoopReport> {
  await rm(report, { force: true });
  process.kill(server.pid, "SIGUSR2");
  for (;;) {
    const text = await readFile(report, "utf8").catch(() => "");
    if (text !== "") return JSON.parse(text) as EventLoopReport;
    await delay(50);
  }
}
