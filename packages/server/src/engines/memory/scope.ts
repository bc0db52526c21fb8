import type { MemoryScope } from "@hyponema/contract/memory-kinds";

/** The agent that learned an item, and who may see it. Items without an agent are for every agent. */
export interface Provenance {
  readonly agentId: string | null;
  readonly scope: MemoryScope;
}

/**
 * An agent that reads a memory, with its `memory_scope`; without an agent, a reader of what the workspace shares. Where
 * a viewer is null, an operator reads, who sees everything.
 */
export interface Viewer {
  readonly agentId: string | null;
  readonly scope: MemoryScope;
}

/** Partition of everything that is shared. The other partitions are named by the ID of the agent that sees them. */
export const SHARED = "";

/**
 * The one visibility rule. An agent sees what it learned itself and what no agent learned; with the scope `workspace`
 * also what the other agents share. `seenIn` in resources/memory/scope is the same rule in SQL.
 */
export function sees(viewer: Viewer | null, { agentId, scope }: Provenance): boolean {
  if (viewer === null || agentId === null || agentId === viewer.agentId) return true;
  return viewer.scope === "workspace" && scope === "workspace";
}

/** Statements supersede and repeat each other only within a partition. */
export function partitionOf({ agentId, scope }: Provenance): string {
  return scope === "agent" && agentId !== null ? agentId : SHARED;
}

/** The viewer to learn through: sees nothing that the later readers of what is learned may not see. */
export function learningViewer({ agentId, scope }: Provenance): Viewer {
  return scope === "agent" ? { agentId, scope } : { agentId: null, scope };
}
