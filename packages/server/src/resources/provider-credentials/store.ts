import type { CredentialProvider } from "@hyponema/contract/agent-settings";
import type { ProviderTestOutcome, SeenModel } from "@hyponema/contract/provider-credentials";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { expectRow } from "../../platform/database/expect-row.ts";
import { jsonb } from "../../platform/database/jsonb.ts";

export interface CredentialRow {
  readonly id: string;
  readonly provider: CredentialProvider;
  /** Last characters of the key; empty without a key. */
  readonly hint: string;
  readonly baseUrl: string | null;
  readonly sealed: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type StampedRow = CredentialRow & { readonly stamp: string };

/** Result of a test, for the credential identified by `stamp`. */
export interface TestRow {
  readonly provider: CredentialProvider;
  readonly stamp: string;
  readonly outcome: ProviderTestOutcome;
  readonly detail: string;
  readonly latencyMs: number;
  readonly testedAt: Date;
}

export type KnownTest = TestRow & {
  readonly modelsSeen: number;
  readonly modelsSeenAt: Date | null;
};

// The last part of `sealed` changes whenever a credential is set, and stays when its data key is rewrapped.
const STAMP = "md5(split_part(sealed, '.', 4))";

const SELECT = `SELECT id, provider, hint, base_url AS "baseUrl", sealed, created_at AS "createdAt",
    updated_at AS "updatedAt", ${STAMP} AS stamp FROM hyponema.credentials WHERE workspace_id = $1`;

export async function find(tx: WorkspaceTx, provider: CredentialProvider): Promise<StampedRow | undefined> {
  const [row] = await tx.query<StampedRow & Record<string, unknown>>(`${SELECT} AND provider = $2`, [
    tx.workspaceId,
    provider,
  ]);
  return row;
}

export async function findForUpdate(
  tx: WorkspaceTx,
  provider: CredentialProvider,
): Promise<StampedRow | undefined> {
  const [row] = await tx.query<StampedRow & Record<string, unknown>>(
    `${SELECT} AND provider = $2 FOR UPDATE`,
    [tx.workspaceId, provider],
  );
  return row;
}

/** The workspace's credentials, oldest first. */
export async function list(tx: WorkspaceTx): Promise<StampedRow[]> {
  return tx.query<StampedRow & Record<string, unknown>>(`${SELECT} ORDER BY id`, [tx.workspaceId]);
}

export async function stampOfAll(tx: WorkspaceTx): Promise<string> {
  const rows = await tx.query<{ stamp: string | null }>(
    `SELECT md5(string_agg(provider || ' ' || ${STAMP}, ' ' ORDER BY provider)) AS stamp
     FROM hyponema.credentials WHERE workspace_id = $1`,
    [tx.workspaceId],
    "credentials-stamp",
  );
  return expectRow(rows, "reading the credentials' stamp").stamp ?? "";
}

/** Inserts a row or replaces the current one, which keeps its ID. Resolves to the ID. */
export async function write(tx: WorkspaceTx, row: CredentialRow): Promise<string> {
  const rows = await tx.query<{ id: string }>(
    `INSERT INTO hyponema.credentials (workspace_id, id, provider, hint, base_url, sealed, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (workspace_id, provider) DO UPDATE SET hint = excluded.hint, base_url = excluded.base_url,
       sealed = excluded.sealed, updated_at = excluded.updated_at RETURNING id`,
    [tx.workspaceId, row.id, row.provider, row.hint, row.baseUrl, row.sealed, row.createdAt, row.updatedAt],
  );
  return expectRow(rows, "writing a credential").id;
}

export async function remove(tx: WorkspaceTx, provider: CredentialProvider): Promise<void> {
  await tx.query("DELETE FROM hyponema.credentials WHERE workspace_id = $1 AND provider = $2", [
    tx.workspaceId,
    provider,
  ]);
}

/** The last test of each provider, with the number of models listed. */
export async function listTests(tx: WorkspaceTx): Promise<KnownTest[]> {
  return tx.query<KnownTest & Record<string, unknown>>(
    `SELECT provider, stamp, outcome, detail, latency_ms AS "latencyMs", tested_at AS "testedAt",
       coalesce(jsonb_array_length(models), 0) AS "modelsSeen", models_seen_at AS "modelsSeenAt"
     FROM hyponema.provider_tests WHERE workspace_id = $1`,
    [tx.workspaceId],
  );
}

/** Replaces the last test. `models` null: keeps the models listed earlier for the same credential. */
export async function writeTest(
  tx: WorkspaceTx,
  row: TestRow,
  models: readonly SeenModel[] | null,
): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.provider_tests AS before
       (workspace_id, provider, stamp, outcome, detail, latency_ms, tested_at, models, models_seen_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (workspace_id, provider) DO UPDATE SET stamp = excluded.stamp, outcome = excluded.outcome,
       detail = excluded.detail, latency_ms = excluded.latency_ms, tested_at = excluded.tested_at,
       models = CASE WHEN before.stamp = excluded.stamp THEN coalesce(excluded.models, before.models)
         ELSE excluded.models END,
       models_seen_at = CASE WHEN before.stamp = excluded.stamp
         THEN coalesce(excluded.models_seen_at, before.models_seen_at) ELSE excluded.models_seen_at END`,
    [
      tx.workspaceId,
      row.provider,
      row.stamp,
      row.outcome,
      row.detail,
      row.latencyMs,
      row.testedAt,
      models && jsonb(models),
      models && row.testedAt,
    ],
  );
}

/** The models listed for the credential identified by `stamp`. */
export async function findModels(
  tx: WorkspaceTx,
  provider: CredentialProvider,
  stamp: string,
): Promise<{ readonly models: SeenModel[]; readonly modelsSeenAt: Date } | undefined> {
  const [row] = await tx.query<{ models: SeenModel[]; modelsSeenAt: Date }>(
    `SELECT models, models_seen_at AS "modelsSeenAt" FROM hyponema.provider_tests
     WHERE workspace_id = $1 AND provider = $2 AND stamp = $3 AND models IS NOT NULL`,
    [tx.workspaceId, provider, stamp],
  );
  return row;
}
