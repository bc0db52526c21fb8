import type { KeyIdentity, Me } from "@hyponema/contract/people";
import type { SystemTx, WorkspaceTx } from "../../platform/database/database.ts";
import { newId } from "../../platform/ids.ts";
import { getApiKey } from "../api-keys/service.ts";
import { getWorkspace } from "../workspaces/service.ts";
import * as store from "./store.ts";

/** Whether the server has no people yet. */
export const hasNoPeople = store.hasNoPeople;
/** The only person, if there is exactly one. */
export const findOnlyPerson = store.findOnly;

/** Locks and returns a person's memberships, so that none is added until the transaction ends. Acts for that person. */
export async function lockMemberships(tx: WorkspaceTx, personId: string) {
  await store.lock(tx, personId);
  return store.memberships(tx, personId);
}

/** Finds or creates the person with an address. `email` is lowercase. */
export async function ensurePerson(
  tx: SystemTx,
  email: string,
  { name = "", at }: { readonly name?: string; readonly at: Date },
): Promise<store.PersonRow> {
  await store.insert(tx, { id: newId("person", at.getTime()), email, name, createdAt: at });
  const row = await store.findByEmail(tx, email);
  if (!row) throw new Error("the person is gone");
  return row;
}

/** Describes the signed-in person. */
export async function describeMe(tx: SystemTx, personId: string, signInId: string): Promise<Me> {
  const person = await store.find(tx, personId);
  if (!person) throw new Error("somebody is signed in who is not there");
  const memberships = await store.memberships(tx, personId);
  return {
    type: "person",
    id: person.id,
    email: person.email,
    name: person.name,
    created_at: person.createdAt.toISOString(),
    sign_in_id: signInId,
    workspaces: memberships.map(({ workspace_id: id, name, role, joined_at }) => ({
      ...{ id, name, role },
      joined_at: joined_at.toISOString(),
    })),
  };
}

/** What a key of the transaction's workspace is, and what it may do. */
export async function describeKey(tx: WorkspaceTx, keyId: string): Promise<KeyIdentity> {
  const key = await getApiKey(tx, keyId);
  const workspace = await getWorkspace(tx);
  return {
    ...{ type: "api_key", id: key.id, name: key.name },
    ...{ workspace_id: workspace.id, workspace_name: workspace.name },
    ...{ scopes: key.scopes, expires_at: key.expires_at },
  };
}

export async function updateMe(
  tx: WorkspaceTx,
  personId: string,
  signInId: string,
  { name }: { readonly name: string },
): Promise<Me> {
  await store.rename(tx, personId, name, tx.now);
  return describeMe(tx, personId, signInId);
}
