import { expect, test } from "vitest";
import { readByteRange } from "./byte-range.ts";

test.each([
  ["bytes=0-0", { from: 0, to: 1 }],
  ["bytes=2-5", { from: 2, to: 6 }],
  ["bytes=2-", { from: 2, to: 10 }],
  ["bytes=2-99999999999999999999999", { from: 2, to: 10 }],
  ["bytes=9-9", { from: 9, to: 10 }],
  ["bytes=-3", { from: 7, to: 10 }],
  ["bytes=-99", { from: 0, to: 10 }],
  ["Bytes=0-1", { from: 0, to: 2 }],
])("of ten bytes, %s are some", (header, range) => {
  expect(readByteRange(header, 10)).toEqual(range);
});

test.each(["bytes=10-", "bytes=10-12", "bytes=-0", "bytes=99999999999999999999-"])(
  "of ten bytes, there are none that %s asks for",
  (header) => {
    expect(readByteRange(header, 10)).toBe("unsatisfiable");
  },
);

test.each([
  undefined,
  "",
  "bytes",
  "bytes=",
  "bytes=-",
  "bytes=5-2",
  "bytes=a-b",
  "bytes=1-2,4-5",
  "bytes=0-1, -1",
  "lines=0-1",
  "bytes=1.5-2",
  "bytes=--1",
])("%j asks for the whole file", (header) => {
  expect(readByteRange(header, 10)).toBeNull();
});

test("an empty file has no part", () => {
  for (const header of ["bytes=0-", "bytes=0-0", "bytes=-1"]) {
    expect(readByteRange(header, 0)).toBe("unsatisfiable");
  }
});
