import { expect, test } from "vitest";
import { FrameLimiter } from "./frame-limiter.ts";

function limiterWithClock() {
  const clock = { now: 0 };
  return { clock, limiter: new FrameLimiter(() => clock.now) };
}

test("takes 200 frames a second, and goes on in the next", () => {
  const { clock, limiter: meter } = limiterWithClock();
  const taken = Array.from({ length: 201 }, () => meter.allow());
  expect(taken.indexOf(false)).toBe(200);
  clock.now = 999;
  expect(meter.allow()).toBe(false);
  clock.now = 1_000;
  expect(meter.allow()).toBe(true);
});

test("takes 32 frames within 10 seconds that cannot be read", () => {
  const { clock, limiter: meter } = limiterWithClock();
  const taken = Array.from({ length: 33 }, () => meter.allowUnreadable());
  expect(taken.indexOf(false)).toBe(32);
  clock.now = 10_000;
  expect(meter.allowUnreadable()).toBe(true);
});
