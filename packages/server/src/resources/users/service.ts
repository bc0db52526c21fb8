import { isDeepStrictEqual } from "node:util";
import { idPattern, VISITOR_PREFIX } from "@hyponema/contract/ids";
import type { BodyOf } from "@hyponema/contract/route";
import type {
  createUser as createRoute,
  User,
  updateUser as updateRoute,
  upsertUser as upsertRoute,
} from "@hyponema/contract/users";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { definedOf } from "../../platform/object.ts";
import { recordChange } from "../audit/service.ts";
import * as store from "./store.ts";

export { keptAnswersUserData } from "./kept-answers.ts";
export { type MergeStep, rowsMergeStep } from "./merge-step.ts";
export type { TimelineSource } from "./timeline.ts";
export type { ForgetTarget, ForgottenCounts, UserData } from "./user-data.ts";

export type KnownUser = store.UserRow;

type UserDetails = Pick<store.UserRow, "name" | "phone" | "language" | "timezone">;

/** Whether it is a test session that makes a User or talks with one. */
type Origin = Pick<store.UserRow, "test">;

const FOR_REAL: Origin = { test: false };

const NO_DETAILS: UserDetails = { name: null, phone: null, language: null, timezone: null };

export async function listUsers(
  tx: WorkspaceTx,
  filter: store.UserFilter,
  page: PageRequest,
): Promise<Page<User>> {
  return pageOf(await store.list(tx, filter, page), page, (row) => row.id, present);
}

export async function getUser(tx: WorkspaceTx, reference: string): Promise<User> {
  return present(await findUser(tx, reference));
}

export async function createUser(tx: WorkspaceTx, input: BodyOf<typeof createRoute>): Promise<User> {
  const { external_user_id: externalId, ...details } = input;
  const row = await insertUser(tx, externalId, details, FOR_REAL);
  if (!row) throw new Refusal("user-exists");
  return present(row);
}

/** Creates the User, or changes the one that the ID leads to; says which. */
export async function upsertUser(
  tx: WorkspaceTx,
  input: BodyOf<typeof upsertRoute>,
): Promise<{ readonly user: User; readonly created: boolean }> {
  const { external_user_id: externalId, ...details } = input;
  const known = await store.findLocked(tx, externalId, "NO KEY UPDATE");
  if (known) return { user: await change(tx, await claimed(tx, known, FOR_REAL), details), created: false };
  const row = await insertUser(tx, externalId, { ...NO_DETAILS, ...definedOf(details) }, FOR_REAL);
  if (row) return { user: present(row), created: true };
  // Another request made the same User between our look and our insert.
  const made = await claimed(tx, await lockUser(tx, externalId), FOR_REAL);
  return { user: await change(tx, made, details), created: false };
}

export async function updateUser(
  tx: WorkspaceTx,
  reference: string,
  input: BodyOf<typeof updateRoute>,
): Promise<User> {
  return change(tx, await lockUser(tx, reference), input);
}

async function change(
  tx: WorkspaceTx,
  before: store.UserRow,
  input: BodyOf<typeof updateRoute>,
): Promise<User> {
  const after = { ...before, ...definedOf(input), updatedAt: tx.now };
  if (isDeepStrictEqual(describe(before), describe(after))) return present(before);
  await store.update(tx, after);
  await recordChange(tx, {
    action: "user.update",
    target: userTarget(after.id),
    before: describe(before),
    after: describe(after),
  });
  return present(after);
}

/** The User that `reference` names, by our ID or the caller's; the one that it was merged into stands for a merged one. */
export async function findUser(tx: WorkspaceTx, reference: string): Promise<KnownUser> {
  return known(await store.find(tx, reference));
}

/**
 * The same, locked until the transaction ends: no other change of the User, or of what belongs to it, and no merge comes
 * between. Comes before any lock of what belongs to the User.
 */
export async function lockUser(tx: WorkspaceTx, reference: string): Promise<KnownUser> {
  return known(await store.findLocked(tx, reference, "NO KEY UPDATE"));
}

function known(row: store.UserRow | undefined): KnownUser {
  if (!row) throw new Refusal("user-not-found");
  return row;
}

/** The User that `reference` names, if there is one. */
export const findUserIfAny = store.find;

/**
 * The User that `reference` names; a caller's ID not seen before makes one. No merge comes between this and the end of the
 * transaction, so that what it adds to the User is not left behind.
 */
export async function ensureUser(
  tx: WorkspaceTx,
  reference: string,
  origin: Origin = FOR_REAL,
): Promise<KnownUser> {
  if (!isCallersId(reference)) {
    const ours = await store.findLocked(tx, reference, "KEY SHARE");
    if (ours) return claimed(tx, ours, origin);
    throw new Refusal("user-not-found");
  }
  return ensureByExternalId(tx, reference, origin);
}

/** The visitor of a web page by their whole external ID; one not seen before makes one. The same holds of merges. */
export function ensureVisitor(tx: WorkspaceTx, externalId: string, origin: Origin): Promise<KnownUser> {
  return ensureByExternalId(tx, externalId, origin);
}

/** Whether a backend may make a User by this ID: it is neither one of ours nor a visitor's. */
export function isCallersId(reference: string): boolean {
  return !idPattern("user").test(reference) && !reference.startsWith(VISITOR_PREFIX);
}

async function ensureByExternalId(tx: WorkspaceTx, externalId: string, origin: Origin): Promise<KnownUser> {
  const found = await store.findLocked(tx, externalId, "KEY SHARE");
  if (found) return claimed(tx, found, origin);
  const created = await insertUser(tx, externalId, NO_DETAILS, origin);
  // Null: another request made the same User between our look and our insert.
  return created ?? claimed(tx, known(await store.findLocked(tx, externalId, "KEY SHARE")), origin);
}

/** The User, who is no test User from the first use on that is not a test. */
async function claimed(tx: WorkspaceTx, user: KnownUser, { test }: Origin): Promise<KnownUser> {
  if (test || !user.test) return user;
  await store.clearTest(tx, user.id);
  return { ...user, test };
}

async function insertUser(
  tx: WorkspaceTx,
  externalId: string,
  details: UserDetails,
  origin: Origin,
): Promise<store.UserRow | null> {
  const row: store.UserRow = {
    id: newId("user", tx.now.getTime()),
    externalId,
    ...details,
    ...origin,
    mergedInto: null,
    createdAt: tx.now,
    updatedAt: tx.now,
  };
  if (!(await store.insertNew(tx, row))) return null;
  await recordChange(tx, { action: "user.create", target: userTarget(row.id), after: describe(row) });
  return row;
}

/** A User, as the audit log names one. */
export function userTarget(id: string) {
  return { kind: "user", id };
}

function describe({ name, phone, language, timezone, externalId }: store.UserRow) {
  return { external_user_id: externalId, name, phone, language, timezone };
}

function present(row: store.UserRow): User {
  return {
    user_id: row.id,
    ...describe(row),
    test: row.test,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
