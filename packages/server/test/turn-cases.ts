import type { TurnEvent } from "@hyponema/contract/events";

type Status = "complete" | "interrupted" | "blocked" | "failed";

/** The events of a turn between `turn_start` and its last one, and the transcript that everybody makes of them. */
export interface TurnCase {
  readonly name: string;
  readonly events: readonly TurnEvent[];
  readonly status: Status;
  /** In order: text with its status, or the `call_id` of a tool that gave its result. */
  readonly transcript: readonly (readonly [text: string, Status] | { readonly tool: string })[];
}

const token = (text: string): TurnEvent => ({ type: "token", data: { text } });
const call = (id: string, given = "{}"): TurnEvent => ({
  type: "tool_call",
  data: { call_id: id, name: `tool_${id}`, arguments_partial: given },
});
const result = (id: string): TurnEvent => ({
  type: "tool_result",
  data: { call_id: id, name: `tool_${id}`, arguments: {}, result: { from: id }, latency_ms: 5 },
});
const guard = (action: "block" | "redirect" | "escalate", replacement?: string): TurnEvent => ({
  type: "guard",
  data: { kind: "no_go_zone", action, detail: "zone", ...(replacement ? { replacement } : {}) },
});

/** Cases that the server's transcript, the widget, the client and the dashboard agree on. */
export const TURN_CASES: readonly TurnCase[] = [
  {
    name: "an answer without tools",
    events: [token("Hello "), token("there.")],
    status: "complete",
    transcript: [["Hello there.", "complete"]],
  },
  {
    name: "text, a tool, and the rest of the answer",
    events: [token("Let me check. "), call("a"), result("a"), token("Breakfast is "), token("at 7.")],
    status: "complete",
    transcript: [["Let me check. ", "complete"], { tool: "a" }, ["Breakfast is at 7.", "complete"]],
  },
  {
    name: "an answer interrupted after a tool",
    events: [token("Let me check. "), call("a"), result("a"), token("Breakfast is at ")],
    status: "interrupted",
    transcript: [["Let me check. ", "complete"], { tool: "a" }, ["Breakfast is at ", "interrupted"]],
  },
  {
    name: "an answer interrupted while a tool runs",
    events: [token("Let me check. "), call("a")],
    status: "interrupted",
    transcript: [["Let me check. ", "interrupted"]],
  },
  {
    name: "an answer interrupted between a tool's result and the next word",
    events: [call("a"), result("a")],
    status: "interrupted",
    transcript: [{ tool: "a" }, ["", "interrupted"]],
  },
  {
    name: "a line said while the tool runs",
    events: [call("a"), token("One moment. "), result("a"), token("Done.")],
    status: "complete",
    transcript: [["One moment. ", "complete"], { tool: "a" }, ["Done.", "complete"]],
  },
  {
    name: "two tools side by side whose results come in another order",
    events: [call("a", '{"x'), call("b"), call("a", '{"x":1}'), result("b"), token("Half. "), result("a")],
    status: "complete",
    transcript: [{ tool: "b" }, ["Half. ", "complete"], { tool: "a" }],
  },
  {
    name: "the same call ID in two rounds",
    events: [call("a"), result("a"), token("Again. "), call("a"), result("a"), token("Done.")],
    status: "complete",
    transcript: [{ tool: "a" }, ["Again. ", "complete"], { tool: "a" }, ["Done.", "complete"]],
  },
  {
    name: "an answer blocked in the middle",
    events: [token("The code is "), guard("block")],
    status: "blocked",
    transcript: [["The code is ", "blocked"]],
  },
  {
    name: "an answer redirected after a tool",
    events: [call("a"), result("a"), token("It is "), guard("redirect", "Ask us."), token("Ask us.")],
    status: "blocked",
    transcript: [{ tool: "a" }, ["It is Ask us.", "blocked"]],
  },
  {
    name: "an escalation that is announced and answered",
    events: [guard("escalate"), token("A person will help you.")],
    status: "complete",
    transcript: [["A person will help you.", "complete"]],
  },
  {
    name: "empty and blank text",
    events: [token(""), token(" "), token(""), call("a"), result("a"), token(""), token("\n")],
    status: "complete",
    transcript: [[" ", "complete"], { tool: "a" }, ["\n", "complete"]],
  },
  {
    name: "nothing at all",
    events: [token("")],
    status: "complete",
    transcript: [],
  },
  {
    name: "a failure before the first word",
    events: [],
    status: "failed",
    transcript: [["", "failed"]],
  },
];

/** The last event of a case, as its stream carries it. */
export function lastEventOf({ status }: TurnCase): TurnEvent {
  if (status === "complete" || status === "blocked") {
    return {
      type: "turn_end",
      data: { turn_id: "turn_1", latency_ms: 1, prompt_tokens: 1, completion_tokens: 1 },
    };
  }
  const kind = status === "interrupted" ? "cancelled" : "internal";
  return { type: "error", data: { detail: "No more.", error_kind: kind } };
}

/** What of a case's transcript can be seen or heard: an empty message only says how the turn ended. */
export function visibleIn({ transcript }: TurnCase): (string | { readonly tool: string })[] {
  const parts = transcript.map((part) => ("tool" in part ? part : part[0]));
  return parts.filter((part) => part !== "");
}
