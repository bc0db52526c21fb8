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

/** The authority that grants a key's scopes: a member's role, or the server itself. */
export type Grantor = Role | "server";

const MAX_KEYS = 100;
const EXPIRING_MS = 7 * 24 * 3600 * 1000;

/** Scopes of `wanted` that no key can have. */
export function unknownScopes(wanted: readonly string[]): readonly string[] {
  return wanted.filter((scope) => !(GRANTABLE_SCOPES as readonly string[]).includes(scope));
}

/** API keys that match `filter`, newest first, including ended ones. */
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

/** Creates a key. `secret` is returned only this once and never stored. */
export async function createApiKey(
  tx: WorkspaceTx,
  grantor: Grantor,
  input: ApiKeyInput,
): Promise<ApiKeySecret> {
  const expiresAt = parseExpiry(tx, input.expires_at);
  assertGrantable(grantor, input.scopes);
  if ((await store.lockAndCount(tx)) >= MAX_KEYS) throw new Refusal("too-many-api-keys");
  const secret = newKey();
  const row: store.KeyRow = {
    id: newId("apiKey", tx.now.getTime()),
    name: input.name,
    hint: hintOf(secret),
    hash: hashKey(secret),
    scopes: sortScopes(input.scopes),
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
  await recordChange(tx, { action: "api_key.create", target: target(row), after: auditView(row) });
  return { ...present(tx, row), secret };
}

export async function getApiKey(tx: WorkspaceTx, id: string): Promise<ApiKey> {
  return present(tx, expectFound(await store.find(tx, id)));
}

/** Changes a key's scopes, expiry or name; the secret stays. */
export async function updateApiKey(
  tx: WorkspaceTx,
  grantor: Grantor,
  id: string,
  ifMatch: IfMatch,
  change: ApiKeyChange,
): Promise<ApiKey> {
  const { expires_at: wanted, scopes, ...rest } = definedOf(change);
  const expiry = wanted === undefined ? {} : { expiresAt: parseExpiry(tx, wanted) };
  const before = expectFound(await store.findForUpdate(tx, id));
  assertGrantable(grantor, scopes ?? [], before.scopes);
  expectRevision(before.revision, ifMatch);
  assertUsable(tx, before);
  const granted = scopes ? { scopes: sortScopes(scopes) } : {};
  return present(
    tx,
    await write(tx, "api_key.update", before, { ...before, ...rest, ...granted, ...expiry }),
  );
}

/** Replaces a key's secret. The current one keeps working for `overlapSeconds`; older ones stop immediately. */
export async function rotateApiKey(
  tx: WorkspaceTx,
  grantor: Grantor,
  id: string,
  ifMatch: IfMatch,
  overlapSeconds: number,
): Promise<ApiKeySecret> {
  const before = expectFound(await store.findForUpdate(tx, id));
  // The new secret grants all of the key's scopes to the person who receives it.
  assertGrantable(grantor, sortScopes(before.scopes));
  expectRevision(before.revision, ifMatch);
  assertUsable(tx, before);
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

/** Revokes a key immediately on every node. Does nothing if it is already revoked. */
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
    before: auditView(before),
    after: auditView(after),
  });
  await publish(tx, { type: "key_changed", key_id: after.id });
  return after;
}

function parseExpiry(tx: WorkspaceTx, wanted: string | null): Date | null {
  if (wanted === null) return null;
  const at = new Date(wanted);
  if (at > tx.now) return at;
  throw new Refusal("expiry-not-in-future", {
    errors: [{ path: "/expires_at", message: "must be in the future" }],
  });
}

function assertGrantable(
  grantor: Grantor,
  scopes: readonly GrantableScope[],
  current: readonly string[] = [],
): void {
  if (grantor === "server") return;
  const errors = scopes.flatMap((scope, at) =>
    current.includes(scope) || mayGive(grantor, scope)
      ? []
      : [{ path: `/scopes/${at}`, message: `${scope} is beyond the role ${grantor}` }],
  );
  if (errors.length > 0) throw new Refusal("scope-beyond-role", { errors });
}

function sortScopes(scopes: readonly string[]): GrantableScope[] {
  return GRANTABLE_SCOPES.filter((scope) => scopes.includes(scope));
}

function expectFound(row: store.KeyRow | undefined): store.KeyRow {
  if (!row) throw new Refusal("api-key-not-found");
  return row;
}

function assertUsable(tx: WorkspaceTx, row: store.KeyRow): void {
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

// View for the audit log, without the hash.
function auditView(row: store.KeyRow) {
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
    scopes: sortScopes(row.scopes),
    state,
    created_by: row.createdByKind && {
      kind: row.createdByKind,
      id: row.createdById,
      name: row.createdByName ?? "",
    },
    created_at: row.createdAt.toISOString(),
    expires_at: row.expiresAt?.toISOString() ?? null,
    last_used_at: truncateToMinute(row.lastUsedAt),
    revoked_at: row.revokedAt?.toISOString() ?? null,
    previous: works ? presentPrevious(tx, row) : null,
    revision: row.revision,
  };
}

function presentPrevious({ now }: WorkspaceTx, row: store.KeyRow): ApiKey["previous"] {
  const { previousHint: hint, previousExpiresAt: ends, expiresAt } = row;
  if (!hint || !ends || ends <= now) return null;
  const until = expiresAt && expiresAt < ends ? expiresAt : ends;
  return { hint, expires_at: until.toISOString(), last_used_at: truncateToMinute(row.previousLastUsedAt) };
}

// Last use is recorded at most once a minute, so seconds would be misleading.
function truncateToMinute(at: Date | null): string | null {
  return at && new Date(Math.floor(at.getTime() / 60_000) * 60_000).toISOString();
}
