import { HOSTILE_INPUTS } from "../packages/server/test/doubles/hostile/inputs.ts";
import { startHostileWorld } from "../packages/server/test/doubles/hostile/world.ts";
import { percentile, render } from "./statistics.ts";

// npm run bench:event-loop — the longest time that the server's event loop is in one piece of work while somebody sends
// what was made to hold it up, in milliseconds of CPU: no other request is answered during it. Ends with 1 if one is over
// the limit. A word after it names the inputs that are sent.
const LIMIT_MS = 50;
// The median counts: a collection of garbage or the first compilation of code falls on one of them.
const ROUNDS = 3;
const wanted = process.argv.slice(2).join(" ");

const world = await startHostileWorld();
const rows: (string | number)[][] = [];
let over = 0;
try {
  for (const input of HOSTILE_INPUTS.filter(({ name }) => name.includes(wanted))) {
    const longest: number[] = [];
    let outcome = "";
    for (let round = 0; round < ROUNDS; round++) {
      await world.longestBlock();
      outcome = await input.send(world).catch((error) => String(error));
      longest.push(await world.longestBlock());
    }
    const ms = percentile(longest, 0.5);
    if (ms > LIMIT_MS) over++;
    rows.push([input.name, ms.toFixed(1), input.says.test(outcome) ? "" : outcome.slice(0, 80)]);
  }
} finally {
  await world.stop();
}
rows.sort((one, other) => Number(other[1]) - Number(one[1]));
console.log(render(["input", "longest block, ms (median of 3)", "unexpected"], rows));
console.log(`\n${over} of ${rows.length} over ${LIMIT_MS} ms`);
process.exitCode = over > 0 ? 1 : 0;
