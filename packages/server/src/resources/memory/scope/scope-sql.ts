// The rules of engines/memory/scope.ts in SQL.

/** SQL: the partition of a row of `alias`. Only valid under the memory's lock, which applies pending scope changes. */
export function partitionIn(alias: string): string {
  return `CASE WHEN ${alias}.scope = 'agent' THEN ${alias}.agent_id ELSE '' END`;
}

/** SQL: the scope of a row of `alias`, pending scope changes included. */
export function scopeIn(alias: string): string {
  return `hyponema.memory_scope(${alias}.workspace_id, ${alias}.user_id, ${alias}.agent_id, ${alias}.scope)`;
}

/**
 * SQL: the effective scope of a session that recalls, from the parameters `agent` and `scope` (of the version it runs):
 * `agent` if the published version, or the draft where there is none, has that scope.
 */
export function narrowedIn(workspace: string, agent: string, scope: string): string {
  return `CASE WHEN ${scope}::text = 'workspace' AND hyponema.published_memory_scope(${workspace}::text, ${agent}::text) = 'agent'
    THEN 'agent' ELSE ${scope}::text END`;
}

/** SQL: whether the viewer in the parameters `agent` and `scope` sees a row of `alias`. A null scope stands for an operator. */
export function seenIn(alias: string, agent: string, scope: string): string {
  return `(${scope}::text IS NULL OR ${alias}.agent_id IS NULL OR ${alias}.agent_id = ${agent}::text
    OR (${scope}::text = 'workspace' AND ${scopeIn(alias)} = 'workspace'))`;
}
