import { expect, test } from "vitest";
import { TURN_CASES, visibleIn } from "../../server/test/turn-cases.ts";
import { applyEvent, newTurn } from "../src/areas/agents/test/turn.ts";

test.each(TURN_CASES)("the test chat shows all of a turn: $name", (given) => {
  const turn = given.events.reduce(
    (before, event) => applyEvent(before, { ...event, id: "1.0" } as Parameters<typeof applyEvent>[1], 1),
    newTurn(1, "Hello"),
  );
  const visible = visibleIn(given);
  expect(turn.agentText).toBe(visible.filter((part) => typeof part === "string").join(""));
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
