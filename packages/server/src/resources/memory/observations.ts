import type { ObservationKind } from "@hyponema/contract/memory-kinds";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { jsonb } from "../../platform/database/jsonb.ts";

export type ObservationOrigin = "extracted" | "tool" | "api" | "import";
export type ObservationStatus = "active" | "superseded" | "forgotten";

export interface ObservationRow {
  readonly id: string;
  readonly userId: string;
  readonly agentId: string | null;
  readonly kind: ObservationKind;
  /** Null once forgotten. */
  readonly text: string | null;
  readonly slot: string | null;
  readonly value: string | null;
  readonly entities: readonly string[];
  readonly topics: readonly string[];
  readonly importance: number;
  readonly confidence: number;
  readonly saidAt: Date;
  readonly repeatedAt: Date;
  readonly mentions: number;
  readonly validFrom: Date | null;
  readonly validTo: Date | null;
  readonly origin: ObservationOrigin;
  readonly sourceSessionId: string | null;
  readonly sourceMessageId: string | null;
  readonly status: ObservationStatus;
  readonly supersededBy: string | null;
  readonly revision: number;
  readonly recordedAt: Date;
  readonly updatedAt: Date;
}

export const OBSERVATION_COLUMNS = `id, user_id AS "userId", agent_id AS "agentId", kind, text, slot, value, entities, topics,
  importance, confidence, said_at AS "saidAt", repeated_at AS "repeatedAt", mentions, valid_from AS "validFrom",
  valid_to AS "validTo", origin, source_session_id AS "sourceSessionId", source_message_id AS "sourceMessageId", status,
  superseded_by AS "supersededBy", revision, recorded_at AS "recordedAt", updated_at AS "updatedAt"`;

const SELECT = `SELECT ${OBSERVATION_COLUMNS} FROM hyponema.observations WHERE workspace_id = $1`;

export async function findObservation(tx: WorkspaceTx, id: string): Promise<ObservationRow | undefined> {
  const [row] = await tx.query<ObservationRow>(`${SELECT} AND id = $2`, [tx.workspaceId, id]);
  return row;
}

/** Statements about one thing, what was forgotten apart, in the order in which they were last said. */
export async function observationsOfSlot(
  tx: WorkspaceTx,
  userId: string,
  slot: string,
): Promise<ObservationRow[]> {
  return tx.query<ObservationRow>(
    `${SELECT} AND user_id = $2 AND slot = $3 AND status <> 'forgotten' ORDER BY repeated_at, status = 'active', id`,
    [tx.workspaceId, userId, slot],
  );
}

/** A statement that says the very same, if one stands. */
export async function sameObservation(
  tx: WorkspaceTx,
  userId: string,
  text: string,
): Promise<ObservationRow | undefined> {
  const [row] = await tx.query<ObservationRow>(
    `${SELECT} AND user_id = $2 AND status = 'active' AND lower(text) = lower($3) LIMIT 1`,
    [tx.workspaceId, userId, text],
  );
  return row;
}

/** What holds of a User, the latest first. */
export async function activeObservations(
  tx: WorkspaceTx,
  userId: string,
  most: number,
): Promise<ObservationRow[]> {
  return tx.query<ObservationRow>(
    `${SELECT} AND user_id = $2 AND status = 'active' ORDER BY repeated_at DESC, id DESC LIMIT $3`,
    [tx.workspaceId, userId, most],
  );
}

export async function insertObservation(tx: WorkspaceTx, row: ObservationRow): Promise<void> {
  return insertObservations(tx, [row]);
}

export async function insertObservations(tx: WorkspaceTx, rows: readonly ObservationRow[]): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.observations (workspace_id, id, user_id, agent_id, kind, text, slot, value, entities, topics,
       importance, confidence, said_at, repeated_at, mentions, valid_from, valid_to, origin, source_session_id,
       source_message_id, status, superseded_by, revision, recorded_at, updated_at)
     SELECT $1, id, "userId", "agentId", kind, text, slot, value, ARRAY(SELECT jsonb_array_elements_text(entities)),
       ARRAY(SELECT jsonb_array_elements_text(topics)), importance, confidence, "saidAt", "repeatedAt", mentions,
       "validFrom", "validTo", origin, "sourceSessionId", "sourceMessageId", status, "supersededBy", revision,
       "recordedAt", "updatedAt"
     FROM jsonb_to_recordset($2::jsonb) AS o (id text, "userId" text, "agentId" text, kind text, text text, slot text,
       value text, entities jsonb, topics jsonb, importance real, confidence real, "saidAt" timestamptz,
       "repeatedAt" timestamptz, mentions int, "validFrom" timestamptz, "validTo" timestamptz, origin text,
       "sourceSessionId" text, "sourceMessageId" text, status text, "supersededBy" text, revision int,
       "recordedAt" timestamptz, "updatedAt" timestamptz)`,
    [tx.workspaceId, jsonb(rows)],
  );
}

/** Writes what may change of an observation over what was there. */
export async function updateObservation(tx: WorkspaceTx, row: ObservationRow): Promise<void> {
  await tx.query(
    `UPDATE hyponema.observations SET text = $3, slot = $4, value = $5, entities = $6, topics = $7, importance = $8,
       confidence = $9, repeated_at = $10, mentions = $11, valid_from = $12, valid_to = $13, status = $14,
       superseded_by = $15, revision = $16, updated_at = $17
     WHERE workspace_id = $1 AND id = $2`,
    [
      tx.workspaceId,
      row.id,
      row.text,
      row.slot,
      row.value,
      row.entities,
      row.topics,
      row.importance,
      row.confidence,
      row.repeatedAt,
      row.mentions,
      row.validFrom,
      row.validTo,
      row.status,
      row.supersededBy,
      row.revision,
      row.updatedAt,
    ],
  );
}
