import type { ApiKey, ApiKeyChange, ApiKeyInput, ApiKeySecret, KeyState } from "@hyponema/contract/api-keys";
import { mayGive, type Role } from "@hyponema/contract/roles";
import { GRANTABLE_SCOPES, type GrantableScope } from "@hyponema/contract/scopes";
import { publish } from "../../platform/database/bus.ts";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import { expectRevision, type IfMatch } from "../../platform/http/etag.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { definedOf } from "../../platform/object.ts";
import { recordChange } from "../audit/service.ts";
import { hashKey, hintOf, newKey } from "./key.ts";
import * as store from "./store.ts";

export { ApiKeyFinder } from "./finder.ts";

/** On whose word a key is made or changed: a member's of a role, or the server's own. */
export type Giver = Role | "server";

const MOST_KEYS = 100;
const EXPIRING_MS = 7 * 24 * 3600 * 1000;

/** Scopes of `wanted` that no key can be given. */
export function unknownScopes(wanted: readonly string[]): readonly string[] {
  return wanted.filter((scope) => !(GRANTABLE_SCOPES as readonly string[]).includes(scope));
}

/** All keys of the workspace that fit `filter`, newest first, those that have ended included. */
export async function listApiKeys(
  tx: WorkspaceTx,
  filter: store.KeyFilter,
  page: PageRequest,
): Promise<Page<ApiKey>> {
  const expiringBy = new Date(tx.now.getTime() + EXPIRING_MS);
  const rows = await store.list(tx, filter, expiringBy, page);
  return pageOf(
    rows,
    page,
    (row) => row.id,
    (row) => present(tx, row),
  );
}

/** Makes a key; `secret` is shown this once and never stored. */
export async function createApiKey(tx: WorkspaceTx, giver: Giver, input: ApiKeyInput): Promise<ApiKeySecret> {
  const expiresAt = expiryOf(tx, input.expires_at);
  expectGivable(giver, input.scopes);
  if ((await store.holdCount(tx)) >= MOST_KEYS) throw new Refusal("too-many-api-keys");
  const secret = newKey();
  const row: store.KeyRow = {
    id: newId("apiKey", tx.now.getTime()),
    name: input.name,
    hint: hintOf(secret),
    hash: hashKey(secret),
    scopes: inOrder(input.scopes),
    createdByKind: tx.actor.kind,
    createdById: tx.actor.id,
    createdByName: tx.actor.name,
    createdAt: tx.now,
    expiresAt,
    lastUsedAt: null,
    revokedAt: null,
    ...NO_PREVIOUS,
    revision: 1,
  };
  await store.insert(tx, row);
  await recordChange(tx, { action: "api_key.create", target: target(row), after: described(row) });
  return { ...present(tx, row), secret };
}

export async function getApiKey(tx: WorkspaceTx, id: string): Promise<ApiKey> {
  return present(tx, expectFound(await store.find(tx, id)));
}

/** Changes what a key may do, until when, or its name; its secrets stay. */
export async function updateApiKey(
  tx: WorkspaceTx,
  giver: Giver,
  id: string,
  ifMatch: IfMatch,
  change: ApiKeyChange,
): Promise<ApiKey> {
  const { expires_at: wanted, scopes, ...rest } = definedOf(change);
  const expiry = wanted === undefined ? {} : { expiresAt: expiryOf(tx, wanted) };
  const before = expectFound(await store.findForUpdate(tx, id));
  expectGivable(giver, scopes ?? [], before.scopes);
  expectRevision(before.revision, ifMatch);
  expectWorking(tx, before);
  const granted = scopes ? { scopes: inOrder(scopes) } : {};
  return present(
    tx,
    await write(tx, "api_key.update", before, { ...before, ...rest, ...granted, ...expiry }),
  );
}

/** Gives a key another secret. The one that it had works for `overlapSeconds` more, and no earlier one does. */
export async function rotateApiKey(
  tx: WorkspaceTx,
  giver: Giver,
  id: string,
  ifMatch: IfMatch,
  overlapSeconds: number,
): Promise<ApiKeySecret> {
  const before = expectFound(await store.findForUpdate(tx, id));
  // Whoever sees the secret can do what it can.
  expectGivable(giver, inOrder(before.scopes));
  expectRevision(before.revision, ifMatch);
  expectWorking(tx, before);
  const secret = newKey();
  const previous = {
    previousHash: before.hash,
    previousHint: before.hint,
    previousExpiresAt: new Date(tx.now.getTime() + overlapSeconds * 1000),
    previousLastUsedAt: before.lastUsedAt,
  };
  const after = await write(tx, "api_key.rotate", before, {
    ...before,
    hint: hintOf(secret),
    hash: hashKey(secret),
    ...(overlapSeconds > 0 ? previous : NO_PREVIOUS),
  });
  return { ...present(tx, after), secret };
}

/** Ends a key at once, on every node. One that was revoked before stays as it is. */
export async function revokeApiKey(tx: WorkspaceTx, id: string): Promise<ApiKey> {
  const before = expectFound(await store.findForUpdate(tx, id));
  if (before.revokedAt) return present(tx, before);
  return present(tx, await write(tx, "api_key.revoke", before, { ...before, revokedAt: tx.now }));
}

const NO_PREVIOUS = {
  previousHash: null,
  previousHint: null,
  previousExpiresAt: null,
  previousLastUsedAt: null,
};

async function write(
  tx: WorkspaceTx,
  action: string,
  before: store.KeyRow,
  changed: store.KeyRow,
): Promise<store.KeyRow> {
  const after = { ...changed, revision: before.revision + 1 };
  await store.update(tx, after);
  await recordChange(tx, {
    action,
    target: target(after),
    before: described(before),
    after: described(after),
  });
  await publish(tx, { type: "key_changed", key_id: after.id });
  return after;
}

function expiryOf(tx: WorkspaceTx, wanted: string | null): Date | null {
  if (wanted === null) return null;
  const at = new Date(wanted);
  if (at > tx.now) return at;
  throw new Refusal("expiry-not-in-future", {
    errors: [{ path: "/expires_at", message: "must be in the future" }],
  });
}

function expectGivable(giver: Giver, scopes: readonly GrantableScope[], given: readonly string[] = []): void {
  if (giver === "server") return;
  const errors = scopes.flatMap((scope, at) =>
    given.includes(scope) || mayGive(giver, scope)
      ? []
      : [{ path: `/scopes/${at}`, message: `${scope} is beyond the role ${giver}` }],
  );
  if (errors.length > 0) throw new Refusal("scope-beyond-role", { errors });
}

function inOrder(scopes: readonly string[]): GrantableScope[] {
  return GRANTABLE_SCOPES.filter((scope) => scopes.includes(scope));
}

function expectFound(row: store.KeyRow | undefined): store.KeyRow {
  if (!row) throw new Refusal("api-key-not-found");
  return row;
}

function expectWorking(tx: WorkspaceTx, row: store.KeyRow): void {
  const state = stateOf(tx, row);
  if (state === "revoked" || state === "expired") throw new Refusal("api-key-ended");
}

function stateOf({ now }: WorkspaceTx, { revokedAt, expiresAt }: store.KeyRow): KeyState {
  if (revokedAt) return "revoked";
  if (!expiresAt) return "active";
  if (expiresAt <= now) return "expired";
  return expiresAt.getTime() <= now.getTime() + EXPIRING_MS ? "expiring" : "active";
}

function target(row: store.KeyRow) {
  return { kind: "api_key", id: row.id };
}

// As the audit log keeps it: whoever reads that may not learn what keys hash to.
function described(row: store.KeyRow) {
  return {
    name: row.name,
    hint: row.hint,
    scopes: row.scopes,
    expires_at: row.expiresAt?.toISOString() ?? null,
    previous: row.previousHint && {
      hint: row.previousHint,
      expires_at: row.previousExpiresAt?.toISOString() ?? null,
    },
    revoked_at: row.revokedAt?.toISOString() ?? null,
  };
}

function present(tx: WorkspaceTx, row: store.KeyRow): ApiKey {
  const state = stateOf(tx, row);
  const works = state === "active" || state === "expiring";
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    scopes: inOrder(row.scopes),
    state,
    created_by: row.createdByKind && {
      kind: row.createdByKind,
      id: row.createdById,
      name: row.createdByName ?? "",
    },
    created_at: row.createdAt.toISOString(),
    expires_at: row.expiresAt?.toISOString() ?? null,
    last_used_at: toTheMinute(row.lastUsedAt),
    revoked_at: row.revokedAt?.toISOString() ?? null,
    previous: works ? presentPrevious(tx, row) : null,
    revision: row.revision,
  };
}

function presentPrevious({ now }: WorkspaceTx, row: store.KeyRow): ApiKey["previous"] {
  const { previousHint: hint, previousExpiresAt: ends, expiresAt } = row;
  if (!hint || !ends || ends <= now) return null;
  const until = expiresAt && expiresAt < ends ? expiresAt : ends;
  return { hint, expires_at: until.toISOString(), last_used_at: toTheMinute(row.previousLastUsedAt) };
}

// It is noted once a minute at most, so that its seconds mean nothing.
function toTheMinute(at: Date | null): string | null {
  return at && new Date(Math.floor(at.getTime() / 60_000) * 60_000).toISOString();
}
