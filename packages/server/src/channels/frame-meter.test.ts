import { expect, test } from "vitest";
import { FrameMeter } from "./frame-meter.ts";

function clocked() {
  const clock = { now: 0 };
  return { clock, meter: new FrameMeter(() => clock.now) };
}

test("takes 200 frames a second, and goes on in the next", () => {
  const { clock, meter } = clocked();
  const taken = Array.from({ length: 201 }, () => meter.takes());
  expect(taken.indexOf(false)).toBe(200);
  clock.now = 999;
  expect(meter.takes()).toBe(false);
  clock.now = 1_000;
  expect(meter.takes()).toBe(true);
});

test("takes 32 frames within 10 seconds that cannot be read", () => {
  const { clock, meter } = clocked();
  const taken = Array.from({ length: 33 }, () => meter.takesUnreadable());
  expect(taken.indexOf(false)).toBe(32);
  clock.now = 10_000;
  expect(meter.takesUnreadable()).toBe(true);
});
