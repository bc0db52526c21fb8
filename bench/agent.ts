import { measureCompose } from "./agent/compose.ts";
import { measureGuards } from "./agent/guards.ts";
import { measureParallelCalls } from "./agent/tools.ts";
import { render } from "./statistics.ts";

// npm run bench:agent — what an agent's design costs a turn, in this one process, all on loopback.
const guards = await measureGuards();
const compose = await measureCompose();
const large = await measureCompose(4_800);
const calls = await measureParallelCalls();

console.log(
  render(
    ["what", "p50 ms", "p95 ms", "goal"],
    [
      ["compose: 20 parts, 50 variables, 30 tools", compose.p50, compose.p95, "p95 ≤ 2"],
      ["the same with a persona of 100,000 characters", large.p50, large.p95, "–"],
      ["8 tool calls side by side, over the slowest", calls.p50, calls.p95, "≤ 5"],
    ],
  ),
);
console.log("\nguards over an answer of 1,000 tokens with 100 zones (goal: ≤ 1 ms a sentence):");
for (const [name, value] of Object.entries(guards)) console.log(`  ${name}: ${JSON.stringify(value)}`);
