import type { MemoryScope } from "@hyponema/contract/memory-kinds";

/** Which agent learned something, and for whom. Without an agent it is for every agent. */
export interface Provenance {
  readonly agentId: string | null;
  readonly scope: MemoryScope;
}

/**
 * An agent that looks into a memory, and its `memory_scope`. Without an agent: what the whole workspace shares. Where a viewer
 * is null, an operator looks, who sees everything.
 */
export interface Viewer {
  readonly agentId: string | null;
  readonly scope: MemoryScope;
}

/** Partition of everything that is shared; the others are called by the ID of the one agent that sees them. */
export const SHARED = "";

/**
 * The one rule of who sees what. An agent sees what it learned itself and what no agent learned; an agent of the scope
 * `workspace` also what the others share. The same rule in SQL is `seenIn` in resources/memory/scope.
 */
export function sees(viewer: Viewer | null, { agentId, scope }: Provenance): boolean {
  if (viewer === null || agentId === null || agentId === viewer.agentId) return true;
  return viewer.scope === "workspace" && scope === "workspace";
}

/** Statements supersede and repeat each other within a partition only. */
export function partitionOf({ agentId, scope }: Provenance): string {
  return scope === "agent" && agentId !== null ? agentId : SHARED;
}

/** Who sees nothing that those may not know who will read what is learned here: what goes into it is read by this viewer. */
export function readerOf({ agentId, scope }: Provenance): Viewer {
  return scope === "agent" ? { agentId, scope } : { agentId: null, scope };
}
