import type { PersonaSettings } from "@hyponema/contract/personas";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { containing } from "../../platform/database/search.ts";
import type { PageRequest } from "../../platform/http/cursor.ts";

export interface PersonaRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly prompt: string;
  readonly settings: PersonaSettings;
  readonly productionVersion: number | null;
  readonly lastVersion: number;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface PersonaVersionRow {
  readonly personaId: string;
  readonly version: number;
  readonly name: string;
  readonly prompt: string;
  readonly settings: PersonaSettings;
}

const SELECT = `SELECT id, name, description, prompt, settings, production_version AS "productionVersion",
    last_version AS "lastVersion", revision, created_at AS "createdAt", updated_at AS "updatedAt"
  FROM hyponema.personas WHERE workspace_id = $1`;

export async function find(tx: WorkspaceTx, id: string): Promise<PersonaRow | undefined> {
  const [row] = await tx.query<PersonaRow>(`${SELECT} AND id = $2`, [tx.workspaceId, id]);
  return row;
}

/** Finds and locks, so that two changes of one persona happen one after the other. */
export async function findForUpdate(tx: WorkspaceTx, id: string): Promise<PersonaRow | undefined> {
  const [row] = await tx.query<PersonaRow>(`${SELECT} AND id = $2 FOR UPDATE`, [tx.workspaceId, id]);
  return row;
}

export async function list(
  tx: WorkspaceTx,
  search: string | undefined,
  page: PageRequest,
): Promise<PersonaRow[]> {
  return tx.query<PersonaRow>(
    `${SELECT} AND ($2::text IS NULL OR name ILIKE $2) AND ($3::text IS NULL OR id < $3) ORDER BY id DESC LIMIT $4`,
    [tx.workspaceId, search === undefined ? null : containing(search), page.after, page.limit + 1],
  );
}

export async function insert(tx: WorkspaceTx, row: PersonaRow): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.personas (workspace_id, id, name, description, prompt, settings, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [tx.workspaceId, row.id, row.name, row.description, row.prompt, row.settings, row.createdAt],
  );
}

/** Writes a changed row over the one before. */
export async function update(tx: WorkspaceTx, row: PersonaRow): Promise<void> {
  await tx.query(
    `UPDATE hyponema.personas SET name = $3, description = $4, prompt = $5, settings = $6, production_version = $7,
       last_version = $8, revision = $9, updated_at = $10 WHERE workspace_id = $1 AND id = $2`,
    [
      tx.workspaceId,
      row.id,
      row.name,
      row.description,
      row.prompt,
      row.settings,
      row.productionVersion,
      row.lastVersion,
      row.revision,
      row.updatedAt,
    ],
  );
}

export async function insertVersion(tx: WorkspaceTx, row: PersonaVersionRow, note: string): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.persona_versions (workspace_id, persona_id, version, name, prompt, settings, note, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.workspaceId, row.personaId, row.version, row.name, row.prompt, row.settings, note, tx.now],
  );
}

export async function findVersion(
  tx: WorkspaceTx,
  personaId: string,
  version: number,
): Promise<PersonaVersionRow | undefined> {
  const [row] = await tx.query<PersonaVersionRow>(
    `SELECT persona_id AS "personaId", version, name, prompt, settings FROM hyponema.persona_versions
     WHERE workspace_id = $1 AND persona_id = $2 AND version = $3`,
    [tx.workspaceId, personaId, version],
  );
  return row;
}
