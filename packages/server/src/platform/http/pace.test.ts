import { expect, test } from "vitest";
import { Pace } from "./pace.ts";

test("lets a burst through, and keeps the pace after it, whoever spends", () => {
  const pace = new Pace(1_000, 250);
  expect(pace.spend(250, 0)).toBe(0);
  expect(pace.spend(100, 0)).toBe(100);
  expect(pace.spend(100, 0)).toBe(200);
  // By then all has been paid for.
  expect(pace.spend(50, 10_000)).toBe(0);
  expect(pace.spend(300, 10_000)).toBe(100);
});

test("never lets more through in a second than a second's units and one burst", () => {
  const pace = new Pace(1_000, 250);
  let spent = 0;
  for (let now = 0; now < 1_000; ) {
    spent += 64;
    now += Math.max(1, pace.spend(64, now));
  }
  expect(spent).toBeLessThanOrEqual(1_250 + 64);
  expect(spent).toBeGreaterThan(1_000);
});
