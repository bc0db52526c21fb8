import type {
  createOpenThread as createRoute,
  listOpenThreads as listRoute,
  OpenThread,
  updateOpenThread as updateRoute,
} from "@hyponema/contract/memory-follow-ups";
import type { ThreadKind } from "@hyponema/contract/memory-kinds";
import type { BodyOf, QueryOf } from "@hyponema/contract/route";
import { type Provenance, partitionOf } from "../../../engines/memory/scope.ts";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { type Page, type PageRequest, pageOf } from "../../../platform/http/cursor.ts";
import { expectRevision, type IfMatch } from "../../../platform/http/etag.ts";
import { Refusal } from "../../../platform/http/refusal.ts";
import { newId } from "../../../platform/ids.ts";
import { definedOf } from "../../../platform/object.ts";
import { learningScope } from "../../agent-versions/service.ts";
import { findUser } from "../../users/service.ts";
import { type NewEntry, putEntries, setEntryState } from "../entries/entry-store.ts";
import { dateOf } from "../facts/observation-lock.ts";
import { presentSource } from "../facts/observation-view.ts";
import { auditMemory, raiseUpdated } from "../memory-events.ts";
import { lockMemory } from "../memory-lock.ts";
import { scopeIn } from "../scope/scope-sql.ts";
import { settleThreads } from "./follow-up-store.ts";

type Filter = Omit<QueryOf<typeof listRoute>, "limit" | "cursor">;

// As much as an important observation.
const IMPORTANCE = 0.7;

interface ThreadRow extends Provenance {
  readonly id: string;
  readonly userId: string;
  readonly externalUserId: string;
  readonly kind: ThreadKind;
  readonly text: string;
  readonly dueAt: Date | null;
  readonly status: OpenThread["status"];
  readonly sourceSessionId: string | null;
  readonly sourceMessageId: string | null;
  readonly externalMessageId: string | null;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const SELECT = `SELECT t.id, t.user_id AS "userId", u.external_id AS "externalUserId", t.agent_id AS "agentId",
    ${scopeIn("t")} AS scope, t.kind, t.text, t.due_at AS "dueAt", t.status, t.source_session_id AS "sourceSessionId",
    t.source_message_id AS "sourceMessageId", i.external_id AS "externalMessageId", t.opened_at AS "openedAt",
    t.resolved_at AS "resolvedAt", t.revision, t.created_at AS "createdAt", t.updated_at AS "updatedAt"
  FROM hyponema.open_threads t
  JOIN hyponema.users u ON u.workspace_id = t.workspace_id AND u.id = t.user_id
  LEFT JOIN hyponema.memory_entries m
    ON m.workspace_id = t.workspace_id AND m.user_id = t.user_id AND m.id = t.source_message_id
  LEFT JOIN hyponema.imported_messages i
    ON i.workspace_id = t.workspace_id AND i.session_id = m.session_id AND i.position = m.position
  WHERE t.workspace_id = $1`;

export async function listOpenThreads(
  tx: WorkspaceTx,
  filter: Filter,
  page: PageRequest,
): Promise<Page<OpenThread>> {
  const user = filter.user_id === undefined ? null : await findUser(tx, filter.user_id);
  const rows = await tx.query<ThreadRow & Record<string, unknown>>(
    `${SELECT} AND ($2::text IS NULL OR t.user_id = $2) AND t.status = $3
       AND ($4::text[] IS NULL OR t.kind = ANY ($4)) AND ($5::timestamptz IS NULL OR t.due_at < $5)
       AND ($6::text IS NULL OR t.id < $6) ORDER BY t.id DESC LIMIT $7`,
    [
      tx.workspaceId,
      user?.id ?? null,
      filter.status,
      filter.kind ?? null,
      filter.due_before ?? null,
      page.after,
      page.limit + 1,
    ],
  );
  return pageOf(rows, page, (row) => row.id, present);
}

export async function getOpenThread(tx: WorkspaceTx, id: string): Promise<OpenThread> {
  return present(await findThread(tx, id));
}

export async function createOpenThread(
  tx: WorkspaceTx,
  input: BodyOf<typeof createRoute>,
): Promise<OpenThread> {
  const user = await findUser(tx, input.user_id);
  const write = await lockMemory(tx, user);
  const scope = input.agent_id === null ? "workspace" : await learningScope(tx, input.agent_id);
  const id = newId("thread", tx.now.getTime());
  await tx.query(
    `INSERT INTO hyponema.open_threads
       (workspace_id, id, user_id, agent_id, scope, kind, text, due_at, status, opened_at, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $9, $9)`,
    [tx.workspaceId, id, user.id, input.agent_id, scope, input.kind, input.text, input.due_at, tx.now],
  );
  const row = await findThread(tx, id);
  await putEntries(write, [threadEntry(row)]);
  await auditMemory(write, "memory.open_thread.create", target(id), { kind: row.kind });
  await raiseUpdated(write, { threads: [id] });
  return present(row);
}

export async function updateOpenThread(
  tx: WorkspaceTx,
  id: string,
  ifMatch: IfMatch,
  change: BodyOf<typeof updateRoute>,
): Promise<OpenThread> {
  const seen = await findThread(tx, id);
  const write = await lockMemory(tx, await findUser(tx, seen.userId));
  const before = await findThread(tx, id);
  expectRevision(before.revision, ifMatch);
  const names = Object.keys(definedOf(change)).sort();
  if (names.length === 0) return present(before);
  const status = change.status ?? before.status;
  const settled = status === before.status ? before.resolvedAt : tx.now;
  // Each agent has a row of its own for the same text: settling one settles the others of its partition.
  const same = status === "open" ? [] : await settleThreads(write, partitionOf(before), [id], status, tx.now);
  const touched = [...new Set([id, ...same])];
  const after: ThreadRow = {
    ...before,
    status,
    text: change.text ?? before.text,
    dueAt: change.due_at === undefined ? before.dueAt : dateOf(change.due_at),
    resolvedAt: status === "open" ? null : settled,
    revision: before.revision + 1,
    updatedAt: tx.now,
  };
  await tx.query(
    `UPDATE hyponema.open_threads SET status = $3, text = $4, due_at = $5, resolved_at = $6, revision = $7,
       updated_at = $8
     WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, id, status, after.text, after.dueAt, after.resolvedAt, after.revision, tx.now],
  );
  const newWords = status !== before.status || after.text !== before.text;
  if (status !== "open") await setEntryState(write, touched, "gone");
  else if (newWords) await putEntries(write, [threadEntry(after)]);
  const change_of_status = status === before.status ? {} : { status };
  await auditMemory(write, "memory.open_thread.update", target(id), { changed: names, ...change_of_status });
  await raiseUpdated(write, { threads: touched });
  return present(after);
}

/** The search entry of an open thread. */
export function threadEntry(
  row: Pick<
    ThreadRow,
    "id" | "agentId" | "scope" | "sourceSessionId" | "sourceMessageId" | "openedAt" | "text"
  >,
): NewEntry {
  return {
    id: row.id,
    kind: "open_thread",
    state: "active",
    agentId: row.agentId,
    scope: row.scope,
    sessionId: row.sourceSessionId,
    position: null,
    speaker: null,
    name: null,
    saidAt: row.openedAt,
    expiresAt: null,
    importance: IMPORTANCE,
    sourceId: row.sourceMessageId,
    slot: null,
    repeatedAt: null,
    text: row.text,
    embedded: null,
  };
}

async function findThread(tx: WorkspaceTx, id: string): Promise<ThreadRow> {
  const [row] = await tx.query<ThreadRow & Record<string, unknown>>(`${SELECT} AND t.id = $2`, [
    tx.workspaceId,
    id,
  ]);
  if (!row) throw new Refusal("open-thread-not-found");
  return row;
}

function target(id: string) {
  return { kind: "open_thread", id };
}

function present(row: ThreadRow): OpenThread {
  return {
    id: row.id,
    user_id: row.userId,
    external_user_id: row.externalUserId,
    agent_id: row.agentId,
    scope: row.scope,
    kind: row.kind,
    text: row.text,
    due_at: row.dueAt?.toISOString() ?? null,
    status: row.status,
    source: presentSource(row.sourceSessionId, row.sourceMessageId, row.externalMessageId),
    opened_at: row.openedAt.toISOString(),
    resolved_at: row.resolvedAt?.toISOString() ?? null,
    revision: row.revision,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
