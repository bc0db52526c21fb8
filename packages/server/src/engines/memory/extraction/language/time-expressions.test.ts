import { expect, test } from "vitest";
import { calendarFor, dayOf, isoDay } from "./calendar.ts";
import { readTime } from "./time-expressions.ts";

// A Tuesday.
const TODAY = dayOf(2026, 4, 28);

function read(text: string, past: boolean) {
  return readTime(
    text,
    () => TODAY,
    () => past,
  );
}

test.each([
  ["moved yesterday", true, "on 27 April 2026"],
  ["moved on Friday", true, "on 24 April 2026"],
  ["am flying on Friday", false, "on 1 May 2026"],
  ["am flying next Friday", false, "on 8 May 2026"],
  ["saw her last Tuesday", true, "on 21 April 2026"],
  ["moved last month", true, "in March 2026"],
  ["moved in March", true, "in March 2026"],
  ["am moving in March", false, "in March 2027"],
  ["moved three years ago", true, "in 2023"],
  ["went there last spring", true, "in spring 2025"],
  ["went there last winter", true, "in winter 2025/26"],
  ["am going next summer", false, "in summer 2026"],
  ["am going in two weeks", false, "around 12 May 2026"],
  ["am going on 5 May", false, "on 5 May 2026"],
  ["am going on May 5th at 3:30 pm", false, "on 5 May 2026 at 15:30"],
  ["was there on 2 January 2024", true, "on 2 January 2024"],
  ["have lived here since 2019", false, "since 2019"],
  ["have lived here for three years", false, "since 2023"],
  ["will stay until June", false, "until June 2026"],
  ["will send it by Friday", false, "by 1 May 2026"],
])("%s", (text, past, phrase) => {
  expect(read(text, past).when?.phrase).toBe(phrase);
});

test("what recurs has no day", () => {
  expect(read("go to the gym every Monday and Thursday", false)).toMatchObject({
    rest: "go to the gym",
    when: null,
    recurring: "every monday and thursday",
  });
});

test("a day that is not in the calendar is no day", () => {
  expect(read("met on 31 April", true).when?.phrase).not.toBe("on 31 April 2026");
  expect(read("may be late", false).when).toBeNull();
});

test("days begin at midnight of the zone, on the days the clocks change too", () => {
  const { dayAt, moment } = calendarFor("Europe/Lisbon");
  for (const day of [dayOf(2026, 3, 29), dayOf(2026, 10, 25), TODAY]) {
    expect(dayAt(moment(day))).toBe(day);
    expect(dayAt(new Date(moment(day).getTime() - 1))).toBe(day - 1);
  }
  expect(isoDay(calendarFor("Nowhere/Else").dayAt(new Date("2026-04-28T23:59:59Z")))).toBe("2026-04-28");
});
