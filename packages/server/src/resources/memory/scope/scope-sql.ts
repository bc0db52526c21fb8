// The rules of engines/memory/scope.ts in SQL.

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
