import { ANY_ID, ID_PREFIXES, type IdKind, idPattern } from "@hyponema/contract/ids";
import { describe, expect, test } from "vitest";
import { idToHex, newId } from "./ids.ts";

describe("an ID", () => {
  test.each(Object.keys(ID_PREFIXES) as IdKind[])(
    "of kind %s has the form that the contract says",
    (kind) => {
      expect(newId(kind)).toMatch(idPattern(kind));
      expect(newId(kind)).toMatch(ANY_ID);
    },
  );

  test("sorts by the time it was made", () => {
    const ids = [1_000, 2_000, 1_795_000_000_000].map((at) => newId("user", at));
    expect([...ids].sort()).toEqual(ids);
  });

  test("sorts by the order of making within a millisecond", () => {
    const ids = Array.from({ length: 1_000 }, () => newId("audit", 1_795_000_000_000));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(1_000);
  });

  test("holds a UUIDv7, which is a trace's ID elsewhere", () => {
    const hex = idToHex(newId("trace", 0x0192_3456_789a));
    expect(hex).toMatch(/^01923456789a7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
  });
});
