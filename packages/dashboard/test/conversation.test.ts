import { expect, test } from "vitest";
import { TURN_CASES, visibleIn } from "../../server/test/turn-cases.ts";
import { newTurn, withEvent } from "../src/areas/agents/test/conversation.ts";

test.each(TURN_CASES)("the test chat shows all of a turn: $name", (given) => {
  const turn = given.events.reduce(
    (before, event) => withEvent(before, { ...event, id: "1.0" } as Parameters<typeof withEvent>[1], 1),
    newTurn(1, "Hello"),
  );
  const visible = visibleIn(given);
  expect(turn.said).toBe(visible.filter((part) => typeof part === "string").join(""));
  const answered = turn.tools
    .filter(({ latencyMs }) => latencyMs !== undefined)
    .map(({ id }) => ({ tool: id }));
  expect(answered.toSorted(byTool)).toEqual(
    visible.filter((part) => typeof part !== "string").toSorted(byTool),
  );
});

function byTool(a: { tool: string }, b: { tool: string }): number {
  return a.tool.localeCompare(b.tool);
}
