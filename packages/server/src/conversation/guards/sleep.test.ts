import { SleepWindow } from "@hyponema/contract/guards";
import { describe, expect, test } from "vitest";
import { sleepingAt } from "./sleep.ts";

const window = (fields: object) =>
  SleepWindow.parse({ weekdays: [1, 2, 3, 4, 5, 6, 7], message: "Zzz", ...fields });
const asleep = (fields: object, at: string, timezone: string | null) =>
  sleepingAt([window(fields)], new Date(at), timezone) !== null;

describe("a sleep window", () => {
  test.each([
    ["within a day, its first minute", { from: "13:00", to: "14:00" }, "2026-11-24T13:00:00Z", "UTC", true],
    ["within a day, the minute after", { from: "13:00", to: "14:00" }, "2026-11-24T14:00:00Z", "UTC", false],
    ["over midnight, before it", { from: "22:00", to: "06:00" }, "2026-11-24T23:30:00Z", "UTC", true],
    ["over midnight, after it", { from: "22:00", to: "06:00" }, "2026-11-24T05:59:59Z", "UTC", true],
    ["over midnight, in the day", { from: "22:00", to: "06:00" }, "2026-11-24T06:00:00Z", "UTC", false],
    ["of a whole day", { from: "00:00", to: "00:00" }, "2026-11-24T12:00:00Z", "UTC", true],
    ["in the User's zone", { from: "22:00", to: "06:00" }, "2026-11-24T13:30:00Z", "Asia/Tokyo", true],
    [
      "by its own zone for a User without one",
      { from: "22:00", to: "06:00", timezone: "Asia/Tokyo" },
      "2026-11-24T13:30:00Z",
      null,
      true,
    ],
  ])("%s", (_, fields, at, timezone, expected) => {
    expect(asleep(fields, at, timezone)).toBe(expected);
  });

  test("that begins on Friday night goes on into Saturday, and no other night", () => {
    const friday = { weekdays: [5], from: "22:00", to: "06:00" };
    expect(asleep(friday, "2026-11-27T22:30:00Z", "UTC")).toBe(true);
    expect(asleep(friday, "2026-11-28T05:00:00Z", "UTC")).toBe(true);
    expect(asleep(friday, "2026-11-28T22:30:00Z", "UTC")).toBe(false);
    expect(asleep(friday, "2026-11-27T05:00:00Z", "UTC")).toBe(false);
  });

  // In Vienna clocks go forward on 2026-03-29 at 01:00 UTC, and back on 2026-10-25 at 01:00 UTC.
  test.each([
    ["2026-03-29T00:59:00Z", true],
    ["2026-03-29T03:59:00Z", true],
    ["2026-03-29T04:00:00Z", false],
    ["2026-10-25T04:59:00Z", true],
    ["2026-10-25T05:00:00Z", false],
  ])("ends at six by the wall when clocks change: %s", (at, expected) => {
    expect(asleep({ from: "22:00", to: "06:00" }, at, "Europe/Vienna")).toBe(expected);
  });
});
