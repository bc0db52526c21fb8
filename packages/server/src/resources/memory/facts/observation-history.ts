import type {
  getObservationHistory as historyRoute,
  MemorySource,
} from "@hyponema/contract/memory-observations";
import type { ReplyOf } from "@hyponema/contract/route";
import type { z } from "zod";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { Refusal } from "../../../platform/http/refusal.ts";
import { findObservation } from "./observation-store.ts";
import { presentObservation, presentSource, viewObservations } from "./observation-view.ts";

const MOST = 500;

/** The chain of an observation: everything it superseded and everything that superseded it, oldest first. */
export async function getObservationHistory(
  tx: WorkspaceTx,
  id: string,
): Promise<ReplyOf<typeof historyRoute>> {
  if (!(await findObservation(tx, id))) throw new Refusal("observation-not-found");
  const rows = await viewObservations(tx, CHAIN, [id, MOST]);
  const mentioned = await mentionsOf(
    tx,
    rows.map((row) => row.id),
  );
  const inOrder = rows.sort(
    (one, other) => one.saidAt.getTime() - other.saidAt.getTime() || (one.id < other.id ? -1 : 1),
  );
  return {
    data: inOrder.map((row) => {
      const observation = presentObservation(row);
      const first = observation.source ? [observation.source] : [];
      return { ...observation, sources: [...first, ...(mentioned.get(row.id) ?? [])] };
    }),
  };
}

// Follows the links in both directions. A restored statement has left its old place: the statement it superseded points to it.
const CHAIN = `AND id IN (
  WITH RECURSIVE chain (id) AS (
    SELECT $2::hyponema.typeid
    UNION
    SELECT CASE WHEN o.id = c.id THEN o.superseded_by ELSE o.id END FROM chain c
    JOIN hyponema.observations o ON o.workspace_id = $1
      AND o.user_id = (SELECT user_id FROM hyponema.observations WHERE workspace_id = $1 AND id = $2)
      AND ((o.id = c.id AND o.superseded_by IS NOT NULL) OR o.superseded_by = c.id)
  )
  SELECT id FROM chain)
  AND user_id = (SELECT user_id FROM hyponema.observations WHERE workspace_id = $1 AND id = $2)
  ORDER BY said_at DESC LIMIT $3`;

interface Mention {
  readonly observation_id: string;
  readonly session_id: string;
  readonly message_id: string | null;
  readonly external_id: string | null;
}

async function mentionsOf(
  tx: WorkspaceTx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, z.output<typeof MemorySource>[]>> {
  const rows = await tx.query<Mention>(
    `SELECT o.observation_id, o.session_id, o.message_id, i.external_id FROM hyponema.observation_mentions o
     LEFT JOIN hyponema.memory_entries m
       ON m.workspace_id = o.workspace_id AND m.user_id = o.user_id AND m.id = o.message_id
     LEFT JOIN hyponema.imported_messages i
       ON i.workspace_id = o.workspace_id AND i.session_id = m.session_id AND i.position = m.position
     WHERE o.workspace_id = $1 AND o.observation_id = ANY ($2) AND o.session_id IS NOT NULL
     ORDER BY o.said_at, o.message_id LIMIT 5000`,
    [tx.workspaceId, ids],
  );
  const byObservation = new Map<string, z.output<typeof MemorySource>[]>();
  for (const row of rows) {
    const source = presentSource(row.session_id, row.message_id, row.external_id);
    if (source)
      byObservation.set(row.observation_id, [...(byObservation.get(row.observation_id) ?? []), source]);
  }
  return byObservation;
}
