import type { TimelineKind } from "@hyponema/contract/user-timeline";
import { publish } from "../../platform/database/bus.ts";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { expectRow } from "../../platform/database/expect-row.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import type { ForgetTarget, MergeStep, TimelineSource, UserData } from "../users/service.ts";
import * as store from "./store.ts";

/** Moves a User's sessions. Refuses with `user-in-session` while one is open or a turn is still being closed. */
const mergeStep: MergeStep = {
  name: "sessions",
  async move(tx, from, into) {
    if (await isInSession(tx, from)) throw new Refusal("user-in-session");
    const rows = await tx.query<{ ids: string[] }>(
      `WITH moved AS (
         UPDATE hyponema.sessions SET user_id = $3 WHERE workspace_id = $1 AND user_id = $2 RETURNING id
       )
       SELECT COALESCE(jsonb_agg(id), '[]') AS ids FROM moved`,
      [tx.workspaceId, from, into],
    );
    return expectRow(rows, "moving a User's sessions").ids;
  },
  async undo(tx, from, into, kept) {
    await tx.query(
      "UPDATE hyponema.sessions SET user_id = $2 WHERE workspace_id = $1 AND user_id = $3 AND id = ANY ($4)",
      [tx.workspaceId, from, into, kept],
    );
  },
};

async function isInSession(tx: WorkspaceTx, userId: string): Promise<boolean> {
  const rows = await tx.query(
    `SELECT FROM hyponema.sessions s WHERE s.workspace_id = $1 AND s.user_id = $2
       AND (s.status IN ('pending', 'in_progress') OR EXISTS (
         SELECT FROM hyponema.turns t WHERE t.workspace_id = $1 AND t.session_id = s.id AND t.status = 'running'))
     LIMIT 1`,
    [tx.workspaceId, userId],
  );
  return rows.length > 0;
}

// Every node that has a session's summary in memory reads the session again.
async function forgetSummaries(tx: WorkspaceTx, userId: string, what: ForgetTarget) {
  const ids = await store.forgetSummaries(tx, userId, what);
  for (const id of ids) await publish(tx, { type: "session_changed", session_id: id });
  return { summaries: ids.length };
}

// All data of a test User is test data, so all of it is listed.
const OF_USERS = `hyponema.sessions s WHERE s.workspace_id = $1 AND s.user_id = ANY ($2) AND ($8::boolean OR NOT s.test
  OR (SELECT u.test FROM hyponema.users u WHERE u.workspace_id = s.workspace_id AND u.id = s.user_id))`;

const FACTS = `SELECT jsonb_build_object('agent_id', s.agent_id, 'agent_name', a.name, 'channel', s.channel,
    'modality', s.modality, 'status', s.status, 'turn_count', s.turn_count, 'end_reason', s.end_reason)
  FROM hyponema.sessions s JOIN hyponema.agents a ON a.workspace_id = s.workspace_id AND a.id = s.agent_id
  WHERE s.workspace_id = $1 AND s.id = entry.id`;

const started: TimelineSource = {
  kinds: ["conversation_started"],
  rows: `SELECT s.created_at AS at, 'conversation_started' AS kind, s.id::text FROM ${OF_USERS}`,
  facts: FACTS,
  tell: tellConversation,
};

const ended: TimelineSource = {
  kinds: ["conversation_ended"],
  rows: `SELECT s.ended_at AS at, 'conversation_ended' AS kind, s.id::text FROM ${OF_USERS} AND s.ended_at IS NOT NULL`,
  facts: FACTS,
  tell: tellConversation,
};

function tellConversation(kind: TimelineKind, facts: Readonly<Record<string, unknown>>) {
  const { agent_id, agent_name, channel, modality } = facts;
  const began = { agent_id, agent_name, channel, modality };
  if (kind === "conversation_started") {
    return { title: `Conversation with ${agent_name} began`, detail: began };
  }
  const { status, turn_count, end_reason } = facts;
  return {
    title: `Conversation with ${agent_name} ended after ${turn_count} ${turn_count === 1 ? "turn" : "turns"}`,
    detail: { ...began, status, turn_count, end_reason },
  };
}

const escalated: TimelineSource = {
  kinds: ["escalation"],
  rows: `SELECT e.at, 'escalation' AS kind, e.id::text FROM hyponema.audit_log e
    WHERE e.workspace_id = $1 AND e.action = 'session.escalate' AND e.target_id IN (SELECT s.id FROM ${OF_USERS})`,
  facts: `SELECT e.after || jsonb_build_object('session_id', s.id, 'agent_name', a.name) FROM hyponema.audit_log e
    JOIN hyponema.sessions s ON s.workspace_id = e.workspace_id AND s.id = e.target_id
    JOIN hyponema.agents a ON a.workspace_id = s.workspace_id AND a.id = s.agent_id
    WHERE e.workspace_id = $1 AND e.id = entry.id`,
  tell: (_kind, facts) => ({ title: `Escalated by ${facts.agent_name}: ${facts.reason}`, detail: facts }),
};

/** What sessions hold of Users. */
export const sessionsUserData = {
  family: "sessions",
  merge: mergeStep,
  timeline: [started, ended, escalated],
  forget: forgetSummaries,
  tables: {
    sessions: {
      user: ["user_id"],
      holds: ["dynamic_variables", "overrides", "end_reason", "language", "summary"],
      codes: ["channel", "modality", "agent_draft"],
      merge: "moves",
      forget: { partly: "summaries are dropped; what the session was opened with stays" },
      counted: "summaries",
      export: "rows",
      erase: "delete",
    },
  },
} satisfies UserData;
