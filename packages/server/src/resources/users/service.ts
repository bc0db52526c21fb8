import { idPattern, VISITOR_PREFIX } from "@hyponema/contract/ids";
import type { BodyOf } from "@hyponema/contract/route";
import type { createUser as createRoute, User, updateUser as updateRoute } from "@hyponema/contract/users";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { definedOf } from "../../platform/object.ts";
import { recordChange } from "../audit/service.ts";
import * as store from "./store.ts";

export type KnownUser = store.UserRow;

type UserDetails = Pick<store.UserRow, "name" | "phone" | "language" | "timezone">;

const NO_DETAILS: UserDetails = { name: null, phone: null, language: null, timezone: null };

export async function listUsers(
  tx: WorkspaceTx,
  search: string | undefined,
  page: PageRequest,
): Promise<Page<User>> {
  return pageOf(await store.list(tx, search, page), page, (row) => row.id, present);
}

export async function getUser(tx: WorkspaceTx, reference: string): Promise<User> {
  return present(await findUser(tx, reference));
}

export async function createUser(tx: WorkspaceTx, input: BodyOf<typeof createRoute>): Promise<User> {
  const { external_user_id: externalId, ...details } = input;
  const row = fresh(tx, externalId, details);
  if (!(await store.insertNew(tx, row))) throw new Refusal("user-exists");
  await recordChange(tx, { action: "user.create", target: target(row), after: describe(row) });
  return present(row);
}

export async function updateUser(
  tx: WorkspaceTx,
  reference: string,
  input: BodyOf<typeof updateRoute>,
): Promise<User> {
  const before = await findUser(tx, reference);
  const after = { ...before, ...definedOf(input), updatedAt: tx.now };
  await store.update(tx, after);
  await recordChange(tx, {
    action: "user.update",
    target: target(after),
    before: describe(before),
    after: describe(after),
  });
  return present(after);
}

/** The User that `reference` names, by our ID or the caller's. */
export async function findUser(tx: WorkspaceTx, reference: string): Promise<KnownUser> {
  const row = await store.find(tx, reference);
  if (!row) throw new Refusal("user-not-found");
  return row;
}

/** The User that `reference` names, if there is one. */
export const findUserIfAny = store.find;

/** The User that `reference` names; a caller's ID not seen before makes one. */
export async function ensureUser(tx: WorkspaceTx, reference: string): Promise<KnownUser> {
  const known = await store.find(tx, reference);
  if (known) return known;
  if (!isCallersId(reference)) throw new Refusal("user-not-found");
  return addUser(tx, reference);
}

/** The visitor of a web page by their whole external ID; one not seen before makes one. */
export async function ensureVisitor(tx: WorkspaceTx, externalId: string): Promise<KnownUser> {
  return (await store.find(tx, externalId)) ?? addUser(tx, externalId);
}

/** Whether a backend may make a User by this ID: it is neither one of ours nor a visitor's. */
export function isCallersId(reference: string): boolean {
  return !idPattern("user").test(reference) && !reference.startsWith(VISITOR_PREFIX);
}

async function addUser(tx: WorkspaceTx, reference: string): Promise<KnownUser> {
  const created = fresh(tx, reference, NO_DETAILS);
  if (await store.insertNew(tx, created)) {
    await recordChange(tx, { action: "user.create", target: target(created), after: describe(created) });
    return created;
  }
  // Another request made the same User between our look and our insert.
  return findUser(tx, reference);
}

function fresh(tx: WorkspaceTx, externalId: string, details: UserDetails): store.UserRow {
  return {
    id: newId("user", tx.now.getTime()),
    externalId,
    ...details,
    createdAt: tx.now,
    updatedAt: tx.now,
  };
}

function target(row: store.UserRow) {
  return { kind: "user", id: row.id };
}

function describe({ name, phone, language, timezone, externalId }: store.UserRow) {
  return { external_user_id: externalId, name, phone, language, timezone };
}

function present(row: store.UserRow): User {
  return {
    user_id: row.id,
    ...describe(row),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
