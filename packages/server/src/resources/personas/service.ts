import type { PersonaSettings } from "@hyponema/contract/persona-settings";
import type {
  createPersona as createRoute,
  Persona,
  PersonaVersion as PersonaVersionReply,
  updatePersona as updateRoute,
} from "@hyponema/contract/personas";
import type { BodyOf } from "@hyponema/contract/route";
import type { Diff } from "@hyponema/contract/versions";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { refuseTakenKey } from "../../platform/database/refuse-taken.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import { expectRevision, type IfMatch } from "../../platform/http/etag.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { diffOf } from "../../platform/json-diff.ts";
import { regexProblems } from "../../platform/linear-regex.ts";
import { definedOf } from "../../platform/object.ts";
import { recordChange } from "../audit/service.ts";
import * as store from "./store.ts";

/** A persona frozen at a version: what agents speak from. */
export type PersonaVersion = store.PersonaVersionRow;

/** What follows a persona's production version, told of it in the transaction that changes it. */
export type Follow = (tx: WorkspaceTx, personaId: string, version: number, why: string) => Promise<void>;

/** Whether agents that are not archived speak from a persona, in their drafts or in what they have published. */
export type InUse = (tx: WorkspaceTx, personaId: string) => Promise<boolean>;

export async function listPersonas(
  tx: WorkspaceTx,
  filter: store.PersonaFilter,
  page: PageRequest,
): Promise<Page<Persona>> {
  return pageOf(await store.list(tx, filter, page), page, (row) => row.id, present);
}

export async function getPersona(tx: WorkspaceTx, id: string): Promise<Persona> {
  return present(await findPersona(tx, id));
}

export async function createPersona(tx: WorkspaceTx, input: BodyOf<typeof createRoute>): Promise<Persona> {
  await expectRegexes(input.settings);
  const row: store.PersonaRow = {
    id: newId("persona", tx.now.getTime()),
    ...input,
    productionVersion: null,
    lastVersion: 0,
    archivedAt: null,
    revision: 1,
    createdAt: tx.now,
    updatedAt: tx.now,
  };
  await store.insert(tx, row).catch(refuseTakenKey(store.ONE_KEY));
  await recordChange(tx, { action: "persona.create", target: target(row), after: authored(row) });
  return present(row);
}

export async function updatePersona(
  tx: WorkspaceTx,
  id: string,
  ifMatch: IfMatch,
  input: BodyOf<typeof updateRoute>,
): Promise<Persona> {
  const before = await lockPersona(tx, id, ifMatch);
  const { settings: change = {}, ...rest } = definedOf(input);
  const settings = { ...before.settings, ...definedOf(change) };
  await expectRegexes(settings);
  const after = await changePersona(tx, before, { ...rest, settings });
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
  follow: Follow,
): Promise<Persona> {
  const draft = await lockPersona(tx, id, ifMatch);
  const version = draft.lastVersion + 1;
  const { name, prompt, settings } = draft;
  await store.insertVersion(tx, { personaId: id, version, name, prompt, settings, note, createdAt: tx.now });
  return produce(tx, { ...draft, lastVersion: version }, version, "persona.promote", { note }, follow);
}

/** Makes an earlier version the one that agents follow; the draft stays. */
export async function rollbackPersona(
  tx: WorkspaceTx,
  id: string,
  ifMatch: IfMatch,
  version: number,
  follow: Follow,
): Promise<Persona> {
  await findPersona(tx, id);
  await expectVersion(tx, id, version);
  const before = await lockPersona(tx, id, ifMatch);
  return produce(tx, before, version, "persona.rollback", {}, follow);
}

async function produce(
  tx: WorkspaceTx,
  before: store.PersonaRow,
  version: number,
  action: "persona.promote" | "persona.rollback",
  more: object,
  follow: Follow,
): Promise<Persona> {
  const after = await changePersona(tx, before, { productionVersion: version });
  await recordChange(tx, {
    action,
    target: target(after),
    before: { production_version: before.productionVersion },
    after: { production_version: version, ...more },
  });
  const verb = action === "persona.promote" ? "promoted" : "rolled back";
  await follow(tx, after.id, version, `${after.name} was ${verb} to version ${version}`);
  return present(after);
}

export async function listPersonaVersions(
  tx: WorkspaceTx,
  id: string,
  page: PageRequest,
): Promise<Page<ReturnType<typeof presentSummary>>> {
  const persona = await findPersona(tx, id);
  const rows = await store.listVersions(tx, id, page);
  return pageOf(
    rows,
    page,
    (row) => String(row.version),
    (row) => presentSummary(persona, row),
  );
}

export async function getPersonaVersion(
  tx: WorkspaceTx,
  id: string,
  version: number,
): Promise<PersonaVersionReply> {
  const persona = await findPersona(tx, id);
  const row = await expectVersion(tx, id, version);
  return { ...presentSummary(persona, row), prompt: row.prompt, settings: row.settings };
}

/** Compares a version with another, with the draft, or, when `against` is left out, with the version before. */
export async function diffPersonaVersion(
  tx: WorkspaceTx,
  id: string,
  version: number,
  against: "draft" | number | undefined,
): Promise<Diff> {
  const draft = await findPersona(tx, id);
  const frozen = ({ name, prompt, settings }: Pick<PersonaVersion, "name" | "prompt" | "settings">) => ({
    name,
    prompt,
    settings,
  });
  return diffOf(version, against, async (which) =>
    frozen(which === "draft" ? draft : await expectVersion(tx, id, which)),
  );
}

/** Puts a persona away, unless agents speak from it. */
export async function archivePersona(tx: WorkspaceTx, id: string, inUse: InUse): Promise<Persona> {
  const before = await store.findForUpdate(tx, id);
  if (!before) throw new Refusal("persona-not-found");
  if (before.archivedAt) return present(before);
  if (await inUse(tx, id)) throw new Refusal("persona-in-use");
  const after = await changePersona(tx, before, { archivedAt: tx.now });
  await recordChange(tx, { action: "persona.archive", target: target(after) });
  return present(after);
}

export async function restorePersona(tx: WorkspaceTx, id: string): Promise<Persona> {
  const before = await store.findForUpdate(tx, id);
  if (!before) throw new Refusal("persona-not-found");
  if (!before.archivedAt) return present(before);
  const after = await changePersona(tx, before, { archivedAt: null });
  await recordChange(tx, { action: "persona.restore", target: target(after) });
  return present(after);
}

/** Keeps a persona from being changed, promoted, rolled back or archived until the transaction ends. */
export async function holdPersona(tx: WorkspaceTx, id: string): Promise<store.PersonaRow> {
  const row = await store.hold(tx, id);
  if (!row) throw new Refusal("persona-not-found");
  return row;
}

/** Refuses an archived persona: nothing new may speak from it. */
export function expectPersonaLive(row: store.PersonaRow | null): void {
  if (row?.archivedAt) throw new Refusal("persona-archived");
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

/** The draft as it is now, in the form of a version: what previews of agents that follow the persona speak from. */
export async function personaDraft(tx: WorkspaceTx, id: string): Promise<PersonaVersion> {
  const { name, prompt, settings, lastVersion, updatedAt } = await findPersona(tx, id);
  return { personaId: id, version: lastVersion, name, prompt, settings, note: "", createdAt: updatedAt };
}

async function findPersona(tx: WorkspaceTx, id: string): Promise<store.PersonaRow> {
  const row = await store.find(tx, id);
  if (!row) throw new Refusal("persona-not-found");
  return row;
}

async function expectVersion(tx: WorkspaceTx, id: string, version: number): Promise<PersonaVersion> {
  const row = await store.findVersion(tx, id, version);
  if (!row) throw new Refusal("version-not-found");
  return row;
}

async function lockPersona(tx: WorkspaceTx, id: string, ifMatch: IfMatch): Promise<store.PersonaRow> {
  const row = await store.findForUpdate(tx, id);
  if (!row) throw new Refusal("persona-not-found");
  expectRevision(row.revision, ifMatch);
  if (row.archivedAt) throw new Refusal("persona-archived");
  return row;
}

async function changePersona(
  tx: WorkspaceTx,
  before: store.PersonaRow,
  change: Partial<store.PersonaRow>,
): Promise<store.PersonaRow> {
  const after = { ...before, ...change, revision: before.revision + 1, updatedAt: tx.now };
  await store.update(tx, after).catch(refuseTakenKey(store.ONE_KEY));
  return after;
}

// Every expression in its place, so that all are corrected at once.
async function expectRegexes({ no_go_zones: zones, escalation }: PersonaSettings): Promise<void> {
  const errors = [
    ...(await regexProblems(zones, "/settings/no_go_zones")),
    ...(await regexProblems(escalation.rules, "/settings/escalation/rules")),
  ];
  if (errors.length > 0) throw new Refusal("invalid-regex", { errors });
}

function target(row: store.PersonaRow) {
  return { kind: "persona", id: row.id };
}

function authored({ key, name, description, prompt, settings }: store.PersonaRow) {
  return { key, name, description, prompt, settings };
}

function present(row: store.PersonaRow): Persona {
  return {
    id: row.id,
    ...authored(row),
    production_version: row.productionVersion,
    last_version: row.lastVersion,
    archived_at: row.archivedAt?.toISOString() ?? null,
    revision: row.revision,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

function presentSummary(persona: store.PersonaRow, row: PersonaVersion) {
  return {
    persona_id: row.personaId,
    version: row.version,
    name: row.name,
    note: row.note,
    production: row.version === persona.productionVersion,
    created_at: row.createdAt.toISOString(),
  };
}
