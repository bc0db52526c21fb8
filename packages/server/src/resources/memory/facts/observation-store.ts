import type { ObservationKind } from "@hyponema/contract/memory-kinds";
import type { Provenance, Viewer } from "../../../engines/memory/scope.ts";
import type { Verdict } from "../../../engines/memory/supersession.ts";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { jsonb } from "../../../platform/database/jsonb.ts";
import { partitionIn, scopeIn, seenIn } from "../scope/scope-sql.ts";

export type ObservationOrigin = "extracted" | "tool" | "api" | "import";
export type ObservationStatus = "active" | "superseded" | "forgotten";

export interface ObservationRow extends Provenance {
  readonly id: string;
  readonly userId: string;
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
  readonly repeatedOrder: number;
  readonly mentions: number;
  readonly validFrom: Date | null;
  /** `statedValidTo` or, once superseded, when the successor took over. */
  readonly validTo: Date | null;
  readonly statedValidTo: Date | null;
  readonly origin: ObservationOrigin;
  readonly sourceSessionId: string | null;
  readonly sourceMessageId: string | null;
  readonly status: ObservationStatus;
  readonly supersededBy: string | null;
  /** Superseded by a statement of the same partition that was forgotten since. */
  readonly ended: boolean;
  /** The source's own value, where another mention raised it. */
  readonly ownImportance?: number | null;
  readonly ownConfidence?: number | null;
  /** The first observation in the line that this one was divided from. */
  readonly dividedFrom?: string | null;
  /** The observation that this one corrects, or the first one that was divided from. */
  readonly corrects?: string | null;
  readonly revision: number;
  readonly recordedAt: Date;
  readonly updatedAt: Date;
}

// For rows of `observations`. A successor in another partition or of another User does not end a statement.
const ENDED = `(observations.status = 'superseded' AND COALESCE((
    SELECT s.status = 'forgotten' AND s.user_id = observations.user_id AND ${partitionIn("s")} = ${partitionIn("observations")}
    FROM hyponema.observations s
    WHERE s.workspace_id = observations.workspace_id AND s.id = observations.superseded_by), true))`;

export const OBSERVATION_COLUMNS = `id, user_id AS "userId", agent_id AS "agentId", ${scopeIn("observations")} AS scope, kind, text,
  slot, value, entities, topics, importance, confidence, said_at AS "saidAt", repeated_at AS "repeatedAt",
  repeated_order::float8 AS "repeatedOrder", mentions, valid_from AS "validFrom", valid_to AS "validTo",
  stated_valid_to AS "statedValidTo", origin, source_session_id AS "sourceSessionId",
  source_message_id AS "sourceMessageId", status, superseded_by AS "supersededBy", ${ENDED} AS ended,
  own_importance AS "ownImportance", own_confidence AS "ownConfidence", divided_from AS "dividedFrom", corrects, revision,
  recorded_at AS "recordedAt", updated_at AS "updatedAt"`;

const SELECT = `SELECT ${OBSERVATION_COLUMNS} FROM hyponema.observations WHERE workspace_id = $1`;

export async function findObservation(tx: WorkspaceTx, id: string): Promise<ObservationRow | undefined> {
  const [row] = await tx.query<ObservationRow>(`${SELECT} AND id = $2`, [tx.workspaceId, id]);
  return row;
}

/** The statements of one slot in one partition that were not forgotten. */
export async function observationsOfSlot(
  tx: WorkspaceTx,
  userId: string,
  slot: string,
  partition: string,
): Promise<ObservationRow[]> {
  return tx.query<ObservationRow>(
    `${SELECT} AND user_id = $2 AND slot = $3 AND status <> 'forgotten' AND ${partitionIn("observations")} = $4`,
    [tx.workspaceId, userId, slot, partition],
  );
}

/** The statements in `slots` of a User, in every partition, that were not forgotten. */
export async function observationsOfSlots(
  tx: WorkspaceTx,
  userId: string,
  slots: readonly string[],
): Promise<ObservationRow[]> {
  return tx.query<ObservationRow>(
    `${SELECT} AND user_id = $2 AND slot = ANY ($3) AND status <> 'forgotten'`,
    [tx.workspaceId, userId, slots],
  );
}

/** Slots with more than one statement, up to `most` of those after `after` in alphabetical order. */
export async function sharedSlots(
  tx: WorkspaceTx,
  userId: string,
  after: string | null,
  most: number,
): Promise<string[]> {
  const rows = await tx.query<{ slot: string }>(
    `SELECT slot FROM hyponema.observations
     WHERE workspace_id = $1 AND user_id = $2 AND status <> 'forgotten' AND slot > $3
     GROUP BY slot HAVING count(*) > 1 OR bool_or(status = 'superseded') ORDER BY slot LIMIT $4`,
    [tx.workspaceId, userId, after ?? "", most],
  );
  return rows.map(({ slot }) => slot);
}

/** Finds an active statement with the same text in a partition. */
export async function sameObservation(
  tx: WorkspaceTx,
  userId: string,
  text: string,
  partition: string,
): Promise<ObservationRow | undefined> {
  const [row] = await tx.query<ObservationRow>(
    `${SELECT} AND user_id = $2 AND status = 'active' AND lower(text) = lower($3)
       AND ${partitionIn("observations")} = $4 LIMIT 1`,
    [tx.workspaceId, userId, text, partition],
  );
  return row;
}

/** The active observations of a User that `viewer` sees, latest first. */
export async function activeObservations(
  tx: WorkspaceTx,
  userId: string,
  viewer: Viewer,
  most: number,
): Promise<ObservationRow[]> {
  return tx.query<ObservationRow>(
    `${SELECT} AND user_id = $2 AND status = 'active' AND ${seenIn("observations", "$3", "$4")}
     ORDER BY repeated_at DESC, id DESC LIMIT $5`,
    [tx.workspaceId, userId, viewer.agentId, viewer.scope, most],
  );
}

export async function insertObservation(tx: WorkspaceTx, row: ObservationRow): Promise<void> {
  return insertObservations(tx, [row]);
}

export async function insertObservations(tx: WorkspaceTx, rows: readonly ObservationRow[]): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.observations (workspace_id, id, user_id, agent_id, scope, kind, text, slot, value, entities, topics,
       importance, confidence, said_at, repeated_at, repeated_order, mentions, valid_from, valid_to, stated_valid_to,
       origin, source_session_id, source_message_id, status, superseded_by, revision, recorded_at, updated_at,
       own_importance, own_confidence, divided_from, corrects)
     SELECT $1, id, "userId", "agentId", scope, kind, text, slot, value, ARRAY(SELECT jsonb_array_elements_text(entities)),
       ARRAY(SELECT jsonb_array_elements_text(topics)), importance, confidence, "saidAt", "repeatedAt", "repeatedOrder",
       mentions, "validFrom", "validTo", "statedValidTo", origin, "sourceSessionId", "sourceMessageId", status,
       "supersededBy", revision, "recordedAt", "updatedAt", "ownImportance", "ownConfidence", "dividedFrom", corrects
     FROM jsonb_to_recordset($2::jsonb) AS o (id text, "userId" text, "agentId" text, scope text, kind text, text text,
       slot text, value text, entities jsonb, topics jsonb, importance real, confidence real, "saidAt" timestamptz,
       "repeatedAt" timestamptz, "repeatedOrder" bigint, mentions int, "validFrom" timestamptz, "validTo" timestamptz,
       "statedValidTo" timestamptz, origin text, "sourceSessionId" text, "sourceMessageId" text, status text,
       "supersededBy" text, revision int, "recordedAt" timestamptz, "updatedAt" timestamptz,
       "ownImportance" real, "ownConfidence" real, "dividedFrom" text, corrects text)`,
    [tx.workspaceId, jsonb(rows)],
  );
}

/** Updates the mutable columns of an observation. */
export async function updateObservation(tx: WorkspaceTx, row: ObservationRow): Promise<void> {
  const values = [
    ...[row.text, row.slot, row.value, row.entities, row.topics, row.importance, row.confidence],
    ...[row.agentId, row.origin, row.sourceSessionId, row.sourceMessageId, row.saidAt, row.repeatedAt],
    ...[row.repeatedOrder, row.mentions, row.validFrom, row.validTo, row.statedValidTo, row.status],
    ...[row.supersededBy, row.revision, row.updatedAt, row.kind],
    ...[row.ownImportance ?? null, row.ownConfidence ?? null],
  ];
  await tx.query(
    `UPDATE hyponema.observations SET text = $3, slot = $4, value = $5, entities = $6, topics = $7, importance = $8,
       confidence = $9, agent_id = $10, origin = $11, source_session_id = $12, source_message_id = $13, said_at = $14,
       repeated_at = $15, repeated_order = $16, mentions = $17, valid_from = $18, valid_to = $19, stated_valid_to = $20,
       status = $21, superseded_by = $22, revision = $23, updated_at = $24, kind = $25,
       own_importance = $26, own_confidence = $27
     WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, row.id, ...values],
  );
}

/** Stores which statements hold and what superseded the others, and increments their revisions. */
export async function applyVerdicts(tx: WorkspaceTx, verdicts: readonly Verdict[]): Promise<void> {
  await tx.query(
    `UPDATE hyponema.observations o SET status = v.status, superseded_by = v."supersededBy", valid_to = v."validTo",
       revision = o.revision + 1, updated_at = $3
     FROM jsonb_to_recordset($2::jsonb) AS v (id text, status text, "supersededBy" text, "validTo" timestamptz)
     WHERE o.workspace_id = $1 AND o.id = v.id`,
    [tx.workspaceId, jsonb(verdicts), tx.now],
  );
}
