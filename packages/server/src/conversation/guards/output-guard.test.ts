import type { NoGoZone } from "@hyponema/contract/persona-settings";
import { describe, expect, test } from "vitest";
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

/** What each of `chunks` lets out. */
function passEach(prepared: PreparedZones<NoGoZone> | null, chunks: readonly string[]): string[] {
  const guard = outputGuard(prepared);
  return [...chunks.map((chunk) => guard.push(chunk).text), guard.flush().text];
}

/** The text from where a violation begins to where it ends; null for none. */
function stopped(prepared: PreparedZones<NoGoZone>, text: string): string | null {
  const violation = firstViolation(prepared, text);
  return violation && text.slice(violation.start, violation.end);
}

describe("without zones", () => {
  test("every token passes at once", () => {
    const tokens = ["pass", "wo", "rd \ud83d", "\ude00"];
    expect(passEach(prepareZones([]), tokens)).toEqual([...tokens, ""]);
  });
});

describe("with keywords only", () => {
  const keywords = prepare(zone(["guest list", "password"]));

  test("only a tail that could still become one is held", () => {
    const tokens = ["The ", "gue", "sts ", "like g", "uest", " lis", "tings", " pass", "ed"];
    const expected = ["The ", "", "guests ", "like ", "", "", "guest listings", " ", "passed", ""];
    expect(passEach(keywords, tokens)).toEqual(expected);
  });

  test("one that straddles tokens does not leave, and nothing after it does", () => {
    expect(pass(keywords, ["My pa", "ss", "word", "."])).toEqual({ text: "My ", zone: "zone" });
    expect(pass(keywords, ["the guest \n", "\t list"])).toEqual({ text: "the ", zone: "zone" });
    const guard = outputGuard(keywords);
    expect(guard.push("a password.")).toMatchObject({ text: "a ", violation: { name: "zone" } });
    expect(guard.push("more").text + guard.flush().text).toBe("");
  });

  test("one at the end of the text is found when the text ends", () => {
    expect(pass(keywords, ["a password"])).toEqual({ text: "a ", zone: "zone" });
  });

  test("one that is completed after a tool was called does not leave either", () => {
    const guard = outputGuard(keywords);
    expect(guard.push("a pass").text + guard.flush().text).toBe("a pass");
    expect(guard.push("word.")).toMatchObject({ text: "", violation: { name: "zone" } });
  });

  test("one inside a longer word passes", () => {
    for (const text of ["passwords", "mypassword", "password_1", "guest listed", "xguest list"]) {
      expect(stopped(keywords, text)).toBeNull();
    }
  });

  test("the match that ends first counts, of those the longest, and then the first zone", () => {
    const zones = [zone(["list of names"], [], "a"), zone(["guest list"], [], "b"), zone(["list"], [], "c")];
    expect(pass(prepare(...zones), ["the guest list of names"])).toEqual({ text: "the ", zone: "b" });
    expect(pass(prepare(...zones), ["the list of names"])).toEqual({ text: "the ", zone: "c" });
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
  ])("as %s", (disguise) => {
    const text = `My ${disguise}, is`;
    const passed = pass(word, [...text]);
    expect(passed).toEqual({ text: passed.text, zone: "zone" });
    // What stands before it and does not show may leave.
    expect(passed.text.replace("\u202e", "")).toBe("My ");
    expect(firstViolation(word, text)?.end).toBe(text.indexOf(",") - (disguise.endsWith("\u202c") ? 1 : 0));
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
  ])("%s in its own script: %s", (keyword, text, found) => {
    expect(stopped(prepare(zone([keyword])), text)).toBe(found);
  });

  test.each([
    ["가", "각"],
    ["か", "が"],
    ["กา", "ก่า"],
    ["सूची", "सूचीबद्ध"],
    ["كتب", "مكتبة"],
    ["пар", "пароль"],
  ])("%s not inside %s", (keyword, text) => {
    expect(stopped(prepare(zone([keyword])), text)).toBeNull();
  });
});

describe("with regexes", () => {
  const codes = prepare(
    zone(["guest list"], [], "list"),
    zone([], ["code\\s*\\d{4}", "пароль-\\d+"], "code"),
  );

  test("text leaves sentence by sentence", () => {
    const tokens = ["One", ". Two", " 3.5", "!” ", "Three。", "Four\n", "Five"];
    expect(passEach(codes, tokens)).toEqual(["", "One. ", "", "Two 3.5!” ", "Three。", "Four\n", "", "Five"]);
  });

  test("a match leaves nothing from where it begins, also in disguise", () => {
    const cases = [
      "The code 1234 is",
      "The cоde １２３４.",
      "The c\u200bode ٠١٢٣",
      "The co\u0336de\u00a01234",
    ];
    for (const text of cases) expect(pass(codes, [...text])).toEqual({ text: "The ", zone: "code" });
    expect(stopped(codes, "Вот пapoль-7!")).toBe("пapoль-7");
  });

  test("a match may begin in what has left, but what completes it does not leave", () => {
    const across = prepare(zone([], ["room[.\\s]+(?:is\\s+)?12\\d"]));
    expect(pass(across, ["Her room. Is 123."])).toEqual({ text: "Her room. ", zone: "zone" });
    expect(stopped(across, "Her room. Is 123.")).toBe("room. Is 123");
  });

  test("the keyword or the pattern counts that is met first", () => {
    expect(pass(codes, ["code 1234, guest list. "])).toEqual({ text: "", zone: "code" });
    expect(pass(codes, ["a guest list, code 1234. "])).toEqual({ text: "a ", zone: "list" });
  });

  test("a word that a match begins in is not cut in two", () => {
    const inside = prepare(zone(["one"], [], "one"), zone([], ["x\\d"], "x"));
    expect(pass(inside, ["this onex1"])).toEqual({ text: "this ", zone: "x" });
    expect(pass(inside, ["密码x1"])).toEqual({ text: "密码", zone: "x" });
  });

  test("a line's ends are the text's own, not a sentence's or a piece's", () => {
    const ends = prepare(zone([], ["^secret", "open\\.$"]));
    expect(stopped(ends, "A. secret open. yes")).toBeNull();
    expect(stopped(ends, "A.\nsecret")).toBe("secret");
    expect(stopped(ends, "Is open.\nA")).toBe("open.");
    expect(stopped(ends, `${"word ".repeat(900)}secret`)).toBeNull();
  });

  test("a sentence that does not end leaves in pieces, between words", () => {
    const text = "and so on, ".repeat(1_000);
    const pieces = passEach(codes, [...text]).filter((piece) => piece !== "");
    expect(pieces.join("")).toBe(text);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(2_000);
    expect(pieces.every((piece) => piece.endsWith(" "))).toBe(true);
    for (const before of [1_980, 1_995, 2_010, 4_003]) {
      const long = "x".repeat(before).replaceAll("xxxx", "xxx ");
      expect(stopped(codes, `${long} code 1234`)).toBe("code 1234");
    }
  });
});
