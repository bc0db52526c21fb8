import type { ProblemPlace } from "@hyponema/contract/errors";
import type {
  createProfileField as createRoute,
  ProfileField,
  updateProfileField as updateRoute,
} from "@hyponema/contract/profile-fields";
import type { BodyOf } from "@hyponema/contract/route";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { refuseTaken } from "../../platform/database/refuse-taken.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import { expectRevision, type IfMatch } from "../../platform/http/etag.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { definedOf } from "../../platform/object.ts";
import { recordChange } from "../audit/service.ts";
import * as store from "./store.ts";
import { type ToldRow, toldInSession, toldOfUser } from "./value-store.ts";

export { profileUserData } from "./values.ts";

/** A value of a User's that agents may be told. */
export type ToldValue = ToldRow;

/** What agents may be told of a User, or of a session's User. */
export { toldInSession, toldOfUser };

const MOST_FIELDS = 100;
const CHOOSING: readonly string[] = ["select", "multi_select"];

export async function listProfileFields(
  tx: WorkspaceTx,
  filter: store.FieldFilter,
  page: PageRequest,
): Promise<Page<ProfileField>> {
  if (page.after !== null && !/^\d{1,6}\.\w+$/.test(page.after)) throw new Refusal("invalid-cursor");
  return pageOf(await store.list(tx, filter, page), page, (row) => `${row.position}.${row.id}`, present);
}

export async function createProfileField(
  tx: WorkspaceTx,
  input: BodyOf<typeof createRoute>,
): Promise<ProfileField> {
  const { usable_in_instructions: usable, position, ...rest } = input;
  expectConsistent({ ...rest, usableInInstructions: usable });
  const last = await expectRoom(tx);
  const row: store.FieldRow = {
    ...rest,
    id: newId("profileField", tx.now.getTime()),
    usableInInstructions: usable,
    position: position ?? (last === null ? 0 : last + 1),
    revision: 1,
    archivedAt: null,
    createdAt: tx.now,
    updatedAt: tx.now,
  };
  await store.insert(tx, row).catch(refuseTaken(store.ONE_KEY, () => new Refusal("profile-field-exists")));
  await recordChange(tx, { action: "profile_field.create", target: target(row), after: designed(row) });
  return present(row);
}

export async function getProfileField(tx: WorkspaceTx, id: string): Promise<ProfileField> {
  return present(expectFound(await store.find(tx, id)));
}

export async function updateProfileField(
  tx: WorkspaceTx,
  id: string,
  ifMatch: IfMatch,
  input: BodyOf<typeof updateRoute>,
): Promise<ProfileField> {
  const before = expectFound(await store.findForUpdate(tx, id));
  expectRevision(before.revision, ifMatch);
  if (before.archivedAt) throw new Refusal("profile-field-archived");
  const { usable_in_instructions: usable = before.usableInInstructions, ...rest } = definedOf(input);
  const changed = { ...before, ...rest, usableInInstructions: usable };
  expectConsistent(changed);
  if (changed.type !== before.type && (await store.hasValues(tx, id))) {
    throw new Refusal("profile-field-in-use");
  }
  return write(tx, "profile_field.update", before, changed);
}

/** Puts a field away; its values are kept, and shown to nobody. */
export async function archiveProfileField(tx: WorkspaceTx, id: string): Promise<ProfileField> {
  const before = expectFound(await store.findForUpdate(tx, id));
  if (before.archivedAt) return present(before);
  return write(tx, "profile_field.archive", before, { ...before, archivedAt: tx.now });
}

export async function restoreProfileField(tx: WorkspaceTx, id: string): Promise<ProfileField> {
  await expectRoomFor(tx, id);
  const before = expectFound(await store.findForUpdate(tx, id));
  if (!before.archivedAt) return present(before);
  return write(tx, "profile_field.restore", before, { ...before, archivedAt: null });
}

/** What keeps an agent from being told fields by these keys, by its place under `path`. */
export async function toldFieldProblems(
  tx: WorkspaceTx,
  keys: readonly string[] | null,
  path: string,
): Promise<ProblemPlace[]> {
  if (!keys || keys.length === 0) return [];
  const fields = new Map((await store.findByKeys(tx, keys)).map((field) => [field.key, field]));
  return keys.flatMap((key, at) => {
    const problem = whyUntold(fields.get(key));
    return problem === null ? [] : [{ path: `${path}/${at}`, message: `${key} ${problem}` }];
  });
}

function whyUntold(field: store.FieldRow | undefined): string | null {
  if (!field) return "is not a profile field of this workspace";
  if (field.archivedAt) return "is archived";
  return field.usableInInstructions ? null : "is not usable in instructions";
}

async function write(
  tx: WorkspaceTx,
  action: string,
  before: store.FieldRow,
  changed: store.FieldRow,
): Promise<ProfileField> {
  const after = { ...changed, revision: before.revision + 1, updatedAt: tx.now };
  await store.update(tx, after);
  await recordChange(tx, { action, target: target(after), before: designed(before), after: designed(after) });
  return present(after);
}

// Resolves to the last position.
async function expectRoom(tx: WorkspaceTx): Promise<number | null> {
  const { count, last } = await store.holdCount(tx);
  if (count >= MOST_FIELDS) throw new Refusal("too-many-profile-fields");
  return last;
}

// The workspace is locked before the field, as whoever makes one does it.
async function expectRoomFor(tx: WorkspaceTx, id: string): Promise<void> {
  const archived = expectFound(await store.find(tx, id)).archivedAt !== null;
  if (archived) await expectRoom(tx);
}

type Design = Pick<store.FieldRow, "type" | "options" | "sensitive" | "usableInInstructions">;

function expectConsistent({ type, options, sensitive, usableInInstructions }: Design): void {
  const errors: ProblemPlace[] = [];
  const chooses = CHOOSING.includes(type);
  if (chooses && options.length === 0) {
    errors.push({ path: "/options", message: `must name what can be chosen of a ${type}` });
  }
  if (!chooses && options.length > 0) {
    errors.push({ path: "/options", message: `must be empty of a field of type ${type}` });
  }
  if (sensitive && usableInInstructions) {
    errors.push({ path: "/usable_in_instructions", message: "must be false of a sensitive field" });
  }
  if (errors.length > 0) throw new Refusal("invalid-request", { errors });
}

function expectFound(row: store.FieldRow | undefined): store.FieldRow {
  if (!row) throw new Refusal("profile-field-not-found");
  return row;
}

function target(row: store.FieldRow) {
  return { kind: "profile_field", id: row.id };
}

function designed(row: store.FieldRow) {
  return {
    key: row.key,
    label: row.label,
    description: row.description,
    type: row.type,
    options: [...row.options],
    sensitive: row.sensitive,
    usable_in_instructions: row.usableInInstructions,
    position: row.position,
  };
}

function present(row: store.FieldRow): ProfileField {
  return {
    id: row.id,
    ...designed(row),
    archived_at: row.archivedAt?.toISOString() ?? null,
    revision: row.revision,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
