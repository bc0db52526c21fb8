import { type LocomoReport, measureLocomo } from "./memory/locomo.ts";
import { measureScale } from "./memory/scale.ts";
import { startBenchServer, storedPerThousandTurns } from "./memory/server.ts";
import { measureSupersession } from "./memory/supersession.ts";
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
    `\nLoCoMo, evidence recall of turns, ${plain.questions} questions (goals: R@10 ≥ 0.82, R@20 ≥ 0.88, session ≥ 0.96):`,
  );
  console.log(render(["", "R@5", "R@10", "R@20", "R@50", "session any hit@10", "tokens of 20"], rows));
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
    report.tokensOfTwenty,
  ];
}

async function supersession(): Promise<void> {
  const claimed = await measureSupersession(server, true);
  const beyond = await measureSupersession(server, false);
  console.log("facts that change (scripted; stale: a statement that no longer holds, given as if it did):");
  console.log(
    render(
      ["", "cases", "questions", "current first", "stale statements", "stale anywhere"],
      [claimed, beyond].map((report, at) => [
        at === 0 ? "of the kinds that rules claim" : "beyond what they claim",
        String(report.cases),
        String(report.questions),
        `${report.current} of ${report.asked}`,
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
