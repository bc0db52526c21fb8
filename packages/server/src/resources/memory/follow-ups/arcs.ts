import type { Arcs, getMemoryArcs as arcsRoute } from "@hyponema/contract/memory-views";
import type { QueryOf } from "@hyponema/contract/route";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { findUser } from "../../users/service.ts";
import { scopeIn, seenIn } from "../scope/scope-sql.ts";
import { viewerOf } from "../scope/viewer.ts";

const MOST_ARCS = 50;
const MOST_POINTS = 180;
// Valence runs from −1 to 1; a smaller change counts as none.
const STEP = 0.15;

interface ArcRow {
  readonly topic: string;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly mentions: number;
  readonly observations: Arcs["arcs"][number]["observations"];
  readonly earlier: number | null;
  readonly later: number | null;
}

/** Topics of a User over time, with the User's sentiment. */
export async function getMemoryArcs(
  tx: WorkspaceTx,
  { user_id: reference, agent_id: agentId, by }: QueryOf<typeof arcsRoute>,
): Promise<Arcs> {
  const user = await findUser(tx, reference);
  const viewer = agentId === undefined ? null : await viewerOf(tx, agentId);
  const asked = [tx.workspaceId, user.id, viewer?.agentId ?? null, viewer?.scope ?? null];
  const arcs = await tx.query<ArcRow & Record<string, unknown>>(ARCS, [...asked, MOST_ARCS]);
  const tone = await tx.query<{ at: Date; valence: number; messages: number }>(
    `SELECT date_trunc($5, at, 'UTC') AS at, avg(valence)::float8 AS valence, count(*)::int AS messages
     FROM hyponema.memory_tones t WHERE workspace_id = $1 AND user_id = $2 AND ${seenIn("t", "$3", "$4")}
     GROUP BY 1 ORDER BY 1 DESC LIMIT $6`,
    [...asked, by, MOST_POINTS],
  );
  return {
    user_id: user.id,
    arcs: arcs.map(presentArc),
    tone: tone.reverse().map((point) => ({ ...point, at: point.at.toISOString() })),
  };
}

// A statement has the tone of its source message.
const ARCS = `
  WITH told AS (
    SELECT t.topic, o.id, o.agent_id, ${scopeIn("o")} AS scope, o.text, o.status, o.said_at, o.repeated_at, o.mentions, o.source_session_id,
      o.source_message_id,
      row_number() OVER (PARTITION BY t.topic ORDER BY o.said_at DESC, o.id DESC) AS place
    FROM hyponema.observations o, unnest(o.topics) AS t (topic)
    WHERE o.workspace_id = $1 AND o.user_id = $2 AND o.status <> 'forgotten'
      AND ${seenIn("o", "$3", "$4")}
  ), arcs AS (
    SELECT topic, min(said_at) AS first_at, max(repeated_at) AS last_at, sum(mentions)::int AS mentions,
      jsonb_agg(jsonb_build_object('id', id, 'agent_id', agent_id, 'scope', scope, 'text', text, 'status', status,
        'said_at', to_char(said_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY place)
        FILTER (WHERE place <= 5) AS observations
    FROM told GROUP BY topic ORDER BY last_at DESC, topic LIMIT $5
  ), tones AS MATERIALIZED (
    SELECT e.id, tone.at, tone.position, tone.valence FROM hyponema.memory_tones tone
    JOIN hyponema.memory_entries e
      ON e.workspace_id = $1 AND e.user_id = $2 AND e.session_id = tone.session_id AND e.position = tone.position
    WHERE tone.workspace_id = $1 AND tone.user_id = $2 AND ${seenIn("tone", "$3", "$4")}
  ), sounded AS (
    SELECT told.topic, tones.valence,
      ntile(2) OVER (PARTITION BY told.topic ORDER BY tones.at, tones.position) AS half
    FROM told JOIN tones ON tones.id = told.source_message_id
    WHERE told.topic IN (SELECT topic FROM arcs)
  ), halves AS (
    SELECT topic, avg(valence) FILTER (WHERE half = 1)::float8 AS earlier,
      avg(valence) FILTER (WHERE half = 2)::float8 AS later
    FROM sounded GROUP BY topic
  )
  SELECT arcs.*, halves.earlier, halves.later FROM arcs LEFT JOIN halves USING (topic)
  ORDER BY last_at DESC, topic`;

function presentArc({ first_at, last_at, earlier, later, ...row }: ArcRow): Arcs["arcs"][number] {
  return {
    ...row,
    first_at: first_at.toISOString(),
    last_at: last_at.toISOString(),
    tone: earlier === null ? null : toneOf(earlier, later ?? earlier),
  };
}

function toneOf(start: number, now: number) {
  const change = now - start;
  const trend = Math.abs(change) < STEP ? "steady" : change > 0 ? "rising" : "falling";
  return { start, now, trend } as const;
}
