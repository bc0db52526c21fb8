import fc from "fast-check";
import { expect, test } from "vitest";
import { createTestDatabase } from "../../../test/database.ts";
import { jsonb, storable } from "./jsonb.ts";

test("what cannot be stored becomes U+FFFD, and nothing else changes", () => {
  expect(storable({ "a\u0000": ["\ud800x", "x\udc00", "🦊", "\\u0000", "\n\u0001"] })).toEqual({
    "a\ufffd": ["\ufffdx", "x\ufffd", "🦊", "\\u0000", "\n\u0001"],
  });
});

test("any JSON of any text can be stored, and comes back as it was made storable", async () => {
  const database = await createTestDatabase();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: "binary" })), async (texts) => {
      const [row] = await database.peek("SELECT $1::jsonb AS value", [jsonb(texts)]);
      expect(row).toEqual({ value: storable(texts) });
    }),
    { numRuns: 50 },
  );
  await database.drop();
});
