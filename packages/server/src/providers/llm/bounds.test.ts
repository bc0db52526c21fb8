import { describe, expect, test } from "vitest";
import { AnswerBounds, MOST_ANSWER_CALLS, MOST_ANSWER_CHARACTERS } from "./bounds.ts";
import type { ModelEvent } from "./port.ts";

const delta = (argumentsText: string, callId = "a"): ModelEvent => ({
  ...{ type: "tool-call-delta", callId, name: "find", argumentsText },
});

describe("an answer", () => {
  test("is passed on as it comes", () => {
    const bounds = new AnswerBounds("acme");
    const text: ModelEvent = { type: "text", text: "Hello" };
    expect([text, text, delta(""), delta("{"), delta('{"')].map((event) => bounds.admit(event))).toEqual([
      ...[true, true, true, true, true],
    ]);
  });

  test("tells of arguments that grow little by little no more often than is worth it", () => {
    const bounds = new AnswerBounds("acme");
    const most = 200_000;
    let told = 0;
    for (let length = 0; length < most; length += 4) {
      if (bounds.admit(delta("x".repeat(length)))) told += length;
    }
    expect(told).toBeGreaterThan(most);
    expect(told).toBeLessThan(most * 20);
    const whole: ModelEvent = {
      type: "tool-call",
      callId: "a",
      name: "find",
      argumentsText: "x".repeat(most),
    };
    expect(bounds.admit(whole)).toBe(true);
  });

  test.each([
    [
      "text",
      (at: number): ModelEvent => ({ type: "text", text: "x".repeat(1024) + at }),
      MOST_ANSWER_CHARACTERS,
    ],
    ["arguments", (at: number) => delta("x".repeat(1024 * at)), MOST_ANSWER_CHARACTERS],
    ["calls", (at: number) => delta("{}", `call-${at}`), MOST_ANSWER_CALLS],
  ])("of too much %s is given up", (_, event, most) => {
    const bounds = new AnswerBounds("acme");
    const endless = () => {
      for (let at = 0; at < 1_000; at++) bounds.admit(event(at));
    };
    expect(endless).toThrow(`acme sent more than ${most}`);
  });
});
