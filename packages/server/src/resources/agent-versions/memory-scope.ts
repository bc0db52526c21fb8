import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import * as store from "./store.ts";

/**
 * Told of every version that becomes published, in the transaction that publishes it and with the agent locked: its memory scope,
 * and that of the version before; null where nothing was published.
 */
export type OnPublished = (
  tx: WorkspaceTx,
  agentId: string,
  scope: MemoryScope,
  before: MemoryScope | null,
) => Promise<void>;

/** Whether what an agent learns is shared: as its published version says or, before there is one, its draft. */
export async function publishedMemoryScope(tx: WorkspaceTx, agentId: string): Promise<MemoryScope> {
  const scope = await store.publishedScope(tx, agentId);
  if (!scope) throw new Refusal("agent-not-found");
  return scope;
}

/** The scope that shares less. */
export function narrower(one: MemoryScope, other: MemoryScope): MemoryScope {
  return one === "agent" ? one : other;
}

/**
 * Whether what an agent learns now is shared. It is not where the published version keeps it to the agent, or the one that the
 * session runs (`running`). Nothing is published before the transaction ends, so that it stays true until then.
 */
export async function learningScope(
  tx: WorkspaceTx,
  agentId: string,
  running: MemoryScope = "workspace",
): Promise<MemoryScope> {
  await store.holdPublished(tx, agentId);
  return narrower(running, await publishedMemoryScope(tx, agentId));
}
