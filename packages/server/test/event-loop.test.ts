import { afterAll, beforeAll, expect, test } from "vitest";
import { HOSTILE_INPUTS } from "./doubles/hostile/inputs.ts";
import { type HostileWorld, startHostileWorld } from "./doubles/hostile/world.ts";

// How short the pieces are in which the server works is measured by `npm run bench:event-loop`. This bound only tells a
// slow machine from work that grows with what is sent: what it is there for took up to a minute.
const MAX_BLOCK_MS = 1_000;

let world: HostileWorld;

beforeAll(async () => {
  world = await startHostileWorld();
}, 120_000);

afterAll(() => world.stop(), 60_000);

test.each(HOSTILE_INPUTS)("$name does not stop the event loop", { timeout: 60_000 }, async (input) => {
  await world.longestBlock();
  const sent = input.send(world);
  const [outcome, health] = await Promise.all([sent, world.ask("GET", "/healthz")]);
  expect(outcome).toMatch(input.says);
  expect(health.status).toBe(200);
  expect(await world.longestBlock()).toBeLessThan(MAX_BLOCK_MS);
});
