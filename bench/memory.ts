import { type LocomoReport, measureLocomo } from "./memory/locomo.ts";
import { measureScale } from "./memory/scale.ts";
import { startBenchServer, storedPerThousandTurns } from "./memory/server.ts";
import {
  type Item,
  measurePeer,
  measureSupersession,
  type SupersessionReport,
} from "./memory/supersession.ts";
import { startPeerProcess } from "./peers.ts";
import { percentile, render } from "./statistics.ts";

// npm run bench:memory — what is recalled, and what it costs: the server as `npm start` runs it, offline, no language
// model, on the embedded database, asked through its routes.
const server = await startBenchServer();
try {
  await supersession();
  await locomo();
  await scale();
} finally {
  await server.stop();
}

async function locomo(): Promise<void> {
  const plain = await measureLocomo(server, false);
  if (!plain) {
    console.log("\nLoCoMo: ../shared/data/locomo is not at hand, and is not part of this project.");
    return;
  }
  const stored = await storedPerThousandTurns(server, plain.turns);
  const captions = await measureLocomo(server, true);
  const rows = [
    row("texts alone", plain),
    ...(captions ? [row("with the captions of photos", captions)] : []),
  ];
  console.log(
    `\nLoCoMo, evidence recall of turns, ${plain.questions} questions (goals: R@10 ≥ 0.82, R@20 ≥ 0.88, any hit of a session ≥ 0.96):`,
  );
  console.log(
    render(
      ["", "R@5", "R@10", "R@20", "R@50", "session of 10 turns", "of 10 sessions", "tokens of 20"],
      rows,
    ),
  );
  console.log("\nby kind of question, texts alone:");
  console.log(
    render(
      ["", "questions", "R@10", "R@20"],
      plain.byKind.map((kind) => [...kind]),
    ),
  );
  console.log(
    `\ningest: ${plain.turns} turns in ${plain.ingestSeconds.toFixed(0)} s, ${((plain.ingestSeconds / plain.turns) * 1000).toFixed(1)} s for 1,000; stored for 1,000 turns: ${stored.rows} rows, ${(stored.bytes / 1024).toFixed(0)} KiB with indexes`,
  );
}

function row(name: string, report: LocomoReport): (string | number)[] {
  const { atDepth } = report;
  return [
    name,
    ...[5, 10, 20, 50].map((depth) => (atDepth[depth] ?? Number.NaN).toFixed(3)),
    report.sessionAnyHit.toFixed(3),
    report.amongTenSessions.toFixed(3),
    report.tokensOfTwenty,
  ];
}

async function supersession(): Promise<void> {
  const claimed = await measureSupersession(server, true);
  const beyond = await measureSupersession(server, false);
  const peer = await mem0();
  console.log("facts that change (scripted; stale: a statement that no longer holds, given as if it did):");
  console.log(
    render(
      ["", "cases", "questions", "current first", "old first", "stale statements", "stale anywhere"],
      [
        ["of the kinds that rules claim", claimed] as const,
        ["the same, mem0ai 3.3.1 without inference", peer] as const,
        ["beyond what rules claim", beyond] as const,
      ].map(([name, report]) => [
        name,
        String(report.cases),
        String(report.questions),
        `${report.current} of ${report.asked}`,
        String(report.oldFirst),
        String(report.staleObservations),
        String(report.stale),
      ]),
    ),
  );
  if (process.argv.includes("--failures")) console.log(claimed.failures.join("\n"));
}

async function scale(): Promise<void> {
  const { items, whole, embedding, firstMs } = await measureScale(server);
  const beyond = whole.map((ms, at) => ms - (embedding[at] ?? 0));
  console.log(`\nrecall for one User with 10,000 items among ${items.toLocaleString("en")}:`);
  console.log(
    render(
      ["", "p50 ms", "p95 ms", "goal"],
      [
        ["beyond embedding the question", percentile(beyond, 0.5), percentile(beyond, 0.95), "8 / 20"],
        ["embedding the question", percentile(embedding, 0.5), percentile(embedding, 0.95), ""],
        ["whole", percentile(whole, 0.5), percentile(whole, 0.95), "– / 40"],
      ],
    ),
  );
  console.log(`the first one, which reads all of it from the database: ${firstMs.toFixed(0)} ms`);
}

// mem0's own library, as far as it goes offline: it keeps what is said as it is said. To infer facts from it, and so to
// update them, it asks a language model.
async function mem0(): Promise<SupersessionReport> {
  // Its store is compiled for the Node that runs npm, which need not be the one that runs this.
  const { url, stop } = await startPeerProcess(
    { name: "mem0ai", folder: "mem0" },
    {},
    process.env.npm_node_execpath,
  );
  const post = async (path: string, body: object) =>
    (await fetch(url + path, { method: "POST", body: JSON.stringify(body) })).json();
  try {
    return await measurePeer(true, {
      add: (user, text) => post("/add", { user, text }),
      search: async (user, query) => ((await post("/search", { user, query })) as { items: Item[] }).items,
    });
  } finally {
    await stop();
  }
}
