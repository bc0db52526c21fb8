import { PersonaSettings } from "@hyponema/contract/persona-settings";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { containing } from "../../platform/database/search.ts";
import { numberAfter, type PageRequest } from "../../platform/http/cursor.ts";
import { filled } from "../../platform/object.ts";

export interface PersonaRow {
  readonly id: string;
  readonly key: string | null;
  readonly name: string;
  readonly description: string;
  readonly prompt: string;
  readonly settings: PersonaSettings;
  readonly productionVersion: number | null;
  readonly lastVersion: number;
  readonly archivedAt: Date | null;
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
  readonly note: string;
  readonly createdAt: Date;
}

export interface PersonaFilter {
  readonly search?: string | undefined;
  readonly key?: string | undefined;
  readonly archived: boolean;
}

/** The constraint that keeps keys apart. */
export const ONE_KEY = "personas_one_key";

const NEW = PersonaSettings.parse({});

// Settings written before a field came to be get its default.
function settled<Row extends { readonly settings: PersonaSettings }>(rows: readonly Row[]): Row[] {
  return rows.map((row) => ({ ...row, settings: filled(NEW, row.settings) }));
}

const SELECT = `SELECT id, key, name, description, prompt, settings, production_version AS "productionVersion",
    last_version AS "lastVersion", archived_at AS "archivedAt", revision, created_at AS "createdAt", updated_at AS "updatedAt"
  FROM hyponema.personas WHERE workspace_id = $1`;

export async function find(tx: WorkspaceTx, id: string): Promise<PersonaRow | undefined> {
  return settled(await tx.query<PersonaRow>(`${SELECT} AND id = $2`, [tx.workspaceId, id]))[0];
}

/** Finds and locks, so that two changes of one persona happen one after the other. */
export async function findForUpdate(tx: WorkspaceTx, id: string): Promise<PersonaRow | undefined> {
  return settled(await tx.query<PersonaRow>(`${SELECT} AND id = $2 FOR UPDATE`, [tx.workspaceId, id]))[0];
}

/** Finds a persona that stays as it is, as far as changes of it go, until the transaction ends. */
export async function hold(tx: WorkspaceTx, id: string): Promise<PersonaRow | undefined> {
  return settled(await tx.query<PersonaRow>(`${SELECT} AND id = $2 FOR SHARE`, [tx.workspaceId, id]))[0];
}

export async function list(tx: WorkspaceTx, filter: PersonaFilter, page: PageRequest): Promise<PersonaRow[]> {
  const rows = await tx.query<PersonaRow>(
    `${SELECT} AND ($2::text IS NULL OR name ILIKE $2) AND (archived_at IS NOT NULL) = $3
       AND ($4::text IS NULL OR key = $4) AND ($5::text IS NULL OR id < $5) ORDER BY id DESC LIMIT $6`,
    [
      tx.workspaceId,
      filter.search === undefined ? null : containing(filter.search),
      filter.archived,
      filter.key ?? null,
      page.after,
      page.limit + 1,
    ],
  );
  return settled(rows);
}

export async function insert(tx: WorkspaceTx, row: PersonaRow): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.personas (workspace_id, id, key, name, description, prompt, settings, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [tx.workspaceId, row.id, row.key, row.name, row.description, row.prompt, row.settings, row.createdAt],
  );
}

/** Writes a changed row over the one before. */
export async function update(tx: WorkspaceTx, row: PersonaRow): Promise<void> {
  await tx.query(
    `UPDATE hyponema.personas SET name = $3, description = $4, prompt = $5, settings = $6, production_version = $7,
       last_version = $8, archived_at = $9, revision = $10, updated_at = $11, key = $12
     WHERE workspace_id = $1 AND id = $2`,
    [
      tx.workspaceId,
      row.id,
      row.name,
      row.description,
      row.prompt,
      row.settings,
      row.productionVersion,
      row.lastVersion,
      row.archivedAt,
      row.revision,
      row.updatedAt,
      row.key,
    ],
  );
}

export async function insertVersion(tx: WorkspaceTx, row: PersonaVersionRow): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.persona_versions (workspace_id, persona_id, version, name, prompt, settings, note, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.workspaceId, row.personaId, row.version, row.name, row.prompt, row.settings, row.note, row.createdAt],
  );
}

const SELECT_VERSION = `SELECT persona_id AS "personaId", version, name, prompt, settings, note, created_at AS "createdAt"
  FROM hyponema.persona_versions WHERE workspace_id = $1 AND persona_id = $2`;

export async function findVersion(
  tx: WorkspaceTx,
  personaId: string,
  version: number,
): Promise<PersonaVersionRow | undefined> {
  const rows = await tx.query<PersonaVersionRow>(`${SELECT_VERSION} AND version = $3`, [
    tx.workspaceId,
    personaId,
    version,
  ]);
  return settled(rows)[0];
}

export async function listVersions(
  tx: WorkspaceTx,
  personaId: string,
  page: PageRequest,
): Promise<PersonaVersionRow[]> {
  const rows = await tx.query<PersonaVersionRow>(
    `${SELECT_VERSION} AND ($3::int IS NULL OR version < $3) ORDER BY version DESC LIMIT $4`,
    [tx.workspaceId, personaId, numberAfter(page), page.limit + 1],
  );
  return settled(rows);
}
