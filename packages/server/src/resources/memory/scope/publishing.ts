import type { OnPublished } from "../../agent-versions/service.ts";
import { changeScope, mayHaveLearned } from "./changes.ts";

/**
 * A version that keeps memory to its agent narrows all that the agent has learned. One that shares it holds for what comes: the
 * past is widened by `shareMemory` alone.
 */
export const followPublished: OnPublished = async (tx, agentId, scope, before) => {
  if (scope !== "agent" || before === "agent") return;
  // Nothing is narrowed of an agent that is new.
  if (before === null && !(await mayHaveLearned(tx, agentId))) return;
  await changeScope(tx, agentId, "agent");
};
