import type { NoGoZone } from "@hyponema/contract/persona-settings";
import { describe, expect, test, vi } from "vitest";
import { firstViolation, outputGuard } from "./output-guard.ts";
import { type PreparedZones, prepareZones } from "./zones.ts";

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

/** What each of `chunks` lets out. */
async function passEach(
  prepared: PreparedZones<NoGoZone> | null,
  chunks: readonly string[],
): Promise<string[]> {
  const guard = outputGuard(prepared);
  const passed: string[] = [];
  for (const chunk of chunks) passed.push((await guard.push(chunk)).text);
  return [...passed, (await guard.flush()).text];
}

/** The text from where a violation begins to where it ends; null for none. */
async function stopped(prepared: PreparedZones<NoGoZone>, text: string): Promise<string | null> {
  const violation = await firstViolation(prepared, text);
  return violation && text.slice(violation.start, violation.end);
}

describe("without zones", () => {
  test("every token passes at once", async () => {
    const tokens = ["pass", "wo", "rd \ud83d", "\ude00"];
    expect(await passEach(prepareZones([]), tokens)).toEqual([...tokens, ""]);
  });
});

describe("with keywords only", () => {
  const keywords = prepare(zone(["guest list", "password"]));

  test("only a tail that could still become one is held", async () => {
    const tokens = ["The ", "gue", "sts ", "like g", "uest", " lis", "tings", " pass", "ed"];
    const expected = ["The ", "", "guests ", "like ", "", "", "guest listings", " ", "passed", ""];
    expect(await passEach(keywords, tokens)).toEqual(expected);
  });

  test("one that straddles tokens does not leave, and nothing after it does", async () => {
    expect(await pass(keywords, ["My pa", "ss", "word", "."])).toEqual({ text: "My ", zone: "zone" });
    expect(await pass(keywords, ["the guest \n", "\t list"])).toEqual({ text: "the ", zone: "zone" });
    const guard = outputGuard(keywords);
    expect(await guard.push("a password.")).toMatchObject({ text: "a ", violation: { name: "zone" } });
    expect((await guard.push("more")).text + (await guard.flush()).text).toBe("");
  });

  test("one at the end of the text is found when the text ends", async () => {
    expect(await pass(keywords, ["a password"])).toEqual({ text: "a ", zone: "zone" });
  });

  test("one that is completed after a tool was called does not leave either", async () => {
    const guard = outputGuard(keywords);
    expect((await guard.push("a pass")).text + (await guard.flush()).text).toBe("a pass");
    expect(await guard.push("word.")).toMatchObject({ text: "", violation: { name: "zone" } });
  });

  test("one inside a longer word passes", async () => {
    for (const text of ["passwords", "mypassword", "password_1", "guest listed", "xguest list"]) {
      expect(await stopped(keywords, text)).toBeNull();
    }
  });

  test("the match that ends first counts, of those the longest, and then the first zone", async () => {
    const zones = [zone(["list of names"], [], "a"), zone(["guest list"], [], "b"), zone(["list"], [], "c")];
    expect(await pass(prepare(...zones), ["the guest list of names"])).toEqual({ text: "the ", zone: "b" });
    expect(await pass(prepare(...zones), ["the list of names"])).toEqual({ text: "the ", zone: "c" });
  });
});

describe("a keyword is found", () => {
  const word = prepare(zone(["password"]));

  test.each([
    "pаsswоrd",
    "ＰＡＳＳＷＯＲＤ",
    "𝓹𝓪𝓼𝓼𝔀𝓸𝓻𝓭",
    "pass\u200bword",
    "p\u0336a\u0336s\u0336s\u0336word",
    "pa\u00adss\u2060wo\ufeffrd",
    "p\u{e0061}assword",
    "\u202epassword\u202c",
    "pässwörd",
    "🅿🅰🆂🆂🆆🅾🆁🅳",
    "ΡΑSSWΟRD",
    `pass${"\u200b".repeat(5_000)}word`,
  ])("as %s", async (disguise) => {
    const text = `My ${disguise}, is`;
    const passed = await pass(word, [...text]);
    expect(passed).toEqual({ text: passed.text, zone: "zone" });
    // What stands before it and does not show may leave.
    expect(passed.text.replace("\u202e", "")).toBe("My ");
    expect((await firstViolation(word, text))?.end).toBe(
      text.indexOf(",") - (disguise.endsWith("\u202c") ? 1 : 0),
    );
  });

  test.each([
    ["пароль", "Ваш ПАРОЛЬ: 1", "ПАРОЛЬ"],
    ["пароль", "Ваш пapoль: 1", "пapoль"],
    ["παραδοσή", "η ΠΑΡΑΔΟΣΗ.", "ΠΑΡΑΔΟΣΗ"],
    ["密码", "你的密码是一二三", "密码"],
    ["パスワード", "あなたのﾊﾟｽﾜｰﾄﾞは", "ﾊﾟｽﾜｰﾄﾞ"],
    ["비밀번호", "비밀번호는 1234", "비밀번호"],
    ["비밀번호", "비밀번호는".normalize("NFD"), "비밀번호".normalize("NFD")],
    ["รหัสผ่าน", "บอกรหัสผ่านให้ฉัน", "รหัสผ่าน"],
    ["पासवर्ड", "आपका पासवर्ड यह है", "पासवर्ड"],
    ["كلمة السر", "هذه كَلِمَةُ السر لك", "كَلِمَةُ السر"],
    ["סיסמה", "הסוד: סִיסְמָה.", "סִיסְמָה"],
    ["🔫", "a 🔫!", "🔫"],
    ["c++", "I like C++.", "C++"],
    ["straße", "STRASSE", "STRASSE"],
  ])("%s in its own script: %s", async (keyword, text, found) => {
    expect(await stopped(prepare(zone([keyword])), text)).toBe(found);
  });

  test.each([
    ["가", "각"],
    ["か", "が"],
    ["กา", "ก่า"],
    ["सूची", "सूचीबद्ध"],
    ["كتب", "مكتبة"],
    ["пар", "пароль"],
  ])("%s not inside %s", async (keyword, text) => {
    expect(await stopped(prepare(zone([keyword])), text)).toBeNull();
  });
});

describe("with regexes", () => {
  const codes = prepare(
    zone(["guest list"], [], "list"),
    zone([], ["code\\s*\\d{4}", "пароль-\\d+"], "code"),
  );

  test("text leaves sentence by sentence", async () => {
    const tokens = ["One", ". Two", " 3.5", "!” ", "Three。", "Four\n", "Five"];
    expect(await passEach(codes, tokens)).toEqual([
      "",
      "One. ",
      "",
      "Two 3.5!” ",
      "Three。",
      "Four\n",
      "",
      "Five",
    ]);
  });

  test("a match leaves nothing from where it begins, also in disguise", async () => {
    const cases = [
      "The code 1234 is",
      "The cоde １２３４.",
      "The c\u200bode ٠١٢٣",
      "The co\u0336de\u00a01234",
    ];
    for (const text of cases) expect(await pass(codes, [...text])).toEqual({ text: "The ", zone: "code" });
    expect(await stopped(codes, "Вот пapoль-7!")).toBe("пapoль-7");
  });

  test("a match may begin in what has left, but what completes it does not leave", async () => {
    const across = prepare(zone([], ["room[.\\s]+(?:is\\s+)?12\\d"]));
    expect(await pass(across, ["Her room. Is 123."])).toEqual({ text: "Her room. ", zone: "zone" });
    expect(await stopped(across, "Her room. Is 123.")).toBe("room. Is 123");
  });

  test("the keyword or the pattern counts that is met first", async () => {
    expect(await pass(codes, ["code 1234, guest list. "])).toEqual({ text: "", zone: "code" });
    expect(await pass(codes, ["a guest list, code 1234. "])).toEqual({ text: "a ", zone: "list" });
  });

  test("a word that a match begins in is not cut in two", async () => {
    const inside = prepare(zone(["one"], [], "one"), zone([], ["x\\d"], "x"));
    expect(await pass(inside, ["this onex1"])).toEqual({ text: "this ", zone: "x" });
    expect(await pass(inside, ["密码x1"])).toEqual({ text: "密码", zone: "x" });
  });

  test("a line's ends are the text's own, not a sentence's or a piece's", async () => {
    const ends = prepare(zone([], ["^secret", "open\\.$"]));
    expect(await stopped(ends, "A. secret open. yes")).toBeNull();
    expect(await stopped(ends, "A.\nsecret")).toBe("secret");
    expect(await stopped(ends, "Is open.\nA")).toBe("open.");
    expect(await stopped(ends, `${"word ".repeat(900)}secret`)).toBeNull();
  });

  test("a sentence that does not end leaves in pieces, between words", async () => {
    const text = "and so on, ".repeat(1_000);
    const pieces = (await passEach(codes, [...text])).filter((piece) => piece !== "");
    expect(pieces.join("")).toBe(text);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(2_000);
    expect(pieces.every((piece) => piece.endsWith(" "))).toBe(true);
    for (const before of [1_980, 1_995, 2_010, 4_003]) {
      const long = "x".repeat(before).replaceAll("xxxx", "xxx ");
      expect(await stopped(codes, `${long} code 1234`)).toBe("code 1234");
    }
  });

  test("is looked for in pieces of about 1,000 characters when it is as large as they get", async () => {
    const large = prepare(zone([], ["x{490}y"]));
    const pieces = (await passEach(large, [..."word ".repeat(900)])).filter((piece) => piece !== "");
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(1_030);
    expect(pieces.join("")).toBe("word ".repeat(900));
  });

  test("characters that are many in a skeleton leave in smaller pieces, however they arrive", async () => {
    const text = "\ufdfa".repeat(1_000);
    const lengths: number[] = [];
    const { regexes } = codes;
    if (!regexes) throw new Error("the zone has a regex");
    const { folded } = regexes;
    vi.spyOn(folded, "matching").mockImplementation(function* (skeleton) {
      lengths.push(skeleton.length);
      yield [];
    });
    expect(await pass(codes, [text])).toEqual({ text, zone: null });
    expect(Math.max(...lengths)).toBeLessThan(2_500);
    vi.restoreAllMocks();
    expect(await stopped(codes, `${text} code 1234`)).toBe("code 1234");
    expect(await pass(codes, [text])).toEqual(await pass(codes, [...text]));
  });

  test.each(["...", '.".', "!?", ".)\u201d"])(
    "stops %j before a blank end a sentence together",
    async (stops) => {
      expect(await passEach(codes, ["One", stops, "2", stops, " ", "3"])).toEqual([
        "",
        "",
        "",
        "",
        `One${stops}2${stops} `,
        "",
        "3",
      ]);
    },
  );

  test("a search is given up when its signal is aborted", async () => {
    const ten = Array.from({ length: 10 }, (_, at) => `[ab]*a[ab]{${211 + at}}c`);
    const abort = new AbortController();
    const searched = outputGuard(prepare(zone([], ten)), abort.signal).push("ab ".repeat(100_000));
    abort.abort(new Error("enough"));
    await expect(searched).rejects.toThrow("enough");
  });
});
