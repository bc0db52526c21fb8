import type { SignIn } from "@hyponema/contract/people";
import type { SystemTx, WorkspaceTx } from "../../platform/database/database.ts";
import type { Page } from "../../platform/http/cursor.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { expiryOf } from "./finder.ts";
import * as store from "./store.ts";

/** The browser that a person signs in with. */
export interface Browser {
  readonly address: string | null;
  readonly userAgent: string | null;
}

const MAX_USER_AGENT_CHARACTERS = 400;
const RECENT_MS = 24 * 3600 * 1000;

/** Creates a sign-in. The caller sets its cookie. */
export async function createSignIn(
  tx: SystemTx,
  personId: string,
  { address, userAgent }: Browser,
  at: Date,
): Promise<store.SignInRow> {
  const row: store.SignInRow = {
    id: newId("signIn", at.getTime()),
    personId,
    generation: 0,
    renewedAt: at,
    address,
    userAgent: userAgent?.slice(0, MAX_USER_AGENT_CHARACTERS) ?? null,
    createdAt: at,
    expiresAt: expiryOf(at, at),
  };
  await store.insert(tx, row);
  return row;
}

/** Throws if the sign-in is over a day old: an unattended browser must not create lasting credentials. */
export async function assertRecentSignIn(tx: WorkspaceTx, signInId: string): Promise<void> {
  const row = await store.find(tx, signInId);
  if (!row || tx.now.getTime() - row.createdAt.getTime() > RECENT_MS) throw new Refusal("sign-in-too-old");
}

export async function listSignIns(tx: WorkspaceTx, personId: string, current: string): Promise<Page<SignIn>> {
  const rows = await store.list(tx, personId, tx.now);
  return { data: rows.map((row) => present(row, current)), next_cursor: null };
}

export async function revokeSignIn(tx: WorkspaceTx, personId: string, id: string): Promise<void> {
  if (!(await store.remove(tx, personId, id))) throw new Refusal("sign-in-not-found");
}

export async function revokeOtherSignIns(tx: WorkspaceTx, personId: string, kept: string): Promise<void> {
  await store.removeOthers(tx, personId, kept);
}

function present(row: store.SignInRow, current: string): SignIn {
  return {
    id: row.id,
    current: row.id === current,
    address: row.address,
    user_agent: row.userAgent,
    created_at: row.createdAt.toISOString(),
    last_seen_at: row.renewedAt.toISOString(),
    expires_at: row.expiresAt.toISOString(),
  };
}
