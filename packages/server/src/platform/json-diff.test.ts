import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differences } from "./json-diff.ts";

describe("the difference", () => {
  test("of equal things is nothing, of others never", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(differences(a, structuredClone(a))).toEqual([]);
        if (JSON.stringify(a) !== JSON.stringify(b) && !Object.is(a, -0)) {
          const same = differences(a, b).length === 0;
          if (same) expect(a).toEqual(b);
        }
      }),
    );
  });

  test("names the place, as deep as it can be told", () => {
    const before = { prompt: "a", settings: { "a/b": 1, greeting: { mode: "static" } }, gone: true };
    const after = { prompt: "b", settings: { "a/b": 2, greeting: { mode: "static" } }, come: null };
    expect(differences(before, after)).toEqual([
      { path: "/prompt", kind: "changed", before: "a", after: "b" },
      { path: "/settings/a~1b", kind: "changed", before: 1, after: 2 },
      { path: "/gone", kind: "removed", before: true },
      { path: "/come", kind: "added", after: null },
    ]);
  });

  test("of lists goes by the items' names: one put in front changes no other", () => {
    const zone = (name: string, action: string) => ({ name, action });
    expect(
      differences([zone("a", "block"), zone("b", "block")], [zone("c", "block"), zone("a", "redirect")]),
    ).toEqual([
      { path: "/0", kind: "added", after: zone("c", "block") },
      { path: "/1/action", kind: "changed", before: "block", after: "redirect" },
      { path: "/1", kind: "removed", before: zone("b", "block") },
    ]);
  });

  test("of a list in another order is told as its order", () => {
    const [a, b] = [{ name: "a" }, { name: "b" }];
    expect(differences([a, b], [b, a])).toEqual([
      { path: "", kind: "changed", before: ["a", "b"], after: ["b", "a"] },
    ]);
  });

  test("of lists without names goes by their places", () => {
    expect(differences([1, 2], [1, 3, 4])).toEqual([
      { path: "/1", kind: "changed", before: 2, after: 3 },
      { path: "/2", kind: "added", after: 4 },
    ]);
    expect(differences([{ name: "x" }, { name: "x" }], [{ name: "x" }])).toEqual([
      { path: "/1", kind: "removed", before: { name: "x" } },
    ]);
  });
});
