import { describe, expect, test } from "vitest";
import { findLinks } from "./links.ts";

const linksIn = (text: string) =>
  findLinks(text)
    .filter(({ href }) => href !== null)
    .map(({ text: words }) => words);

describe("what becomes a link", () => {
  test.each([
    ["See https://a.test.", ["https://a.test"]],
    ["https://a.test/b?c=1&d=2#e and http://f.test!", ["https://a.test/b?c=1&d=2#e", "http://f.test"]],
    ["(see https://a.test/b)", ["https://a.test/b"]],
    ["https://a.test/Berg_(Salzburg), there", ["https://a.test/Berg_(Salzburg)"]],
    ["**https://a.test/b**", ["https://a.test/b"]],
    ["https://münchen.test/straße", ["https://münchen.test/straße"]],
    ['<a href="https://a.test">', ["https://a.test"]],
  ])("in %j: %j", (text, links) => {
    expect(linksIn(text)).toEqual(links);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "//a.test",
    "https://",
    "https://good.test@evil.test/",
    "https://user:secret@evil.test/",
    "mailto:a@b.test",
  ])("%j does not", (text) => {
    expect(linksIn(text)).toEqual([]);
  });

  test("marks of direction are no part of one: with them it could look like another", () => {
    expect(linksIn("https://a.test/\u202etset.lived")).toEqual(["https://a.test/"]);
  });

  test("nothing of the text is lost", () => {
    const text = "One https://a.test/b, two (https://c.test) three https://u@d.test.";
    expect(
      findLinks(text)
        .map(({ text: words }) => words)
        .join(""),
    ).toBe(text);
  });
});
