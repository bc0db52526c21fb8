import { KNOB_NAMES, type ListeningSettings } from "@hyponema/contract/listening";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { containing } from "../../platform/database/search.ts";
import type { PageRequest } from "../../platform/http/cursor.ts";
import { filled } from "../../platform/object.ts";

export interface ProfileRow {
  readonly id: string;
  readonly agentId: string;
  readonly name: string;
  readonly description: string;
  readonly settings: ListeningSettings;
  readonly isDefault: boolean;
  readonly revision: number;
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface ProfileFilter {
  readonly search?: string | undefined;
  readonly archived: boolean;
}

export interface AssignmentRow {
  readonly profileId: string;
  readonly assignedAt: Date;
}

// What a profile says of a knob that came to be after it was written.
const SILENT = Object.fromEntries(KNOB_NAMES.map((name) => [name, null])) as ListeningSettings;

const COLUMNS = `p.id, p.agent_id AS "agentId", p.name, p.description, p.settings, p.is_default AS "isDefault", p.revision,
    p.archived_at AS "archivedAt", p.created_at AS "createdAt", p.updated_at AS "updatedAt"`;
const SELECT = `SELECT ${COLUMNS} FROM hyponema.listening_profiles p WHERE p.workspace_id = $1 AND p.agent_id = $2`;

function settled<Row extends ProfileRow>(rows: readonly Row[]): Row[] {
  return rows.map((row) => ({ ...row, settings: filled(SILENT, row.settings) }));
}

export async function find(tx: WorkspaceTx, agentId: string, id: string): Promise<ProfileRow | undefined> {
  const values = [tx.workspaceId, agentId, id];
  return settled(await tx.query<ProfileRow>(`${SELECT} AND p.id = $3`, values))[0];
}

/** The agent's profiles that are not archived, in the order in which they were made. */
export async function findAll(tx: WorkspaceTx, agentId: string): Promise<ProfileRow[]> {
  const values = [tx.workspaceId, agentId];
  return settled(await tx.query<ProfileRow>(`${SELECT} AND p.archived_at IS NULL ORDER BY p.id`, values));
}

/** The profiles that have a say in how an agent listens to a User: the User's own first, then the default. */
export async function findDeciding(
  tx: WorkspaceTx,
  agentId: string,
  userId: string | null,
): Promise<(ProfileRow & { readonly assigned: boolean })[]> {
  const rows = await tx.query<ProfileRow & { assigned: boolean }>(
    `SELECT ${COLUMNS}, a.user_id IS NOT NULL AS assigned FROM hyponema.listening_profiles p
     LEFT JOIN hyponema.listening_assignments a ON a.workspace_id = p.workspace_id AND a.agent_id = p.agent_id
       AND a.listening_profile_id = p.id AND a.user_id = $3
     WHERE p.workspace_id = $1 AND p.agent_id = $2 AND p.archived_at IS NULL AND (p.is_default OR a.user_id IS NOT NULL)
     ORDER BY assigned DESC`,
    [tx.workspaceId, agentId, userId],
  );
  return settled(rows);
}

export async function list(
  tx: WorkspaceTx,
  agentId: string,
  filter: ProfileFilter,
  page: PageRequest,
): Promise<ProfileRow[]> {
  const rows = await tx.query<ProfileRow>(
    `${SELECT} AND ($3::text IS NULL OR p.name ILIKE $3) AND (p.archived_at IS NOT NULL) = $4
       AND ($5::text IS NULL OR p.id < $5) ORDER BY p.id DESC LIMIT $6`,
    [
      tx.workspaceId,
      agentId,
      filter.search === undefined ? null : containing(filter.search),
      filter.archived,
      page.after,
      page.limit + 1,
    ],
  );
  return settled(rows);
}

export async function insert(tx: WorkspaceTx, row: ProfileRow): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.listening_profiles (workspace_id, agent_id, id, name, description, settings, is_default,
       created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [
      tx.workspaceId,
      row.agentId,
      row.id,
      row.name,
      row.description,
      row.settings,
      row.isDefault,
      row.createdAt,
    ],
  );
}

/** Writes a changed row over the one before. */
export async function update(tx: WorkspaceTx, row: ProfileRow): Promise<void> {
  await tx.query(
    `UPDATE hyponema.listening_profiles SET name = $3, description = $4, settings = $5, is_default = $6,
       archived_at = $7, revision = $8, updated_at = $9 WHERE workspace_id = $1 AND id = $2`,
    [
      tx.workspaceId,
      row.id,
      row.name,
      row.description,
      row.settings,
      row.isDefault,
      row.archivedAt,
      row.revision,
      row.updatedAt,
    ],
  );
}

export async function findAssignment(
  tx: WorkspaceTx,
  agentId: string,
  userId: string,
): Promise<AssignmentRow | undefined> {
  const [row] = await tx.query<AssignmentRow>(
    `SELECT listening_profile_id AS "profileId", assigned_at AS "assignedAt" FROM hyponema.listening_assignments
     WHERE workspace_id = $1 AND agent_id = $2 AND user_id = $3`,
    [tx.workspaceId, agentId, userId],
  );
  return row;
}

/** Gives a User a profile, in place of the one they had. */
export async function assign(
  tx: WorkspaceTx,
  agentId: string,
  userId: string,
  profileId: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.listening_assignments (workspace_id, agent_id, user_id, listening_profile_id, assigned_at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (workspace_id, agent_id, user_id)
     DO UPDATE SET listening_profile_id = excluded.listening_profile_id, assigned_at = excluded.assigned_at`,
    [tx.workspaceId, agentId, userId, profileId, tx.now],
  );
}

export async function unassign(tx: WorkspaceTx, agentId: string, userId: string): Promise<void> {
  await tx.query(
    "DELETE FROM hyponema.listening_assignments WHERE workspace_id = $1 AND agent_id = $2 AND user_id = $3",
    [tx.workspaceId, agentId, userId],
  );
}
