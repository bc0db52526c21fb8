import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isTooDeep } from "./depth.ts";
import { JSON_LIMITS, JsonMeter } from "./json-meter.ts";
import { JsonError, readJson, readLongJson, storableJson } from "./read-json.ts";
import { jsonPieces } from "./write-json.ts";

const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;

function reasonOf(text: string, limits = JSON_LIMITS): string {
  try {
    readJson(text, limits);
    return "read";
  } catch (error) {
    return error instanceof JsonError ? error.reason : String(error);
  }
}

describe("JSON of somebody else", () => {
  test("is read as JSON.parse reads it, however long", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const text = JSON.stringify(value);
        expect(readJson(text)).toEqual(JSON.parse(text));
        const padded = `${text}${" ".repeat(300_000)}`;
        expect(await readLongJson(padded)).toEqual(JSON.parse(text));
      }),
    );
  });

  test.each([
    ["64 levels", nested(64), "read"],
    ["65 levels", nested(65), "too-deep"],
    ["a million levels", "[".repeat(1_000_000), "too-deep"],
    ["levels in a text", JSON.stringify(nested(1_000)), "read"],
    ["levels after an escaped quotation mark", `["\\"${"[".repeat(100)}"]`, "read"],
    ["levels after an escaped backslash", `["\\\\",${nested(64)}]`, "too-deep"],
    ["very many values", `[${"1,".repeat(100_000)}1]`, "too-many-values"],
    [
      "very many names",
      `{${Array.from({ length: 40_000 }, (_, at) => `"${at}":1`).join()}}`,
      "too-many-values",
    ],
    ["no JSON", "{", "invalid"],
    ["nothing", "", "invalid"],
  ])("of %s: %#", (_, text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  test("is counted the same in whatever pieces it comes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(30), fc.nat(5), (value, values, cut) => {
        const text = JSON.stringify(value);
        const limits = { depth: 3, values };
        const meter = new JsonMeter(limits);
        let excess = null;
        for (let from = 0; from < text.length && excess === null; from += cut + 1)
          excess = meter.feed(text, from, Math.min(from + cut + 1, text.length));
        expect(excess).toBe(new JsonMeter(limits).feed(text));
      }),
    );
  });
});

test("what cannot be stored is replaced in JSON text, and nothing else", () => {
  const cases = { "\\u0000": "\ufffd", "\\ud83d\\ude00": "😀", "\\uD800": "\ufffd", "\\ude00x": "\ufffdx" };
  for (const [text, stored] of Object.entries(cases))
    expect(JSON.parse(storableJson(`"${text}"`))).toBe(stored);
  for (const text of ["\\\\u0000", "\\\\\\\\ud800", "\\n\\u0001", "\\\\\\\\\\\\"])
    expect(storableJson(`"${text}"`)).toBe(`"${text}"`);
  expect(storableJson('"\\\\\\u0000"')).toBe('"\\\\\\ufffd"');
});

test("pieces of JSON are JSON.stringify's, cut", () => {
  const long = ["😀".repeat(40_000), `x${'😀\\"\u0001'.repeat(40_000)}`, { a: ["\\".repeat(200_000)] }];
  expect([...jsonPieces(long)].join("")).toBe(JSON.stringify(long));
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect([...jsonPieces(value)].join("")).toBe(JSON.stringify(value));
    }),
  );
});

test("a value is too deep from the 65th level on", () => {
  expect([isTooDeep(JSON.parse(nested(64))), isTooDeep(JSON.parse(nested(65)))]).toEqual([false, true]);
});
