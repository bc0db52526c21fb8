import type { ProfileFieldType } from "@hyponema/contract/profile-fields";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { jsonb } from "../../platform/database/jsonb.ts";

export interface ValueRow {
  readonly fieldId: string;
  readonly value: unknown;
  readonly source: string;
  readonly updatedAt: Date;
}

/** A field that is not archived, and what a User has of it. */
export interface ProfileRow {
  readonly key: string;
  readonly label: string;
  readonly type: ProfileFieldType;
  readonly sensitive: boolean;
  readonly usableInInstructions: boolean;
  readonly value: unknown;
  readonly source: string | null;
  readonly updatedAt: Date | null;
}

/** A value that agents may be told. */
export interface ToldRow {
  readonly key: string;
  readonly label: string;
  readonly type: ProfileFieldType;
  readonly value: unknown;
}

export async function profileOf(tx: WorkspaceTx, userId: string): Promise<ProfileRow[]> {
  return tx.query<ProfileRow & Record<string, unknown>>(
    `SELECT f.key, f.label, f.type, f.sensitive, f.usable_in_instructions AS "usableInInstructions", v.value, v.source,
       v.updated_at AS "updatedAt"
     FROM hyponema.profile_fields f LEFT JOIN hyponema.profile_values v
       ON v.workspace_id = f.workspace_id AND v.field_id = f.id AND v.user_id = $2
     WHERE f.workspace_id = $1 AND f.archived_at IS NULL ORDER BY f.position, f.id`,
    [tx.workspaceId, userId],
  );
}

export async function valuesOf(
  tx: WorkspaceTx,
  userId: string,
  fieldIds: readonly string[],
): Promise<ValueRow[]> {
  return tx.query<ValueRow & Record<string, unknown>>(
    `SELECT field_id AS "fieldId", value, source, updated_at AS "updatedAt" FROM hyponema.profile_values
     WHERE workspace_id = $1 AND user_id = $2 AND field_id = ANY ($3)`,
    [tx.workspaceId, userId, fieldIds],
  );
}

/** Writes a User's values; null removes one. */
export async function write(
  tx: WorkspaceTx,
  userId: string,
  values: readonly { readonly fieldId: string; readonly value: unknown }[],
  source: string,
): Promise<void> {
  const [gone, given] = [true, false].map((none) => values.filter(({ value }) => (value === null) === none));
  await tx.query(
    "DELETE FROM hyponema.profile_values WHERE workspace_id = $1 AND user_id = $2 AND field_id = ANY ($3)",
    [tx.workspaceId, userId, gone?.map(({ fieldId }) => fieldId)],
  );
  await tx.query(
    `INSERT INTO hyponema.profile_values (workspace_id, user_id, field_id, value, source, updated_at)
     SELECT $1, $2, "fieldId", value, $3, $4 FROM jsonb_to_recordset($5::jsonb) AS v ("fieldId" text, value jsonb)
     ON CONFLICT (workspace_id, user_id, field_id)
       DO UPDATE SET value = excluded.value, source = excluded.source, updated_at = excluded.updated_at`,
    [tx.workspaceId, userId, source, tx.now, jsonb(given)],
  );
}

const TOLD = `SELECT f.key, f.label, f.type, v.value FROM hyponema.profile_values v
  JOIN hyponema.profile_fields f ON f.workspace_id = v.workspace_id AND f.id = v.field_id
  WHERE v.workspace_id = $1 AND f.usable_in_instructions AND NOT f.sensitive AND f.archived_at IS NULL`;

/** What agents may be told of a User. */
export async function toldOfUser(tx: WorkspaceTx, userId: string): Promise<ToldRow[]> {
  return tx.query<ToldRow & Record<string, unknown>>(`${TOLD} AND v.user_id = $2 ORDER BY f.position, f.id`, [
    tx.workspaceId,
    userId,
  ]);
}

/** The same of a session's User. */
export async function toldInSession(tx: WorkspaceTx, sessionId: string): Promise<ToldRow[]> {
  return tx.query<ToldRow & Record<string, unknown>>(
    `${TOLD} AND v.user_id = (SELECT s.user_id FROM hyponema.sessions s WHERE s.workspace_id = $1 AND s.id = $2)
     ORDER BY f.position, f.id`,
    [tx.workspaceId, sessionId],
    "profile-told-in-session",
  );
}
