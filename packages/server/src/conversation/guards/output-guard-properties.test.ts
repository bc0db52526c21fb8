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
async function pass(prepared: PreparedZones<NoGoZone> | null, chunks: readonly string[]): Promise<Passed> {
  const guard = outputGuard(prepared);
  let text = "";
  for (const chunk of [...chunks, null]) {
    const release = await (chunk === null ? guard.flush() : guard.push(chunk));
    text += release.text;
    if (release.violation) return { text, zone: release.violation.name };
  }
  return { text, zone: null };
}

/** The text from where a violation begins to where it ends; null for none. */
async function stopped(prepared: PreparedZones<NoGoZone>, text: string): Promise<string | null> {
  const violation = await firstViolation(prepared, text);
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

  test("what passes does not depend on the chunks, and is judged as the whole text is", async () => {
    await fc.assert(
      fc.asyncProperty(anyZones, anyTexts, anyPlaces, async (prepared, text, places) => {
        fc.pre(prepared !== null);
        const whole = await pass(prepared, [text]);
        expect(await pass(prepared, cut(text, places))).toEqual(whole);
        expect(await pass(prepared, text.split(""))).toEqual(whole);
        const violation = await firstViolation(prepared, text);
        expect(violation?.zone.name ?? null).toBe(whole.zone);
        expect(text.startsWith(whole.text)).toBe(true);
        if (violation) expect(violation.end).toBeGreaterThan(whole.text.length);
        else expect(whole.text).toBe(text);
      }),
      RUNS,
    );
  });

  test("what has left never contains what is forbidden", async () => {
    await fc.assert(
      fc.asyncProperty(anyZones, anyTexts, async (prepared, text) => {
        fc.pre(prepared !== null);
        expect(await firstViolation(prepared, (await pass(prepared, [text])).text)).toBeNull();
      }),
      RUNS,
    );
  });

  test("with keywords only, all that is held could become one", async () => {
    // Marks that spell wait for their letter's others, which is more than this compares.
    const texts = anyTexts.map((text) => text.replaceAll("่", ""));
    await fc.assert(
      fc.asyncProperty(anyKeywords, texts, async (keywords, text) => {
        fc.pre(keywords.length > 0);
        const prepared = prepare(zone(keywords));
        const { text: released, violation } = await outputGuard(prepared).push(text);
        if (violation || released === text) return;
        const found = keywords.flatMap((keyword) =>
          [...keyword, ""].map((_, at) => firstViolation(prepare(zone([keyword])), text + keyword.slice(at))),
        );
        const starts = (await Promise.all(found)).map((violation) => violation?.start);
        expect(starts).toContain(released.length);
      }),
      RUNS,
    );
  });

  test("in plain English, it finds what a plain search between word boundaries finds", async () => {
    const words = fc.string({ unit: fc.constantFrom("a", "b", "C", " ", ".", "_", "1"), maxLength: 40 });
    const keywords = fc.array(fc.stringMatching(/^[ab1]([abc1 ]?[abc1]){0,3}$/), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(keywords, words, async (wanted, text) => {
        const search = new RegExp(
          `(?<!\\w)(?:${wanted.map((keyword) => keyword.replaceAll(" ", " +")).join("|")})(?!\\w)`,
          "i",
        );
        expect((await stopped(prepare(zone(wanted)), text)) === null).toBe(!search.test(text));
      }),
      RUNS,
    );
  });
});
