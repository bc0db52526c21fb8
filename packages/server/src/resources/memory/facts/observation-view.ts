import type { MemorySource, Observation } from "@hyponema/contract/memory-observations";
import type { z } from "zod";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { Refusal } from "../../../platform/http/refusal.ts";
import { OBSERVATION_COLUMNS, type ObservationRow } from "./observation-store.ts";

/** An observation with the external IDs of its User and source message. */
export interface ObservationView extends ObservationRow {
  readonly externalUserId: string;
  readonly externalMessageId: string | null;
}

/** Reads observations with their Users and messages. `condition` is SQL that follows `workspace_id = $1`. */
export async function viewObservations(
  tx: WorkspaceTx,
  condition: string,
  values: unknown[],
): Promise<ObservationView[]> {
  return tx.query<ObservationView>(
    `SELECT o.*, u.external_id AS "externalUserId", i.external_id AS "externalMessageId"
     FROM (SELECT ${OBSERVATION_COLUMNS} FROM hyponema.observations WHERE workspace_id = $1 ${condition}) o
     JOIN hyponema.users u ON u.workspace_id = $1 AND u.id = o."userId"
     LEFT JOIN hyponema.memory_entries m
       ON m.workspace_id = $1 AND m.user_id = o."userId" AND m.id = o."sourceMessageId"
     LEFT JOIN hyponema.imported_messages i
       ON i.workspace_id = $1 AND i.session_id = m.session_id AND i.position = m.position
     ORDER BY o.id DESC`,
    [tx.workspaceId, ...values],
  );
}

export async function getObservation(tx: WorkspaceTx, id: string): Promise<Observation> {
  const [row] = await viewObservations(tx, "AND id = $2", [id]);
  if (!row) throw new Refusal("observation-not-found");
  return presentObservation(row);
}

export function presentObservation(row: ObservationView): Observation {
  return {
    id: row.id,
    user_id: row.userId,
    external_user_id: row.externalUserId,
    agent_id: row.agentId,
    scope: row.scope,
    kind: row.kind,
    text: row.text,
    slot: row.slot,
    value: row.value,
    entities: [...row.entities],
    topics: [...row.topics],
    importance: row.importance,
    confidence: row.confidence,
    said_at: row.saidAt.toISOString(),
    repeated_at: row.repeatedAt.toISOString(),
    mentions: row.mentions,
    valid_from: row.validFrom?.toISOString() ?? null,
    valid_to: row.validTo?.toISOString() ?? null,
    origin: row.origin,
    source: presentSource(row.sourceSessionId, row.sourceMessageId, row.externalMessageId),
    status: row.status,
    superseded_by: row.supersededBy,
    revision: row.revision,
    recorded_at: row.recordedAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

export function presentSource(
  conversationId: string | null,
  messageId: string | null,
  externalMessageId: string | null,
): z.output<typeof MemorySource> | null {
  if (conversationId === null) return null;
  return {
    conversation_id: conversationId,
    message_id: messageId,
    external_message_id: externalMessageId,
  };
}
