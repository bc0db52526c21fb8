import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Folded, Folder } from "./folding.ts";

function foldAll(chunks: readonly string[]): Folded[] {
  const folder = new Folder();
  return [...chunks.flatMap((chunk) => folder.push(chunk, false)), ...folder.push("", true)];
}

const plain = (text: string) =>
  foldAll([text])
    .map((folded) => folded.plain)
    .join("");
const look = (text: string) =>
  foldAll([text])
    .map((folded) => folded.look)
    .join("");

// Any text, with more of what is hard than chance would give.
const hard = fc.constantFrom(
  ..."aΑаﬁßİ\u0301\u0336\u200b\u{e0061}が\u3099가각กิ่่क़ि़🅿𝓹👩‍💻\ud83d\ude00".split(""),
  " ",
  "\n",
);
const texts = fc.string({ unit: fc.oneof(hard, fc.string({ unit: "binary", minLength: 1, maxLength: 1 })) });

function cut(text: string, places: readonly number[]): string[] {
  const cuts = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...cuts].map((from, index) => text.slice(from, cuts[index]));
}

describe("a text's skeleton", () => {
  test.each([
    ["capitals", "PassWord STRASSE", "password strasse"],
    ["ligatures and ß", "ﬁrst Straße Æon", "first strasse aeon"],
    ["full-width letters", "Ｐａｓｓ１２", "pass12"],
    ["mathematical letters", "𝓹𝓪𝓼𝓼 𝐩𝐚𝐬𝐬 𝚙𝟙", "pass pass p1"],
    ["circled and superscript letters", "ⓟⓐⓢⓢ ᵖᵃˢˢ", "pass pass"],
    ["accents, composed and not", "páss pa\u0301ss p\u0336a\u0336ss", "pass pass pass"],
    ["zero-width characters, joiners, soft hyphens", "p\u200ba\u200ds\u00ads\ufeff", "pass"],
    ["tag characters and variation selectors", "p\u{e0061}a\ufe0fs\u{e0101}s", "pass"],
    ["directions", "\u202epa\u2066ss\u2069\u202c", "pass"],
    ["digits of other scripts", "٣ ३ ๓ 𝟛 ３", "3 3 3 3 3"],
    ["blanks of all kinds", "a\u00a0b\u3000c\u2028d\u3164e", "a b c d e"],
    ["Arabic pointing and elongation", "كَلِمَة كلـــمة", "كلمة كلمة"],
  ])("is the same for %s", (_, text, folded) => {
    expect(plain(text)).toBe(folded);
  });

  test.each([
    ["Cyrillic", "раѕѕwоrԁ РАЅЅWОRD"],
    ["Greek", "ραѕѕwοrd ΡΑSSWΟRD"],
    ["small capitals", "ᴘᴀꜱꜱᴡᴏʀᴅ ᴘᴀꜱꜱᴡᴏʀᴅ"],
    ["squared letters", "🅿🅰🆂🆂🆆🅾🆁🅳 🅿🅰🆂🆂🆆🅾🆁🅳"],
    ["Lisu and Cherokee", "ꓑꓮꓢꓢꓪꓳꓣꓓ ᏢᎪᏚᏚᎳOᏒᎠ"],
  ])("is what %s letters are drawn like", (_, text) => {
    expect(look(text)).toBe("password password");
  });

  test("keeps the marks that spell", () => {
    expect(plain("กา")).not.toBe(plain("ก่า"));
    expect(plain("कि")).not.toBe(plain("की"));
    expect(plain("か")).not.toBe(plain("が"));
    expect(plain("p\u0e48")).toBe("p");
  });

  test("is the same however the text is cut, with every character's place", () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat()), (text, places) => {
        expect(foldAll(cut(text, places))).toEqual(foldAll([text]));
      }),
    );
  });

  test("is the same for texts that Unicode holds for the same", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(plain(text.normalize("NFC"))).toBe(plain(text.normalize("NFD")));
        expect(plain(text.normalize("NFKC"))).toBe(plain(text.normalize("NFD")));
      }),
    );
  });

  test("says where each of its characters comes from", () => {
    expect(foldAll(["a\u0301ﬁ", "\ud835", "\udcf9", "!"]).map(({ start, end }) => [start, end])).toEqual([
      [0, 1],
      [2, 3],
      [2, 3],
      [3, 5],
      [5, 6],
    ]);
  });

  test("waits for a letter's marks only where they spell", () => {
    const folder = new Folder();
    expect(folder.push("e", false).map((folded) => folded.plain)).toEqual(["e"]);
    expect(folder.push("\u0301", false)).toEqual([]);
    expect(folder.push("ก่", false).map((folded) => folded.plain)).toEqual(["ก"]);
    expect(folder.push("า", false).map((folded) => folded.plain)).toEqual(["่", "า"]);
  });
});
