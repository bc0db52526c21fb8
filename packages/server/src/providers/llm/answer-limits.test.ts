import { expect, test } from "vitest";
import { AnswerLimits, MAX_ANSWER_CALLS } from "./answer-limits.ts";

test.each([
  ["IDs of their own", (at: number) => String(at)],
  ["one ID", () => "call"],
])("an answer has a bounded number of calls, also of calls with %s", (_, idOf) => {
  const bounds = new AnswerLimits("double");
  const call = (at: number) =>
    bounds.admit({ type: "tool-call", callId: idOf(at), name: "tool", argumentsText: "{}" });
  for (let at = 0; at < MAX_ANSWER_CALLS; at++) expect(call(at)).toBe(true);
  expect(() => call(MAX_ANSWER_CALLS)).toThrow("128 calls");
});
