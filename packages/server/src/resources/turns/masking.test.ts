import { masked } from "@hyponema/contract/masking";
import { expect, test } from "vitest";
import { NOBODY } from "../../platform/masking/viewer.ts";
import { eventMask, type KeptTurnEvent } from "./masking.ts";

const failed = { type: "error", data: { detail: "It said: secret plans", error_kind: "internal" } } as const;
const calling = (call_id: string, name: string, text: string): KeptTurnEvent => ({
  type: "tool_call",
  data: { call_id, name, arguments_partial: text },
});

test("an error shows its plain detail, and one that an older version stored without it shows none", () => {
  const mask = eventMask(NOBODY);
  expect(mask({ ...failed, plain: "It failed." })?.data).toEqual({
    detail: "It failed.",
    error_kind: "internal",
  });
  expect(JSON.stringify(mask(failed))).not.toContain("secret plans");
});

test("a memory tool's growing arguments are one mask, also where a model uses a call's ID again", () => {
  const mask = eventMask(NOBODY);
  const result = { call_id: "1", name: "search_memory", arguments: {}, result: "x", latency_ms: 1 };
  const shown = [
    mask(calling("1", "search_memory", '{"query"')),
    mask(calling("1", "search_memory", '{"query":"x"}')),
    mask({ type: "tool_result", data: result }),
    mask(calling("1", "search_memory", "{")),
  ];
  const hidden = calling("1", "search_memory", JSON.stringify(masked("memory:read")));
  expect(shown[0]).toEqual(hidden);
  expect(shown[1]).toBeNull();
  expect(shown[2]?.data).toMatchObject({ arguments: masked("memory:read"), result: masked("memory:read") });
  expect(shown[3]).toEqual(hidden);
});

test("other tools' calls and what the assistant says pass unchanged", () => {
  const mask = eventMask(NOBODY);
  for (const event of [calling("1", "weather", "{"), { type: "token", data: { text: "Hi" } } as const]) {
    expect(mask(event)).toBe(event);
  }
});
