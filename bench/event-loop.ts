import { HOSTILE_INPUTS } from "../packages/server/test/doubles/hostile/inputs.ts";
import { startHostileWorld } from "../packages/server/test/doubles/hostile/world.ts";
import { render } from "./statistics.ts";

// npm run bench:event-loop — the longest time that the server's event loop is in one piece of work while somebody sends
// what was made to hold it up, in milliseconds of CPU: no other request is answered during it. Ends with 1 if one is over
// the limit. A word after it names the inputs that are sent.
const LIMIT_MS = 50;
const wanted = process.argv.slice(2).join(" ");

const world = await startHostileWorld();
const rows: (string | number)[][] = [];
let over = 0;
try {
  // Once unmeasured: what is measured is how it runs, not how code is loaded and compiled.
  for (const round of ["warm", "measured"]) {
    for (const input of HOSTILE_INPUTS.filter(({ name }) => name.includes(wanted))) {
      await world.longestBlock();
      const outcome = await input.send(world).catch((error) => String(error));
      const ms = await world.longestBlock();
      if (round === "warm") continue;
      if (ms > LIMIT_MS) over++;
      rows.push([input.name, ms.toFixed(1), input.says.test(outcome) ? "" : outcome.slice(0, 80)]);
    }
  }
} finally {
  await world.stop();
}
rows.sort((one, other) => Number(other[1]) - Number(one[1]));
console.log(render(["input", "longest block, ms", "unexpected"], rows));
console.log(`\n${over} of ${rows.length} over ${LIMIT_MS} ms`);
process.exitCode = over > 0 ? 1 : 0;
