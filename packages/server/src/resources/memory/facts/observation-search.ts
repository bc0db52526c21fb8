import type { listObservations as listRoute, Observation } from "@hyponema/contract/memory-observations";
import type { QueryOf } from "@hyponema/contract/route";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { containing } from "../../../platform/database/search.ts";
import { textSearchConfiguration } from "../../../platform/database/text-search.ts";
import { type Page, type PageRequest, pageOf } from "../../../platform/http/cursor.ts";
import { getAgent } from "../../agents/service.ts";
import { findUser } from "../../users/service.ts";
import { presentObservation, viewObservations } from "./observation-view.ts";

type Filter = Omit<QueryOf<typeof listRoute>, "limit" | "cursor">;

/** Lists observations that match `filter`, newest first. Text search uses the rules of the User's language. */
export async function listObservations(
  tx: WorkspaceTx,
  filter: Filter,
  page: PageRequest,
): Promise<Page<Observation>> {
  const user = filter.user_id === undefined ? null : await findUser(tx, filter.user_id);
  if (filter.agent_id !== undefined) await getAgent(tx, filter.agent_id);
  const languages = filter.search === undefined ? [] : await languagesOf(tx, user?.id ?? null);
  const rows = await viewObservations(tx, CONDITION, [
    user?.id ?? null,
    filter.agent_id ?? null,
    filter.kind ?? null,
    filter.status,
    filter.topic?.toLowerCase() ?? null,
    filter.entity?.toLowerCase() ?? null,
    filter.said_from ?? null,
    filter.said_to ?? null,
    page.after,
    page.limit + 1,
    filter.search ?? null,
    filter.search === undefined ? null : containing(filter.search),
    languages,
    languages.map(textSearchConfiguration),
  ]);
  return pageOf(rows, page, (row) => row.id, presentObservation);
}

const CONDITION = `
  AND ($2::text IS NULL OR user_id = $2) AND ($3::text IS NULL OR agent_id = $3)
  AND ($4::text[] IS NULL OR kind = ANY ($4)) AND status = $5
  AND ($6::text IS NULL OR $6 = ANY (topics))
  AND ($7::text IS NULL OR EXISTS (SELECT FROM unnest(entities) entity WHERE lower(entity) = $7))
  AND ($8::timestamptz IS NULL OR said_at >= $8) AND ($9::timestamptz IS NULL OR said_at < $9)
  AND ($10::text IS NULL OR id < $10)
  AND ($12::text IS NULL OR text ILIKE $13 OR EXISTS (
    SELECT FROM hyponema.memory_entries e
    JOIN hyponema.users u ON u.workspace_id = e.workspace_id AND u.id = e.user_id
    JOIN unnest($14::text[], $15::text[]) AS spoken (language, configuration)
      ON spoken.language IS NOT DISTINCT FROM u.language
    WHERE e.workspace_id = observations.workspace_id AND e.user_id = observations.user_id AND e.id = observations.id
      AND e.terms @@ websearch_to_tsquery(spoken.configuration::regconfig, $12)))
  ORDER BY id DESC LIMIT $11`;

async function languagesOf(tx: WorkspaceTx, userId: string | null): Promise<(string | null)[]> {
  const rows = await tx.query<{ language: string | null }>(
    `SELECT DISTINCT u.language FROM hyponema.memory_heads h
     JOIN hyponema.users u ON u.workspace_id = h.workspace_id AND u.id = h.user_id
     WHERE h.workspace_id = $1 AND ($2::text IS NULL OR h.user_id = $2)`,
    [tx.workspaceId, userId],
  );
  return rows.map(({ language }) => language);
}
