import { type Provenance, partitionOf } from "../../../engines/memory/scope.ts";
import { jsonb } from "../../../platform/database/jsonb.ts";
import { newId } from "../../../platform/ids.ts";
import { type MemoryWrite, putEntries } from "../entries/entry-store.ts";
import { threadEntry } from "../follow-ups/open-threads.ts";
import { partitionIn } from "../scope/scope-sql.ts";
import {
  ifKnown,
  keepOriginals,
  knownIds,
  type Places,
  PRIVATE_ELSEWHERE,
  provenanceOf,
  type Taking,
} from "./id-mapping.ts";
import type { LineOf, RefusedLine } from "./lines.ts";

const ELSEWHERE = "belongs to a conversation that is not here";
const BATCH = 200;

/** Takes open threads, those that are settled as well. */
export async function importThreads(
  write: MemoryWrite,
  lines: readonly LineOf<"open_thread">[],
  places: Places,
): Promise<Taking> {
  const { tx, userId } = write;
  const { owned, refused } = ownedOf(lines, places);
  const rows = owned.map(({ given, provenance }) => ({
    ...given,
    original: given.id ?? null,
    id: newId("thread", tx.now.getTime()),
    agent_id: provenance.agentId,
    scope: provenance.scope,
    partition: partitionOf(provenance),
    session_id: ifKnown(places.sessions, given.session_id),
    message_id: ifKnown(places.messages, given.message_id),
  }));
  const fresh = await unknown(write, "open_threads", rows);
  const inserted = await tx.query<{ id: string }>(
    `INSERT INTO hyponema.open_threads (workspace_id, id, user_id, agent_id, kind, text, due_at, status,
       source_session_id, source_message_id, opened_at, resolved_at, created_at, updated_at, scope)
     SELECT DISTINCT ON (g.agent_id, g.partition, lower(g.text), g.opened_at) $1::text, g.id, $2::text, g.agent_id, g.kind, g.text, g.due_at, g.status,
       g.session_id, g.message_id, g.opened_at, g.resolved_at, $3::timestamptz, $3::timestamptz, g.scope
     FROM jsonb_to_recordset($4::jsonb) AS g (id text, agent_id text, scope text, partition text, kind text, text text, due_at timestamptz,
       status text, session_id text, message_id text, opened_at timestamptz, resolved_at timestamptz)
     WHERE NOT EXISTS (SELECT FROM hyponema.open_threads t WHERE t.workspace_id = $1 AND t.user_id = $2
       AND lower(t.text) = lower(g.text) AND t.opened_at = g.opened_at AND t.agent_id IS NOT DISTINCT FROM g.agent_id
       AND ${partitionIn("t")} = g.partition)
     RETURNING id`,
    [tx.workspaceId, userId, tx.now, jsonb(fresh)],
  );
  const ids = new Set(inserted.map(({ id }) => id));
  const open = fresh.filter(({ id, status }) => ids.has(id) && status === "open");
  for (let from = 0; from < open.length; from += BATCH) {
    await putEntries(
      write,
      open.slice(from, from + BATCH).map((row) =>
        threadEntry({
          id: row.id,
          agentId: row.agent_id,
          scope: row.scope,
          sourceSessionId: row.session_id,
          sourceMessageId: row.message_id,
          openedAt: new Date(row.opened_at),
          text: row.text,
        }),
      ),
    );
  }
  return taken(write, owned.length, fresh, [...ids], refused);
}

export async function importCooldowns(
  write: MemoryWrite,
  lines: readonly LineOf<"cooldown">[],
  places: Places,
): Promise<Taking> {
  const { tx, userId } = write;
  const { owned, refused } = ownedOf(lines, places);
  const rows = owned.map(({ given, provenance }) => ({
    ...given,
    original: given.id ?? null,
    id: newId("cooldown", tx.now.getTime()),
    agent_id: provenance.agentId,
    scope: provenance.scope,
    partition: partitionOf(provenance),
    session_id: ifKnown(places.sessions, given.session_id),
  }));
  const fresh = await unknown(write, "memory_cooldowns", rows);
  const inserted = await tx.query<{ id: string }>(
    `INSERT INTO hyponema.memory_cooldowns
       (workspace_id, id, user_id, topic, started_at, until, source_session_id, lifted_at, agent_id, scope)
     SELECT DISTINCT ON (g.partition, g.topic, g.started_at) $1::text, g.id, $2::text, g.topic, g.started_at, g.until,
       g.session_id, g.lifted_at, g.agent_id, g.scope
     FROM jsonb_to_recordset($3::jsonb) AS g (id text, agent_id text, scope text, partition text, topic text, started_at timestamptz, until timestamptz,
       session_id text, lifted_at timestamptz)
     WHERE NOT EXISTS (SELECT FROM hyponema.memory_cooldowns c WHERE c.workspace_id = $1 AND c.user_id = $2
       AND c.topic = g.topic AND c.started_at = g.started_at AND ${partitionIn("c")} = g.partition)
     RETURNING id`,
    [tx.workspaceId, userId, jsonb(fresh)],
  );
  return taken(
    write,
    owned.length,
    fresh,
    inserted.map(({ id }) => id),
    refused,
  );
}

export async function importTones(
  { tx, userId }: MemoryWrite,
  lines: readonly LineOf<"tone">[],
  places: Places,
): Promise<Taking> {
  const here = heldHere(lines, places);
  const inserted = await tx.query<{ session_id: string }>(
    `INSERT INTO hyponema.memory_tones (workspace_id, user_id, session_id, agent_id, scope, position, at, valence, sensitive)
     SELECT $1, $2, session_id, agent_id, scope, position, at, valence, ARRAY(SELECT jsonb_array_elements_text(sensitive))
     FROM jsonb_to_recordset($3::jsonb)
       AS g (session_id text, agent_id text, scope text, position int, at timestamptz, valence real, sensitive jsonb)
     ON CONFLICT DO NOTHING RETURNING session_id`,
    [tx.workspaceId, userId, jsonb(here)],
  );
  const ids = inserted.map(({ session_id }) => session_id);
  return { ids, repeated: here.length - ids.length, refused: elsewhere(lines, places) };
}

export async function importResumes(
  { tx, userId }: MemoryWrite,
  lines: readonly LineOf<"resume">[],
  places: Places,
): Promise<Taking> {
  const here = heldHere(lines, places);
  const inserted = await tx.query<{ session_id: string }>(
    `INSERT INTO hyponema.memory_resumes (workspace_id, user_id, session_id, agent_id, scope, text, created_at)
     SELECT $1::text, $2::text, g.session_id, g.agent_id, g.scope, g.text, g.created_at
     FROM jsonb_to_recordset($3::jsonb)
       AS g (session_id text, agent_id text, scope text, text text, created_at timestamptz)
     ON CONFLICT DO NOTHING RETURNING session_id`,
    [tx.workspaceId, userId, jsonb(here)],
  );
  const ids = inserted.map(({ session_id }) => session_id);
  return { ids, repeated: here.length - ids.length, refused: elsewhere(lines, places) };
}

// Lines of conversations that are here, as their agents' own.
function heldHere(lines: readonly (LineOf<"tone"> | LineOf<"resume">)[], places: Places) {
  return lines.flatMap(({ given }) => {
    const { session_id, scope } = given;
    const provenance = provenanceOf(places, { agent_id: undefined, session_id, scope });
    if (!places.sessions.has(session_id) || !provenance) return [];
    return { ...given, agent_id: provenance.agentId, scope: provenance.scope };
  });
}

// Lines with whose they are here; those of which only an agent may know that is not here are refused.
function ownedOf<One extends LineOf<"open_thread"> | LineOf<"cooldown">>(
  lines: readonly One[],
  places: Places,
) {
  const owned: { readonly given: One["given"]; readonly provenance: Provenance }[] = [];
  const refused: RefusedLine[] = [];
  for (const { line, given } of lines) {
    const provenance = provenanceOf(places, given);
    if (provenance) owned.push({ given, provenance });
    else refused.push({ line, message: PRIVATE_ELSEWHERE });
  }
  return { owned, refused };
}

function elsewhere(lines: readonly (LineOf<"tone"> | LineOf<"resume">)[], places: Places): RefusedLine[] {
  return lines.flatMap(({ line, given }) =>
    places.sessions.has(given.session_id) ? [] : [{ line, message: ELSEWHERE }],
  );
}

// Those whose original IDs are not known yet, each once.
async function unknown<Row extends { readonly original: string | null }>(
  write: MemoryWrite,
  table: Parameters<typeof knownIds>[1],
  rows: readonly Row[],
): Promise<Row[]> {
  const known = await knownIds(
    write,
    table,
    rows.flatMap(({ original }) => original ?? []),
  );
  const seen = new Set(known.keys());
  return rows.filter(({ original }) => {
    if (original === null) return true;
    if (seen.has(original)) return false;
    seen.add(original);
    return true;
  });
}

async function taken(
  write: MemoryWrite,
  given: number,
  fresh: readonly { readonly id: string; readonly original: string | null }[],
  ids: readonly string[],
  refused: readonly RefusedLine[],
): Promise<Taking> {
  const inserted = new Set(ids);
  const named = fresh.flatMap(({ id, original }) =>
    original !== null && inserted.has(id) ? [{ original, id }] : [],
  );
  await keepOriginals(write, named);
  return { ids, repeated: given - ids.length, refused };
}
