import { JsonPath } from "@hyponema/contract/variables";
import { describe, expect, test } from "vitest";
import { valueAt } from "./json-path.ts";

const document = { a: { "b c": [{ d: 1 }, { d: null }] }, "it's": 'a "quote"', __proto: 1, größe: 7 };

describe("a path", () => {
  test.each([
    ["$", document],
    ["$.a['b c'][0].d", 1],
    ['$.a["b c"][-1].d', null],
    ["$['it\\'s']", 'a "quote"'],
    ["$.größe", 7],
    ["$.a.missing", undefined],
    ["$.a['b c'].d", undefined],
    ["$.a[0]", undefined],
    ["$.a['b c'][7]", undefined],
    ["$.constructor", undefined],
    ["$.a['b c'].length", undefined],
  ])("%s", (path, value) => {
    expect(JsonPath.safeParse(path).success).toBe(true);
    expect(valueAt(document, path)).toEqual(value);
  });

  test.each(["", "a", "$..a", "$.a[*]", "$.a[0:2]", "$[?@.a]", "$.", "$['a", "$.a b"])(
    "%j is refused",
    (path) => {
      expect(JsonPath.safeParse(path).success).toBe(false);
    },
  );
});
