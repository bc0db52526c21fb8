import { expect, test } from "vitest";
import { expectPresent } from "../invariant.ts";
import { expectRow } from "./expect-row.ts";

test("a statement that always gives a row and gave none is an error that says which, not a zero", () => {
  expect(expectRow([{ count: 0 }], "counting keys")).toEqual({ count: 0 });
  expect(() => expectRow([], "counting keys")).toThrow("counting keys: the statement gave no row");
});

test("a value that cannot be missing and is missing is an error that says which", () => {
  expect([expectPresent(0, "the number"), expectPresent("", "the text")]).toEqual([0, ""]);
  for (const value of [null, undefined]) {
    expect(() => expectPresent(value, "the model")).toThrow("the model is missing");
  }
});
