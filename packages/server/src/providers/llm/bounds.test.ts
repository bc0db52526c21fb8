import { expect, test } from "vitest";
import { AnswerBounds, MOST_ANSWER_CALLS } from "./bounds.ts";

test.each([
  ["IDs of their own", (at: number) => String(at)],
  ["one ID", () => "call"],
])("an answer has a bounded number of calls, also of calls with %s", (_, idOf) => {
  const bounds = new AnswerBounds("double");
  const call = (at: number) =>
    bounds.admit({ type: "tool-call", callId: idOf(at), name: "tool", argumentsText: "{}" });
  for (let at = 0; at < MOST_ANSWER_CALLS; at++) expect(call(at)).toBe(true);
  expect(() => call(MOST_ANSWER_CALLS)).toThrow("128 calls");
});
