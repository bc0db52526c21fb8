import { afterAll, describe, expect, test } from "vitest";
import { SchemaCheck } from "./schema-check.ts";
import { SchemaChecks } from "./schema-checks.ts";

const checks = new SchemaChecks();
const never = new AbortController().signal;
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const nest = (levels: number): object =>
  levels === 0 ? { type: "string" } : { anyOf: [nest(levels - 1), nest(levels - 1)] };
const ENDLESS = new SchemaCheck({ items: { not: nest(10) } });
const OBJECTS = many(50_000, () => ({}));
const TWICE = [...many(20_000, (at) => ({ at })), { at: 7 }];
const UNIQUE = new SchemaCheck({ uniqueItems: true });

afterAll(() => checks.close());

describe("a value that takes long to check", () => {
  test("is checked on a thread, and judged as others are", async () => {
    expect(await checks.problems(UNIQUE, TWICE, never)).toEqual([
      { path: "/20000", message: "must be unique; it is the same as item 7" },
    ]);
    expect(await checks.problems(UNIQUE, TWICE.slice(0, -1), never)).toEqual([]);
  });

  test("and does not end is given up, and the next one is checked", async () => {
    await expect(checks.problems(ENDLESS, OBJECTS, never)).rejects.toMatchObject({
      reason: "too-complex",
      message: expect.stringContaining("too complex to check"),
    });
    expect(await checks.problems(UNIQUE, TWICE, never)).toHaveLength(1);
  });

  test("is given up when nobody waits for it", async () => {
    const gone = new AbortController();
    const checked = checks.problems(ENDLESS, OBJECTS, gone.signal);
    gone.abort(new Error("hung up"));
    await expect(checked).rejects.toThrow("hung up");
    expect(await checks.problems(UNIQUE, TWICE, never)).toHaveLength(1);
  });

  test("is refused while too many wait", async () => {
    const gone = new AbortController();
    const asked = many(17, () => checks.problems(ENDLESS, OBJECTS, gone.signal));
    const outcomes = Promise.allSettled(asked);
    await expect(asked.at(-1)).rejects.toMatchObject({ reason: "busy" });
    gone.abort(new Error("hung up"));
    await outcomes;
    expect(await checks.problems(UNIQUE, TWICE, never)).toHaveLength(1);
  });
});

test("a small value is checked at once", async () => {
  const check = new SchemaCheck({ properties: { a: { type: "string" } } });
  expect(await checks.problems(check, { a: 1 }, never)).toHaveLength(1);
});
