import type {
  createPersona as createRoute,
  Persona,
  updatePersona as updateRoute,
} from "@hyponema/contract/personas";
import type { BodyOf } from "@hyponema/contract/route";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import { expectRevision, type IfMatch } from "../../platform/http/etag.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { definedOf } from "../../platform/object.ts";
import { recordChange } from "../audit/service.ts";
import * as store from "./store.ts";

/** A persona frozen at a version: what agents speak from. */
export type PersonaVersion = store.PersonaVersionRow;

export async function listPersonas(
  tx: WorkspaceTx,
  search: string | undefined,
  page: PageRequest,
): Promise<Page<Persona>> {
  return pageOf(await store.list(tx, search, page), page, (row) => row.id, present);
}

export async function getPersona(tx: WorkspaceTx, id: string): Promise<Persona> {
  const row = await store.find(tx, id);
  if (!row) throw new Refusal("persona-not-found");
  return present(row);
}

export async function createPersona(tx: WorkspaceTx, input: BodyOf<typeof createRoute>): Promise<Persona> {
  const row: store.PersonaRow = {
    id: newId("persona", tx.now.getTime()),
    ...input,
    productionVersion: null,
    lastVersion: 0,
    revision: 1,
    createdAt: tx.now,
    updatedAt: tx.now,
  };
  await store.insert(tx, row);
  await recordChange(tx, { action: "persona.create", target: target(row), after: authored(row) });
  return present(row);
}

export async function updatePersona(
  tx: WorkspaceTx,
  id: string,
  ifMatch: IfMatch,
  input: BodyOf<typeof updateRoute>,
): Promise<Persona> {
  const before = await lock(tx, id, ifMatch);
  const { settings, ...rest } = definedOf(input);
  const after = {
    ...before,
    ...rest,
    settings: { ...before.settings, ...definedOf(settings ?? {}) },
    revision: before.revision + 1,
    updatedAt: tx.now,
  };
  await store.update(tx, after);
  await recordChange(tx, {
    action: "persona.update",
    target: target(after),
    before: authored(before),
    after: authored(after),
  });
  return present(after);
}

/** Freezes the draft as the next version and makes it the one that agents follow. */
export async function promotePersona(
  tx: WorkspaceTx,
  id: string,
  ifMatch: IfMatch,
  note: string,
): Promise<Persona> {
  const draft = await lock(tx, id, ifMatch);
  const version = draft.lastVersion + 1;
  const { name, prompt, settings } = draft;
  await store.insertVersion(tx, { personaId: id, version, name, prompt, settings }, note);
  const after = {
    ...draft,
    productionVersion: version,
    lastVersion: version,
    revision: draft.revision + 1,
    updatedAt: tx.now,
  };
  await store.update(tx, after);
  await recordChange(tx, {
    action: "persona.promote",
    target: target(after),
    before: { production_version: draft.productionVersion },
    after: { production_version: version, note },
  });
  return present(after);
}

/** Whether there is such a persona in this workspace. */
export async function personaExists(tx: WorkspaceTx, id: string): Promise<boolean> {
  return (await store.find(tx, id)) !== undefined;
}

/** The version that `version` pins, or the production version for null; null when there is none. */
export async function resolvePersona(
  tx: WorkspaceTx,
  id: string,
  version: number | null,
): Promise<PersonaVersion | null> {
  const wanted = version ?? (await store.find(tx, id))?.productionVersion ?? null;
  return wanted === null ? null : ((await store.findVersion(tx, id, wanted)) ?? null);
}

async function lock(tx: WorkspaceTx, id: string, ifMatch: IfMatch): Promise<store.PersonaRow> {
  const row = await store.findForUpdate(tx, id);
  if (!row) throw new Refusal("persona-not-found");
  expectRevision(row.revision, ifMatch);
  return row;
}

function target(row: store.PersonaRow) {
  return { kind: "persona", id: row.id };
}

function authored({ name, description, prompt, settings }: store.PersonaRow) {
  return { name, description, prompt, settings };
}

function present(row: store.PersonaRow): Persona {
  return {
    id: row.id,
    ...authored(row),
    production_version: row.productionVersion,
    revision: row.revision,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
