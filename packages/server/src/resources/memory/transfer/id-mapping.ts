import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import type { Provenance } from "../../../engines/memory/scope.ts";
import { jsonb } from "../../../platform/database/jsonb.ts";
import { learningScope } from "../../agent-versions/service.ts";
import type { MemoryWrite } from "../entries/entry-store.ts";
import { narrowedSince } from "../scope/changes.ts";
import type { Line, RefusedLine } from "./lines.ts";

/** What became of some of the lines. */
export interface Taking {
  readonly ids: readonly string[];
  readonly repeated: number;
  readonly refused: readonly RefusedLine[];
}

/** Which of the conversations, messages and agents that lines name are here. */
export interface Places {
  readonly sessions: ReadonlySet<string>;
  readonly messages: ReadonlySet<string>;
  /** Agents, by their IDs, with the widest scope that what they learned may have here. */
  readonly agents: ReadonlyMap<string, MemoryScope>;
  /** Whose the conversations are. */
  readonly agentsOf: ReadonlyMap<string, string>;
}

/** Looks up what lines name; another User's conversation is as unknown as a made-up one. */
export async function placesOf({ tx, userId }: MemoryWrite, lines: readonly Line[]): Promise<Places> {
  const named = (field: string) => [
    ...new Set(
      lines.flatMap(({ given }) => {
        const value = (given as unknown as Record<string, unknown>)[field];
        return typeof value === "string" ? [value] : [];
      }),
    ),
  ];
  const ids = async (sql: string, wanted: readonly string[]) => {
    if (wanted.length === 0) return new Set<string>();
    const rows = await tx.query<{ id: string }>(sql, [tx.workspaceId, userId, wanted]);
    return new Set(rows.map(({ id }) => id));
  };
  const sessions = await tx.query<{ id: string; agent_id: string }>(
    "SELECT id, agent_id FROM hyponema.sessions WHERE workspace_id = $1 AND user_id = $2 AND id = ANY ($3)",
    [tx.workspaceId, userId, named("session_id")],
  );
  const agentsOf = new Map(sessions.map(({ id, agent_id }) => [id, agent_id]));
  const agents = await ids(
    "SELECT id FROM hyponema.agents WHERE workspace_id = $1 AND $2::text IS NOT NULL AND id = ANY ($3)",
    [...named("agent_id"), ...agentsOf.values()],
  );
  const scopes = new Map<string, MemoryScope>();
  const narrowed = await narrowedSince(tx, exportedAt(lines), [...agents]);
  for (const id of agents)
    scopes.set(id, await learningScope(tx, id, narrowed.has(id) ? "agent" : "workspace"));
  return {
    sessions: new Set(agentsOf.keys()),
    agentsOf,
    agents: scopes,
    messages: await ids(
      `SELECT m.id FROM hyponema.messages m
       JOIN hyponema.sessions s ON s.workspace_id = m.workspace_id AND s.id = m.session_id
       WHERE m.workspace_id = $1 AND s.user_id = $2 AND m.id = ANY ($3)`,
      named("message_id"),
    ),
  };
}

// When what is brought was exported; of several exports the first.
function exportedAt(lines: readonly Line[]): Date | null {
  const times = lines.flatMap(({ given }) =>
    given.type === "header" ? [new Date(given.exported_at).getTime()] : [],
  );
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/**
 * Whose a line is here, and for whom: for its agent alone where the line says so, or where the agent's memory is kept to it now.
 * What was exported before an agent was narrowed is not shared by that. Null: only an agent that is not here may know it.
 */
export function provenanceOf(
  places: Places,
  {
    agent_id: given,
    session_id,
    scope,
  }: {
    readonly agent_id?: string | null | undefined;
    readonly session_id: string | null;
    readonly scope?: MemoryScope | undefined;
  },
): Provenance | null {
  const agentId = given === undefined ? (places.agentsOf.get(session_id ?? "") ?? null) : given;
  if (agentId === null) return scope === "agent" ? null : { agentId, scope: "workspace" };
  const own = places.agents.get(agentId);
  if (own) return { agentId, scope: scope === "agent" ? scope : own };
  return scope === "agent" ? null : { agentId: null, scope: "workspace" };
}

/** Why a line without provenance is not taken. */
export const PRIVATE_ELSEWHERE = "is known to an agent alone that is not here";

/** `id`, if it is known. */
export function ifKnown(known: ReadonlySet<string>, id: string | null): string | null {
  return id !== null && known.has(id) ? id : null;
}

/** What things that are called so elsewhere are called here: imported before, or this User's own. */
export async function knownIds(
  { tx, userId }: MemoryWrite,
  table: "observations" | "open_threads" | "memory_cooldowns",
  originals: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ original_id: string; id: string }>(
    `SELECT original_id, id FROM hyponema.imported_memories
     WHERE workspace_id = $1 AND user_id = $2 AND original_id = ANY ($3)
     UNION ALL
     SELECT id, id FROM hyponema.${table} WHERE workspace_id = $1 AND user_id = $2 AND id = ANY ($3)`,
    [tx.workspaceId, userId, originals],
  );
  return new Map(rows.map((row) => [row.original_id, row.id]));
}

/** Keeps what imported things are called elsewhere. */
export async function keepOriginals(
  { tx, userId }: MemoryWrite,
  ids: readonly { readonly original: string; readonly id: string }[],
): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.imported_memories (workspace_id, user_id, original_id, id)
     SELECT $1, $2, original, id FROM jsonb_to_recordset($3::jsonb) AS named (original text, id text)
     ON CONFLICT DO NOTHING`,
    [tx.workspaceId, userId, jsonb(ids)],
  );
}
