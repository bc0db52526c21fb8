import type { Passkey } from "@hyponema/contract/passkeys";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import type { Person } from "../../platform/http/call.ts";
import type { Page } from "../../platform/http/cursor.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import * as store from "./passkey-store.ts";
import { assertRecentSignIn } from "./service.ts";

const MAX_PASSKEYS = 20;

export async function listPasskeys(tx: WorkspaceTx, personId: string): Promise<Page<Passkey>> {
  return { data: (await store.list(tx, personId)).map(present), next_cursor: null };
}

/** Throws if the person has the maximum number of passkeys or signed in too long ago. */
export async function assertMayRegister(tx: WorkspaceTx, { id, signInId }: Person): Promise<void> {
  await assertRecentSignIn(tx, signInId);
  if ((await store.list(tx, id)).length >= MAX_PASSKEYS) throw new Refusal("too-many-passkeys");
}

export async function getPasskey(tx: WorkspaceTx, personId: string, id: string): Promise<Passkey> {
  return present(expectFound((await store.list(tx, personId)).find((row) => row.id === id)));
}

export async function renamePasskey(
  tx: WorkspaceTx,
  personId: string,
  id: string,
  name: string,
): Promise<Passkey> {
  return present(expectFound(await store.rename(tx, personId, id, name)));
}

export async function deletePasskey(tx: WorkspaceTx, personId: string, id: string): Promise<void> {
  if (!(await store.remove(tx, personId, id))) throw new Refusal("passkey-not-found");
}

function expectFound(row: store.PasskeyRow | undefined): store.PasskeyRow {
  if (!row) throw new Refusal("passkey-not-found");
  return row;
}

function present({ id, name, backedUp, createdAt }: store.PasskeyRow): Passkey {
  return { id, name, backed_up: backedUp, created_at: createdAt.toISOString() };
}
