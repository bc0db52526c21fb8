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
 * `workspace` also what the others share. `seenIn` is the same rule in SQL.
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

/** SQL: the partition of a row of `alias`. Right under the memory's lock, when the rows have followed every change. */
export function partitionIn(alias: string): string {
  return `CASE WHEN ${alias}.scope = 'agent' THEN ${alias}.agent_id ELSE '' END`;
}

/** SQL: the scope of a row of `alias`, whether or not the row has followed the last change. */
export function scopeIn(alias: string): string {
  return `hyponema.memory_scope(${alias}.workspace_id, ${alias}.user_id, ${alias}.agent_id, ${alias}.scope)`;
}

/**
 * SQL: the scope of an agent's session that looks into a memory, by the parameters `agent` and `scope`: that of the version
 * that it runs, or `agent` where the published version, or before there is one the draft, keeps memory to the agent.
 */
export function narrowedIn(workspace: string, agent: string, scope: string): string {
  return `CASE WHEN ${scope}::text = 'workspace' AND hyponema.published_memory_scope(${workspace}::text, ${agent}::text) = 'agent'
    THEN 'agent' ELSE ${scope}::text END`;
}

/** SQL: whether the viewer in the parameters `agent` and `scope` sees a row of `alias`; a null scope is an operator's. */
export function seenIn(alias: string, agent: string, scope: string): string {
  return `(${scope}::text IS NULL OR ${alias}.agent_id IS NULL OR ${alias}.agent_id = ${agent}::text
    OR (${scope}::text = 'workspace' AND ${scopeIn(alias)} = 'workspace'))`;
}
