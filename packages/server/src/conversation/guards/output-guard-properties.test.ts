import type { NoGoZone } from "@hyponema/contract/persona-settings";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstViolation, outputGuard } from "./output-guard.ts";
import { type PreparedZones, prepareZones } from "./zones.ts";

// What holds for whatever zones and text; output-guard.test.ts has what is meant by it, case by case.

function zone(keywords: string[], regexes: string[] = [], name = "zone"): NoGoZone {
  return { name, keywords, regexes, action: "block" };
}

function prepare(...zones: NoGoZone[]): PreparedZones<NoGoZone> {
  const prepared = prepareZones(zones);
  if (!prepared) throw new Error("a zone looks for something");
  return prepared;
}

interface Passed {
  readonly text: string;
  readonly zone: string | null;
}

/** What leaves of `chunks`, until something must not. */
function pass(prepared: PreparedZones<NoGoZone> | null, chunks: readonly string[]): Passed {
  const guard = outputGuard(prepared);
  let text = "";
  for (const chunk of [...chunks, null]) {
    const release = chunk === null ? guard.flush() : guard.push(chunk);
    text += release.text;
    if (release.violation) return { text, zone: release.violation.name };
  }
  return { text, zone: null };
}

/** The text from where a violation begins to where it ends; null for none. */
function stopped(prepared: PreparedZones<NoGoZone>, text: string): string | null {
  const violation = firstViolation(prepared, text);
  return violation && text.slice(violation.start, violation.end);
}

const ALPHABET = [
  "a",
  "b",
  "A",
  "á",
  "а",
  "ß",
  " ",
  "  ",
  ".",
  "\n",
  "1",
  "密",
  "ก",
  "่",
  "\u200b",
  "\u0301",
  "𝓪",
  "🔫",
];
const anyTexts = fc.string({ unit: fc.constantFrom(...ALPHABET), maxLength: 60 });
const anyKeywords = fc
  .array(
    fc.string({ unit: fc.constantFrom("a", "b", " ", "1", "密", "ก", "а"), minLength: 1, maxLength: 5 }),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((keywords) => keywords.map((keyword) => keyword.trim()).filter((keyword) => keyword !== ""));
const anyRegexes = fc.subarray(["a\\s*b", "b+\\d", "\\ba\\b", "密.?密", "[^b]bb", "а1", "1\\.\\s1"]);
const anyZones = fc
  .tuple(anyKeywords, anyKeywords, anyRegexes)
  .map(([one, two, regexes]) => prepareZones([zone(one, [], "one"), zone(two, regexes, "two")]));
const anyPlaces = fc.array(fc.nat(), { maxLength: 20 });

function cut(text: string, places: readonly number[]): string[] {
  const cuts = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...cuts].map((from, index) => text.slice(from, cuts[index]));
}

describe("whatever the zones and the text", () => {
  const RUNS = { numRuns: 1_000 };

  test("what passes does not depend on the chunks, and is judged as the whole text is", () => {
    fc.assert(
      fc.property(anyZones, anyTexts, anyPlaces, (prepared, text, places) => {
        fc.pre(prepared !== null);
        const whole = pass(prepared, [text]);
        expect(pass(prepared, cut(text, places))).toEqual(whole);
        expect(pass(prepared, text.split(""))).toEqual(whole);
        const violation = firstViolation(prepared, text);
        expect(violation?.zone.name ?? null).toBe(whole.zone);
        expect(text.startsWith(whole.text)).toBe(true);
        if (violation) expect(violation.end).toBeGreaterThan(whole.text.length);
        else expect(whole.text).toBe(text);
      }),
      RUNS,
    );
  });

  test("what has left never contains what is forbidden", () => {
    fc.assert(
      fc.property(anyZones, anyTexts, (prepared, text) => {
        fc.pre(prepared !== null);
        expect(firstViolation(prepared, pass(prepared, [text]).text)).toBeNull();
      }),
      RUNS,
    );
  });

  test("with keywords only, all that is held could become one", () => {
    // Marks that spell wait for their letter's others, which is more than this compares.
    const texts = anyTexts.map((text) => text.replaceAll("่", ""));
    fc.assert(
      fc.property(anyKeywords, texts, (keywords, text) => {
        fc.pre(keywords.length > 0);
        const prepared = prepare(zone(keywords));
        const { text: released, violation } = outputGuard(prepared).push(text);
        if (violation || released === text) return;
        const starts = keywords.flatMap((keyword) =>
          [...keyword, ""].map(
            (_, at) => firstViolation(prepare(zone([keyword])), text + keyword.slice(at))?.start,
          ),
        );
        expect(starts).toContain(released.length);
      }),
      RUNS,
    );
  });

  test("in plain English, it finds what a plain search between word boundaries finds", () => {
    const words = fc.string({ unit: fc.constantFrom("a", "b", "C", " ", ".", "_", "1"), maxLength: 40 });
    const keywords = fc.array(fc.stringMatching(/^[ab1]([abc1 ]?[abc1]){0,3}$/), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(keywords, words, (wanted, text) => {
        const search = new RegExp(
          `(?<!\\w)(?:${wanted.map((keyword) => keyword.replaceAll(" ", " +")).join("|")})(?!\\w)`,
          "i",
        );
        expect(stopped(prepare(zone(wanted)), text) === null).toBe(!search.test(text));
      }),
      RUNS,
    );
  });
});
