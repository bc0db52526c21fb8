import { partitionOf } from "../../../engines/memory/scope.ts";
import { jsonb } from "../../../platform/database/jsonb.ts";
import type { MemoryWrite } from "../entries/entry-store.ts";
import type { StoredWording } from "../facts/wording.ts";
import {
  ifKnown,
  knownIds,
  type Places,
  PRIVATE_ELSEWHERE,
  provenanceOf,
  type Taking,
} from "./id-mapping.ts";
import type { LineOf, RefusedLine } from "./lines.ts";

const NOT_HERE = "belongs to an observation that is not here";

type Given = LineOf<"mention">["given"];

/**
 * Takes the times that observations were said again, so that each agent that was told one keeps it when memories are
 * narrowed later. One that was taken before is repeated, even where it has become an observation of its own since.
 */
export async function importMentions(
  write: MemoryWrite,
  lines: readonly LineOf<"mention">[],
  places: Places,
  imported: ReadonlyMap<string, string>,
): Promise<Taking> {
  const { tx, userId } = write;
  const refused: RefusedLine[] = [];
  const others = lines.flatMap(({ given }) => given.observation_id).filter((id) => !imported.has(id));
  const known = new Map([...(await knownIds(write, "observations", others)), ...imported]);
  const rows = lines.flatMap(({ line, given }) => {
    const observation = known.get(given.observation_id);
    const provenance = provenanceOf(places, given);
    if (!observation) refused.push({ line, message: NOT_HERE });
    else if (!provenance) refused.push({ line, message: PRIVATE_ELSEWHERE });
    if (!observation || !provenance) return [];
    const session = ifKnown(places.sessions, given.session_id);
    return {
      ...{
        observation,
        agent: provenance.agentId,
        scope: provenance.scope,
        partition: partitionOf(provenance),
      },
      ...{ session, message: session === null ? null : ifKnown(places.messages, given.message_id) },
      ...{ said_at: given.said_at, wording: given.wording && storedWording(given.wording) },
    };
  });
  const inserted = await tx.query<{ observation: string }>(
    `INSERT INTO hyponema.observation_mentions
       (workspace_id, user_id, observation_id, agent_id, scope, origin, session_id, message_id, said_at, wording)
     SELECT $1::text, $2::text, g.observation, g.agent, g.scope, 'import', g.session, g.message, g.said_at, g.wording
     FROM jsonb_to_recordset($3::jsonb) AS g (observation text, agent text, scope text, partition text, session text,
       message text, said_at timestamptz, wording jsonb)
     JOIN hyponema.observations named ON named.workspace_id = $1 AND named.user_id = $2 AND named.id = g.observation
       AND named.status <> 'forgotten'
     WHERE NOT EXISTS (
       SELECT FROM hyponema.observations o
       WHERE o.workspace_id = $1 AND o.user_id = $2 AND (o.id = g.observation OR o.divided_from = g.observation) AND (
         (o.agent_id IS NOT DISTINCT FROM g.agent AND o.said_at = g.said_at) OR EXISTS (
           SELECT FROM hyponema.observation_mentions m WHERE m.workspace_id = $1 AND m.observation_id = o.id
             AND m.agent_id IS NOT DISTINCT FROM g.agent AND m.said_at = g.said_at)))
     ON CONFLICT DO NOTHING RETURNING observation_id AS observation`,
    [tx.workspaceId, userId, jsonb(rows)],
  );
  const ids = inserted.map(({ observation }) => observation);
  return { ids, repeated: rows.length - ids.length, refused };
}

function storedWording({ valid_from, valid_to, ...wording }: NonNullable<Given["wording"]>): StoredWording {
  return { ...wording, validFrom: valid_from, validTo: valid_to };
}
