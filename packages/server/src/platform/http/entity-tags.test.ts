import { describe, expect, test } from "vitest";
import { matchesEntityTag } from "./entity-tags.ts";

describe("the tag 3 of what exists", () => {
  test.each([
    '"3"',
    'W/"3"',
    "*",
    '"nope", "3"',
    '"nope","3"',
    '"3", W/"nope"',
    ' , "nope",, "3" ,',
    '"a,b", "3"',
    '"3-gzip"',
    'W/"3-gzip"',
    '"3--gzip"',
    '"3;gzip"',
    '"3-br"',
    '"3-zstd"',
    '"3-df"',
    '"2-gzip",\t"3-br"',
  ])("is named by %s", (header) => expect(matchesEntityTag(header, "3")).toBe(true));

  test.each([
    "",
    "3",
    '"2"',
    '"33"',
    '"03"',
    '"3-"',
    '"3-4"',
    '"-gzip"',
    '"30-gzip"',
    '"3',
    "'3'",
    'w/"3"',
    '"2" "3"',
    '"2""3"',
    '"3", nope',
    'nope, "3"',
    '"3", *',
    "**",
    '""',
    ",",
  ])("is not named by %s", (header) => expect(matchesEntityTag(header, "3")).toBe(false));
});
