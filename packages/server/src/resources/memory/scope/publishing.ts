import type { OnPublished } from "../../agent-versions/service.ts";
import { changeScope, mayHaveLearned } from "./changes.ts";

/**
 * Publishing `memory_scope: agent` narrows everything the agent has learned. Publishing `workspace` applies to what it learns
 * from then on; only `shareMemory` widens the past.
 */
export const followPublished: OnPublished = async (tx, agentId, scope, before) => {
  if (scope !== "agent" || before === "agent") return;
  // A new agent has nothing to narrow.
  if (before === null && !(await mayHaveLearned(tx, agentId))) return;
  await changeScope(tx, agentId, "agent");
};
