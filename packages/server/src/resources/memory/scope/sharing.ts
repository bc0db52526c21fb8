import type { MemoryShared, shareMemory as shareRoute } from "@hyponema/contract/memory-sharing";
import type { BodyOf } from "@hyponema/contract/route";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { expectRow } from "../../../platform/database/expect-row.ts";
import { Refusal } from "../../../platform/http/refusal.ts";
import { publishedMemoryScope } from "../../agent-versions/service.ts";
import { agentTarget, holdAgent } from "../../agents/service.ts";
import { recordChange } from "../../audit/service.ts";
import { waitsForAgent } from "../learning/learning-store.ts";
import { changeScope } from "./changes.ts";
import { scopeIn } from "./scope-sql.ts";

/** Shares everything an agent learned under `memory_scope: agent`, or only counts it. Refuses with `memory-not-shareable`. */
export async function shareMemory(
  tx: WorkspaceTx,
  { agent_id: agentId, dry_run }: BodyOf<typeof shareRoute>,
): Promise<MemoryShared> {
  const agent = await holdAgent(tx, agentId);
  if ((await publishedMemoryScope(tx, agentId)) === "agent") throw new Refusal("memory-not-shareable");
  const { users, ...counts } = await keptToItself(tx, agentId);
  // Messages that wait to be learned from are shared as well, and not counted.
  const some = Object.values(counts).some((count) => count > 0) || (await waitsForAgent(tx, agentId));
  if (!dry_run && some) {
    await changeScope(tx, agentId, "workspace");
    await recordChange(tx, {
      action: "memory.share",
      target: agentTarget(agent),
      after: { users, ...counts },
    });
  }
  return { agent_id: agentId, dry_run, users, ...counts };
}

async function keptToItself(
  tx: WorkspaceTx,
  agentId: string,
): Promise<Omit<MemoryShared, "agent_id" | "dry_run">> {
  const rows = await tx.query<Omit<MemoryShared, "agent_id" | "dry_run">>(
    `WITH kept AS (
       ${PARTS.map(
         ({ kind, table, condition }) => `SELECT '${kind}' AS kind, k.user_id FROM hyponema.${table} k
         WHERE k.workspace_id = $1 AND k.agent_id = $2 AND ${condition} AND ${scopeIn("k")} = 'agent'`,
       ).join(" UNION ALL ")}
     )
     SELECT count(DISTINCT user_id)::int AS users,
       ${PARTS.map(({ kind }) => `count(*) FILTER (WHERE kind = '${kind}')::int AS ${kind}`).join(", ")} FROM kept`,
    [tx.workspaceId, agentId],
  );
  return expectRow(rows, "counting what an agent keeps to itself");
}

const PARTS = [
  { kind: "observations", table: "observations", condition: "k.status <> 'forgotten'" },
  { kind: "passages", table: "memory_entries", condition: "k.kind = 'turn' AND k.state <> 'gone'" },
  { kind: "open_threads", table: "open_threads", condition: "true" },
  { kind: "cooldowns", table: "memory_cooldowns", condition: "true" },
  { kind: "tones", table: "memory_tones", condition: "true" },
  { kind: "resumes", table: "memory_resumes", condition: "true" },
] as const;
