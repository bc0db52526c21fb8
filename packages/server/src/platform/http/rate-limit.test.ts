import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../../test/server.ts";
import { systemClock } from "../clock.ts";
import { RateLimiter, rateHeaders } from "./rate-limit.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.dispose());

// A window so long that nothing refills while the test runs.
const policy = (quota: number) => ({ name: `test-${quota}`, quota, windowSeconds: 1_000_000 });
const node = () => new RateLimiter(server.instance.database, systemClock);

test("all nodes together grant no more than the quota, and all of it", async () => {
  const nodes = [node(), node(), node()];
  const asked = Array.from({ length: 300 }, (_, index) => nodes[index % 3]?.take(policy(100), "shared"));
  const granted = (await Promise.all(asked)).filter((decision) => decision?.allowed).length;
  expect(granted).toBe(100);
});

test("one holder's use does not count against another's", async () => {
  const limiter = node();
  expect((await limiter.take(policy(1), "one")).allowed).toBe(true);
  expect((await limiter.take(policy(1), "one")).allowed).toBe(false);
  expect((await limiter.take(policy(1), "other")).allowed).toBe(true);
});

test("most requests are decided without the database", async () => {
  const limiter = node();
  const count = async () => {
    const [row] = await server.database.peek<{ calls: string }>(
      "SELECT xact_commit AS calls FROM pg_stat_database WHERE datname = current_database()",
    );
    return Number(row?.calls);
  };
  for (let index = 0; index < 1_000; index++) await limiter.take(policy(100_000), "busy");
  await server.database.peek("SELECT pg_stat_force_next_flush()");
  expect(await count()).toBeLessThan(1_000);
});

test("headers say the policy, what is left and when there is more", async () => {
  const decision = await node().take({ name: "requests", quota: 60, windowSeconds: 60 }, "headers");
  expect(rateHeaders(decision)).toEqual({
    "RateLimit-Policy": '"requests";q=60;w=60',
    RateLimit: '"requests";r=59;t=1',
  });
});

test("a refused request says after how many seconds there is a token", async () => {
  const limiter = node();
  const slow = { name: "slow", quota: 1, windowSeconds: 30 };
  await limiter.take(slow, "x");
  expect(await limiter.take(slow, "x")).toMatchObject({ allowed: false, remaining: 0, resetSeconds: 30 });
});
