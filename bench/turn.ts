import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Agent, request } from "undici";
import { cpuMs, type Measured, rssMib, start, startWorker } from "./processes.ts";
import { percentile, render } from "./statistics.ts";
import type { LoadPlan, LoadReport } from "./turn/load.ts";
import { PEERS, peerRequests, startPeer } from "./turn/peers.ts";

// npm run bench:turn — what the server adds to a model's answer, beside a bare AI SDK endpoint, Mastra's server and a
// bare node:http one, all in this one run: provider double, servers and load are processes of their own on loopback.
const FIRST_TOKEN_MS = 200;
const TOKENS = 300;
const IDLE_SESSIONS = 2_000;
const SERVED = { token: "event: token", end: "event: turn_end" };
const DIRECT = { token: '"content":"word', end: "[DONE]" };
const quick = process.argv.includes("--quick");

interface Demo {
  readonly base_url: string;
  readonly api_key: string;
  readonly workspace_id: string;
  readonly agent_id: string;
}

interface Result {
  readonly firstToken: readonly number[];
  readonly tokens: number;
  readonly lost: number;
  readonly cpuPerThousand: number;
}

const load = startWorker(new URL("./turn/load.ts", import.meta.url));
const dataDir = await mkdtemp(join(tmpdir(), "hyponema-bench-"));
await chmod(dataDir, 0o755);
try {
  await main();
} finally {
  await load.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const fast = await startDouble(50, TOKENS);
  const slow = await startDouble(5, quick ? 30 : 100);
  const ours = await startOurs(fast.url);
  await streamsBesidePeers(fast, ours);
  await ours.stop();

  const many = await startOurs(slow.url);
  const base = baseOf([await measure(slow.pid, directRequests(slow.url, 500), 10_000, DIRECT)]);
  const held = await measure(many.pid, await ourRequests(await readDemo(), 500), 10_000);
  console.log(
    `\n${render(["held at once", "p50 ms", "p95 ms", "streams", "lost", "CPU ms / 1,000 tokens"], [row("500 × 5/s, Hyponema", [held], base)])}`,
  );
  await idleSessions(many);
  await readSessions(many);
  await many.stop();
  await Promise.all([fast.stop(), slow.stop()]);
}

async function streamsBesidePeers(double: Measured, ours: Measured): Promise<void> {
  const demo = await readDemo();
  const peers = await Promise.all(
    PEERS.map(async (peer) => ({ ...peer, process: await startPeer(peer, double.url) })),
  );
  const contenders = [
    {
      name: "Hyponema",
      pid: ours.pid,
      requests: (streams: number) => ourRequests(demo, streams),
      marks: SERVED,
    },
    ...peers.map((peer) => ({
      name: peer.name,
      pid: peer.process.pid,
      requests: async (streams: number) => peerRequests(peer, peer.process.url, streams),
      marks: peer.marks,
    })),
  ];
  // Once unmeasured: what is compared is how they run, not how they start.
  for (const { pid, requests, marks } of contenders) await measure(pid, await requests(50), 500, marks);
  const rows: (string | number)[][] = [];
  for (const streams of [1, 20, 50]) {
    const rounds = quick ? 1 : streams === 1 ? 8 : 3;
    const direct: Result[] = [];
    const results: Result[][] = contenders.map(() => []);
    // In turn, so that a noisy moment does not fall on one of them alone.
    for (let round = 0; round < rounds; round++) {
      direct.push(await measure(double.pid, directRequests(double.url, streams), 500, DIRECT));
      for (const [index, { pid, requests, marks }] of contenders.entries()) {
        results[index]?.push(await measure(pid, await requests(streams), 500, marks));
      }
    }
    const base = baseOf(direct);
    const [own = []] = results;
    for (const [index, { name }] of contenders.entries()) {
      const theirs = results[index] ?? [];
      rows.push([...row(`${streams} × 50/s, ${name}`, theirs, base), ratio(own, theirs).toFixed(2)]);
    }
  }
  for (const peer of peers) await peer.process.stop();
  const heads = ["added to the first token", "p50 ms", "p95 ms", "streams", "lost", "CPU ms / 1,000 tokens"];
  console.log(`\n${render([...heads, "our CPU ÷ theirs"], rows)}`);
}

async function readDemo(): Promise<Demo> {
  return JSON.parse(await readFile(join(dataDir, "demo.json"), "utf8")) as Demo;
}

function startDouble(rate: number, tokens: number): Promise<Measured> {
  const double = fileURLToPath(new URL("../packages/server/test/doubles/llm/main.ts", import.meta.url));
  const timing = [
    "--first-token-ms",
    String(FIRST_TOKEN_MS),
    "--tokens",
    String(tokens),
    "--rate",
    String(rate),
  ];
  return start(process.execPath, [double, ...timing]);
}

function startOurs(llmUrl: string): Promise<Measured> {
  const cli = fileURLToPath(new URL("../packages/server/src/cli/main.ts", import.meta.url));
  return start(process.execPath, [cli, "serve"], {
    PORT: "0",
    HYPONEMA_DATA_DIR: dataDir,
    HYPONEMA_LLM_BASE_URL: llmUrl,
    // The double knows nothing of memory: what it would answer to that is no measure of anything.
    HYPONEMA_MEMORY_EXTRACTION: "rules",
    // The real limiter, with numbers that a load does not reach.
    HYPONEMA_RATE_LIMITS: '{"key_per_minute":10000000,"sessions_per_minute":1000000}',
  });
}

async function measure(
  pid: number,
  requests: LoadPlan["requests"],
  rampMs: number,
  marks: LoadPlan["marks"] = SERVED,
): Promise<Result> {
  const before = cpuMs(pid);
  const report = await load.ask<LoadPlan, LoadReport>({ requests, rampMs, marks });
  return {
    firstToken: report.firstTokenMs,
    tokens: report.tokens,
    lost: report.lost,
    cpuPerThousand: (cpuMs(pid) - before) / (report.tokens / 1000),
  };
}

// What the double's own timers add is nobody's: the median of asking it directly is taken off.
function baseOf(direct: readonly Result[]): number {
  return percentile(
    direct.flatMap(({ firstToken }) => firstToken),
    0.5,
  );
}

function directRequests(url: string, streams: number): LoadPlan["requests"] {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({
    model: "double",
    stream: true,
    messages: [{ role: "user", content: "Hello" }],
  });
  return Array.from({ length: streams }, () => ({ url: `${url}/chat/completions`, headers, body }));
}

async function ourRequests(demo: Demo, streams: number): Promise<LoadPlan["requests"]> {
  const headers = { authorization: `Bearer ${demo.api_key}`, "content-type": "application/json" };
  const body = JSON.stringify({ text: "Tell me everything about the hotel." });
  const sessions = await openSessions(demo, streams);
  return sessions.map((id) => ({ url: `${demo.base_url}/sessions/${id}/messages`, headers, body }));
}

async function openSessions(demo: Demo, count: number): Promise<string[]> {
  const agent = new Agent({ connections: 8 });
  const headers = { authorization: `Bearer ${demo.api_key}`, "content-type": "application/json" };
  const open = async (index: number) => {
    const body = JSON.stringify({ agent_id: demo.agent_id, user_id: `user-${index}`, modality: "text" });
    const answer = await request(`${demo.base_url}/sessions`, {
      method: "POST",
      headers,
      body,
      dispatcher: agent,
    });
    return ((await answer.body.json()) as { id: string }).id;
  };
  const ids = await Promise.all(Array.from({ length: count }, (_, index) => open(index)));
  await agent.close();
  return ids;
}

function row(name: string, results: readonly Result[], base: number): (string | number)[] {
  const added = results.flatMap(({ firstToken }) => firstToken.map((ms) => ms - base));
  const lost = results.reduce((sum, result) => sum + result.lost, 0);
  const cpu = percentile(
    results.map((result) => result.cpuPerThousand),
    0.5,
  );
  return [name, percentile(added, 0.5), percentile(added, 0.95), String(added.length), String(lost), cpu];
}

function ratio(own: readonly Result[], peer: readonly Result[]): number {
  const pairs = own.map(
    (result, index) => result.cpuPerThousand / (peer[index]?.cpuPerThousand ?? Number.NaN),
  );
  return percentile(pairs, 0.5);
}

async function idleSessions(ours: Measured): Promise<void> {
  const demo = await readDemo();
  const before = rssMib(ours.pid);
  await openSessions(demo, IDLE_SESSIONS);
  const kib = ((rssMib(ours.pid) - before) * 1024) / IDLE_SESSIONS;
  console.log(
    `\nidle sessions: ${IDLE_SESSIONS}, resident memory grew by ${kib.toFixed(1)} KiB each (now ${rssMib(ours.pid).toFixed(0)} MiB)`,
  );
}

async function readSessions(ours: Measured): Promise<void> {
  const demo = await readDemo();
  const [id] = await openSessions(demo, 1);
  const bare = await start(process.execPath, [
    fileURLToPath(new URL("./peers/bare-http.mjs", import.meta.url)),
  ]);
  const headers = { authorization: `Bearer ${demo.api_key}` };
  const pairs: number[] = [];
  let last = [0, 0];
  for (let round = 0; round < (quick ? 1 : 5); round++) {
    const own = await requestsPerSecond(`${demo.base_url}/sessions/${id}`, headers);
    const peer = await requestsPerSecond(bare.url, {});
    pairs.push(own / peer);
    last = [own, peer];
  }
  await bare.stop();
  console.log(
    `GET /sessions/{id}: ${last[0]?.toFixed(0)} requests/s, bare node:http ${last[1]?.toFixed(0)}; median ratio ${percentile(pairs, 0.5).toFixed(3)} (pid ${ours.pid})`,
  );
}

async function requestsPerSecond(url: string, headers: Record<string, string>): Promise<number> {
  const agent = new Agent({ connections: 16 });
  const until = performance.now() + (quick ? 1_000 : 3_000);
  let done = 0;
  const work = async () => {
    while (performance.now() < until) {
      const answer = await request(url, { headers, dispatcher: agent });
      await answer.body.dump();
      if (answer.statusCode !== 200) throw new Error(`answered ${answer.statusCode}`);
      done++;
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: 16 }, work));
  await agent.close();
  return done / ((performance.now() - begun) / 1000);
}
