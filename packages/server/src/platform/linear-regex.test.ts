import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileRegex, RegexError, RegexSet, regexProblems } from "./linear-regex.ts";
import { regexWeight } from "./regex-weight.ts";

describe("a pattern", () => {
  test("is found without regard to case, in any script", () => {
    expect(compileRegex("straße \\d+").find("Nach STRASSE, Straße 12!")).toEqual({ start: 14, end: 23 });
    expect(compileRegex("код-\\p{L}+").find("это КОД-Альфа")).toEqual({ start: 4, end: 13 });
  });

  test("is found leftmost, then longest, from where one asks", () => {
    const regex = compileRegex("ab|abab|b+");
    expect(regex.find("xabab bb")).toEqual({ start: 1, end: 5 });
    expect(regex.find("xabab bb", 5)).toEqual({ start: 6, end: 8 });
    expect(regex.find("xyz")).toBeNull();
  });

  test("knows a line's ends", () => {
    expect(compileRegex("^no$").find("yes\nno\nyes")).toEqual({ start: 4, end: 6 });
  });

  test("that checks a value is strict: it regards case, knows the value's ends only, and may match nothing", () => {
    const regex = compileRegex("^[a-z]*$", "check");
    expect(["abc", "", "Abc", "abc\n1"].map((value) => regex.test(value))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(compileRegex("^.{1,1000}$", "check").test("x".repeat(1_001))).toBe(false);
  });

  test("that begins with an anchor means what it says", () => {
    for (const pattern of ["^ab$|c", "^(ab|c)$", "(?i)^AB", "\\Aab", "(?:^a)b", "^a|^b", "^ab"]) {
      const native = pattern.startsWith("(?i)") ? /^ab/i : new RegExp(pattern.replace("\\A", "^"));
      for (const text of ["ab", "xab", "c", "xc", "abx", "b", ""]) {
        const found = native.exec(text);
        const span = found && { start: found.index, end: found.index + found[0].length };
        expect([pattern, text, compileRegex(pattern, "check").find(text)]).toEqual([pattern, text, span]);
      }
    }
    expect(() => compileRegex("^(a", "check")).toThrow("The pattern cannot be read: missing closing ): ^(a.");
    expect(() => compileRegex("^a)(b", "check")).toThrow(RegexError);
    expect(() => compileRegex("*a", "check")).toThrow(RegexError);
  });

  test("is compiled once, however often it is asked for", () => {
    expect(compileRegex("once \\pL+", "check")).toBe(compileRegex("once \\pL+", "check"));
    expect(compileRegex("once \\pL+", "search")).not.toBe(compileRegex("once \\pL+", "check"));
  });

  test.each(["(x+x+)+y", "(a*)*b", "(?:a?){100}a{100}z", "^(\\w+\\s?)+$\\d"])(
    "%s, on which backtracking engines would take longer than the universe, answers for 50,000 characters",
    (pattern) => {
      expect(compileRegex(pattern).find("xa".repeat(25_000))).toBeNull();
    },
  );
});

describe("a pattern is refused", () => {
  const cases: readonly (readonly [pattern: string, says: RegExp])[] = [
    ["foo(?=bar)", /Look-ahead/],
    ["(?<!foo)bar", /look-behind/],
    ["(a)\\1", /Back-references/],
    ["(?P<n>a)(?P=n)", /Back-references/],
    ["(a", /missing closing \)/],
    ["[z-a]", /invalid character class range: z-a/],
    ["\\u0041", /\\x\{…\}/],
    ["a{1001}", /1,000/],
    ["x".repeat(501), /at most 500 characters; this one has 501/],
    ["(a{1000}){1000}", /too large/],
    ["((a{100}){100}){100}", /too large/],
    ["\\p{L}{1000}".repeat(45), /too large/],
    [`(?:${"ab?".repeat(150)}){1000}`, /too large/],
    ["[a-z]{501}", /too large/],
    ["secret|", /without any text/],
    ["x*", /without any text/],
    ["\\bfoo|\\b", /without any text/],
    ["^", /without any text/],
    ["\\bслово", /\\b knows the letters a–z only/],
    ["(?:où)\\b", /\\b knows the letters a–z only/],
  ];

  test.each(cases)("%s, and told why in a sentence", (pattern, says) => {
    expect(() => compileRegex(pattern)).toThrow(RegexError);
    expect(() => compileRegex(pattern)).toThrow(says);
    expect(() => compileRegex(pattern)).toThrow(/^[A-Z\\].*[.]$/s);
  });

  test("in its place, and when patterns together would be too slow", async () => {
    const large = Array.from({ length: 12 }, (_, index) => `key${index}[a-z]{450}`);
    const problems = await regexProblems([{ regexes: ["a", "("] }, { regexes: large }], "/settings/rules");
    expect(problems.map(({ path }) => path)).toEqual([
      "/settings/rules/0/regexes/1",
      "/settings/rules/1/regexes/10",
      "/settings/rules/1/regexes/11",
    ]);
  });

  // Guards a third of a second of the event loop for each save: repetitions are weighed before they are written out.
  test("before it is compiled, when its repetitions are huge", () => {
    expect(regexWeight(`(?:${"a".repeat(480)}){1000}`)).toBeGreaterThan(480_000);
    expect(regexWeight("(?:a{0,1000})".repeat(36))).toBeGreaterThan(36_000);
    expect(regexWeight("[)(]{2}\\({2}a{x}\\p{L}")).toBeLessThan(20);
  });
});

describe("a pattern of Unicode classes", () => {
  const wide = (classes: number) => `(?i)[${"\\pL".repeat(classes)}]`;

  test("is refused when it has very many, unless it was accepted before there was a limit", async () => {
    expect(await regexProblems([{ regexes: [wide(40), wide(41)] }], "/zones")).toEqual([
      { path: "/zones/0/regexes/1", message: "A pattern has at most 40 Unicode classes, such as \\p{L}." },
    ]);
    expect(compileRegex(wide(41)).test("é")).toBe(true);
  });

  test("counts when all are too much together, and those beyond are not compiled", async () => {
    const regexes = Array.from({ length: 100 }, (_, at) => `${wide(38)}{${at + 1}}`);
    const problems = await regexProblems([{ regexes }], "/zones");
    expect(problems[0]?.message).toBe("Together with those before it, the patterns are too large.");
    expect(problems.at(-1)?.path).toBe("/zones/0/regexes/99");
  });

  test("for letters around many words are taken", async () => {
    const regexes = Array.from({ length: 200 }, (_, at) => `(?:^|\\P{L})слово-${at}-(?:\\P{L}|$)`);
    expect(await regexProblems([{ regexes }], "/zones")).toEqual([]);
    const set = new RegexSet(regexes.map((pattern) => compileRegex(pattern)));
    expect([...set.matching("Это слово-7- и слово-150-.")].flat()).toEqual([7, 150]);
  });
});

describe("a set of patterns", () => {
  test("says which of them match, however many there are", () => {
    const regexes = Array.from({ length: 300 }, (_, index) =>
      compileRegex(`key\\s+no\\.?${index}\\b.{0,20}x`),
    );
    const set = new RegexSet(regexes);
    expect([...set.matching("The KEY no7 x and key  no.299 is x.")].flat()).toEqual([7, 299]);
    expect([...set.matching("nothing here")].flat()).toEqual([]);
  });

  // It reads by an automaton that gives way to another when its states grow too many: both must see what `find` sees.
  test("agrees with the patterns one by one", () => {
    const patterns = ["[ab]*a[ab]{14}c", "\\bab", "b$", "a[ab]{60}c", "(?:a|b)c|ca", "c.{0,9}c", "^c\\s"];
    const regexes = patterns.map((pattern) => compileRegex(pattern));
    const set = new RegexSet(regexes);
    const texts = fc.string({ unit: fc.constantFrom("a", "a", "b", "b", "c", " ", "\n"), maxLength: 300 });
    fc.assert(
      fc.property(texts, (text) => {
        const alone = regexes.flatMap((regex, index) => (regex.find(text) ? [index] : []));
        expect([...set.matching(text)].flat()).toEqual(alone);
      }),
    );
  });
});
