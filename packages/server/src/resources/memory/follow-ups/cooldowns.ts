import type {
  Cooldown,
  createCooldown as createRoute,
  listCooldowns as listRoute,
} from "@hyponema/contract/memory-follow-ups";
import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import type { BodyOf, QueryOf } from "@hyponema/contract/route";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { type Page, type PageRequest, pageOf } from "../../../platform/http/cursor.ts";
import { Refusal } from "../../../platform/http/refusal.ts";
import { newId } from "../../../platform/ids.ts";
import { findUser } from "../../users/service.ts";
import { auditMemory } from "../memory-events.ts";
import { lockMemory } from "../memory-lock.ts";
import { scopeIn } from "../scope/scope-sql.ts";

const DAY_MS = 24 * 3600 * 1000;

interface CooldownRow {
  readonly id: string;
  readonly user_id: string;
  readonly external_user_id: string;
  readonly agent_id: string | null;
  readonly scope: MemoryScope;
  readonly topic: string;
  readonly started_at: Date;
  readonly until: Date;
  readonly source_session_id: string | null;
  readonly lifted_at: Date | null;
}

const SELECT = `SELECT c.id, c.user_id, u.external_id AS external_user_id, c.agent_id,
    ${scopeIn("c")} AS scope, c.topic, c.started_at, c.until, c.source_session_id, c.lifted_at
  FROM hyponema.memory_cooldowns c
  JOIN hyponema.users u ON u.workspace_id = c.workspace_id AND u.id = c.user_id
  WHERE c.workspace_id = $1`;

export async function listCooldowns(
  tx: WorkspaceTx,
  filter: Pick<QueryOf<typeof listRoute>, "user_id" | "active">,
  page: PageRequest,
): Promise<Page<Cooldown>> {
  const user = filter.user_id === undefined ? null : await findUser(tx, filter.user_id);
  const rows = await tx.query<CooldownRow & Record<string, unknown>>(
    `${SELECT} AND ($2::text IS NULL OR c.user_id = $2) AND (NOT $3 OR (c.lifted_at IS NULL AND c.until > $4))
       AND ($5::text IS NULL OR c.id < $5) ORDER BY c.id DESC LIMIT $6`,
    [tx.workspaceId, user?.id ?? null, filter.active === "true", tx.now, page.after, page.limit + 1],
  );
  return pageOf(rows, page, (row) => row.id, present);
}

export async function createCooldown(tx: WorkspaceTx, input: BodyOf<typeof createRoute>): Promise<Cooldown> {
  const user = await findUser(tx, input.user_id);
  const write = await lockMemory(tx, user);
  const id = newId("cooldown", tx.now.getTime());
  await tx.query(
    `INSERT INTO hyponema.memory_cooldowns (workspace_id, id, user_id, topic, started_at, until)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      tx.workspaceId,
      id,
      user.id,
      input.topic.toLowerCase(),
      tx.now,
      new Date(tx.now.getTime() + input.days * DAY_MS),
    ],
  );
  await auditMemory(write, "memory.cooldown.create", target(id), { days: input.days });
  return getCooldown(tx, id);
}

export async function liftCooldown(tx: WorkspaceTx, id: string): Promise<Cooldown> {
  const seen = await getCooldown(tx, id);
  const write = await lockMemory(tx, await findUser(tx, seen.user_id));
  const lifted = await tx.query(
    `UPDATE hyponema.memory_cooldowns SET lifted_at = $3
     WHERE workspace_id = $1 AND id = $2 AND lifted_at IS NULL AND until > $3 RETURNING id`,
    [tx.workspaceId, id, tx.now],
  );
  if (lifted.length > 0) {
    await auditMemory(write, "memory.cooldown.lift", target(id));
  }
  return getCooldown(tx, id);
}

async function getCooldown(tx: WorkspaceTx, id: string): Promise<Cooldown> {
  const [row] = await tx.query<CooldownRow & Record<string, unknown>>(`${SELECT} AND c.id = $2`, [
    tx.workspaceId,
    id,
  ]);
  if (!row) throw new Refusal("cooldown-not-found");
  return present(row);
}

function target(id: string) {
  return { kind: "cooldown", id };
}

function present(row: CooldownRow): Cooldown {
  return {
    id: row.id,
    user_id: row.user_id,
    external_user_id: row.external_user_id,
    agent_id: row.agent_id,
    scope: row.scope,
    topic: row.topic,
    started_at: row.started_at.toISOString(),
    until: row.until.toISOString(),
    conversation_id: row.source_session_id,
    lifted_at: row.lifted_at?.toISOString() ?? null,
  };
}
