import { describe, expect, test } from "vitest";
import { SchemaCheck } from "./schema-check.ts";
import { OverBudgetError } from "./validation.ts";

const ENOUGH = 10_000_000;

function problems(schema: object, value: unknown, budget = ENOUGH) {
  return new SchemaCheck(schema as Record<string, unknown>).problems(value, budget);
}

const fits = (schema: object, value: unknown) => problems(schema, value).length === 0;
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

describe("a value", () => {
  test.each<[string, object, unknown, boolean]>([
    [
      "objects are equal in any order of names",
      { uniqueItems: true },
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      false,
    ],
    ["1 and 1.0 are equal, as are 0 and -0", { uniqueItems: true }, JSON.parse("[1, 1.0, 2]"), false],
    ["zero has one value", { enum: [0] }, -0, true],
    ["1 and true are not equal", { uniqueItems: true }, [1, true, "1", [1], { a: 1 }], true],
    ["an enum holds objects in any order", { enum: [{ a: 1, b: [2] }] }, { b: [2], a: 1 }, true],
    ["a const is compared as JSON", { const: { a: 1 } }, { a: 1, b: 1 }, false],
    ["decimals are multiples", { multipleOf: 0.01 }, 4.35, true],
    ["huge numbers are divided", { multipleOf: 0.5 }, 1e308, true],
    ["fractions are no multiples", { multipleOf: 0.0001 }, 0.00751, false],
    ["a pair of surrogates is one character", { maxLength: 2 }, "😀😀", true],
    [
      "names of JavaScript are names",
      { properties: { a: {} }, additionalProperties: false },
      { b: 1 },
      false,
    ],
    ["contains counts", { contains: { type: "number" }, minContains: 2 }, [1, "a", 2], true],
    ["contains has a maximum", { contains: { type: "number" }, maxContains: 1 }, [1, 2], false],
    ["oneOf is exactly one", { oneOf: [{ type: "integer" }, { minimum: 2 }] }, 3, false],
    ["dependents", { dependentRequired: { card: ["address"] } }, { card: 1 }, false],
    [
      "what allOf evaluates is evaluated",
      { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
      { a: 1 },
      true,
    ],
    [
      "what a failing branch evaluates is not",
      {
        anyOf: [{ properties: { a: { type: "string" } }, required: ["a"] }, {}],
        unevaluatedProperties: false,
      },
      { a: 1 },
      false,
    ],
  ])("%s", (_, schema, value, expected) => {
    expect(fits(schema, value)).toBe(expected);
  });

  test("is told where it does not fit, and how", () => {
    const schema = {
      type: "object",
      properties: { a: { type: ["string", "null"] }, b: { items: { minimum: 2 } } },
      required: ["c"],
      additionalProperties: false,
    };
    expect(problems(schema, { a: 1, b: [1], "d/e~": 0 })).toEqual([
      { path: "", message: "`c` is required" },
      { path: "/a", message: "must be string or null, not number" },
      { path: "/b/0", message: "must be at least 2" },
      { path: "/d~1e~0", message: "is not a known property" },
    ]);
  });

  test("with very many problems is told the first 20", () => {
    expect(
      problems(
        { items: false },
        many(10_000, () => 1),
      ),
    ).toHaveLength(20);
  });

  test("nested deeper than 64 levels does not fit", () => {
    const deep = (levels: number) => Array.from({ length: levels }).reduce<unknown>((held) => [held], 1);
    expect(fits({}, deep(64))).toBe(true);
    expect(problems({}, deep(20_000))).toEqual([{ path: "", message: "is nested deeper than 64 levels" }]);
  });
});

describe("a check ends within its budget, whatever it is given", () => {
  const nest = (levels: number, keyword: string, leaf: object): object =>
    levels === 0 ? leaf : { [keyword]: [nest(levels - 1, keyword, leaf), nest(levels - 1, keyword, leaf)] };
  test.each<[string, object, unknown]>([
    [
      "alternatives in alternatives",
      { items: nest(9, "anyOf", { type: "string" }) },
      many(20_000, () => ({})),
    ],
    [
      "unevaluated properties in each other",
      { items: nest(9, "oneOf", { unevaluatedProperties: false }) },
      many(20_000, () => ({ a: 1 })),
    ],
    [
      "an expression over a long text",
      { pattern: "(a|aa|aaa|[a-z]{1,40}x){1,20}$" },
      `${"a".repeat(60_000)}!`,
    ],
    [
      "expressions over long names",
      { patternProperties: { "([a-z]+x)+$": {} } },
      Object.fromEntries(many(200, (at) => [`${"a".repeat(5_000)}${at}`, 1])),
    ],
    [
      "sameness at every level",
      many(30, () => 0).reduce((items: object) => ({ uniqueItems: true, items }), {}),
      many(30, () => 0).reduce<unknown>(
        (held) => [held],
        many(20_000, (at) => at),
      ),
    ],
    [
      "choices among many",
      { items: { enum: many(8_000, (at) => ({ at })) } },
      many(20_000, (at) => ({ at })),
    ],
  ])("%s", (_, schema, value) => {
    expect(() => problems(schema, value, 15_000)).toThrow(OverBudgetError);
  });

  // Steps are a few operations each; what is looked at that was not paid for is counted here.
  test("names of a value and patterns of a schema are read once, however often they are visited", () => {
    let reads = 0;
    const counted = <T extends object>(object: T) =>
      new Proxy(object, {
        ownKeys: (target) => {
          reads++;
          return Reflect.ownKeys(target);
        },
      });
    const value = counted(Object.fromEntries(many(500, (at) => [`k${at}`, 1])));
    problems({ allOf: many(50, () => ({ minProperties: 1 })) }, value);
    expect(reads).toBe(1);
    const patternProperties = counted(Object.fromEntries(many(500, (at) => [`^x${at}$`, {}])));
    problems(
      { items: { patternProperties } },
      many(50, () => ({})),
    );
    expect(reads).toBe(2);
  });

  test("choices that are long are written out once, however many values do not fit", () => {
    let written = 0;
    const choice = {
      toJSON() {
        written++;
        return "x".repeat(100);
      },
    };
    problems(
      { items: { anyOf: [{ enum: [choice] }, {}], enum: [choice], const: choice } },
      many(9, () => 1),
    );
    expect(written).toBe(2);
  });

  test("looking for problems ends when there are enough", () => {
    const visited: unknown[] = [];
    const schema = (at: number) => ({
      get type() {
        visited.push(at);
        return "string";
      },
    });
    expect(problems({ allOf: many(100, schema) }, 1)).toHaveLength(20);
    expect(new Set(visited).size).toBe(20);
  });
});

test("requirements that are no names are passed over: older rows may hold them", () => {
  const odd = [{ toString: 1, valueOf: 1 }, many(9, () => 1)];
  expect(problems({ required: odd, dependentRequired: { a: odd } }, { a: 1 })).toEqual([]);
});
