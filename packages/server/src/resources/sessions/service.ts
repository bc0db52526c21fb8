import { MODALITIES, type Modality } from "@hyponema/contract/agent-settings";
import type { BodyOf, ReplyOf } from "@hyponema/contract/route";
import type { createSession as createRoute, Session } from "@hyponema/contract/sessions";
import { publish } from "../../platform/database/bus.ts";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { agentVersion, draftAgent, type FrozenAgent, publishedAgent } from "../agent-versions/service.ts";
import { resolveVariables, substitute } from "../agents/variables.ts";
import { raiseEvent } from "../outbox/service.ts";
import { recordOpening } from "../turns/service.ts";
import { ensureUser, type KnownUser } from "../users/service.ts";
import * as store from "./store.ts";
import { hashVariables, type SessionTokens } from "./token.ts";

type SessionInput = BodyOf<typeof createRoute>;
type SessionCreated = ReplyOf<typeof createRoute>;

export type StoredSession = store.SessionRow;

/** Opens, reads and ends sessions; hands out their tokens. `publicUrl` is where clients reach this server. */
export class Sessions {
  readonly #tokens: SessionTokens;
  readonly #publicUrl: () => string;

  constructor(tokens: SessionTokens, publicUrl: () => string) {
    this.#tokens = tokens;
    this.#publicUrl = publicUrl;
  }

  async createSession(tx: WorkspaceTx, input: SessionInput): Promise<SessionCreated> {
    const agent = await namedAgent(tx, input);
    expectModality(agent, input.modality);
    expectOverrides(agent, input);
    const { values, missing } = resolveVariables(agent.settings, input.dynamic_variables);
    if (missing.length > 0) refuseMissing(missing);
    const user = await ensureUser(tx, input.user_id);
    const row = newSession(tx, agent, user, { ...input, dynamic_variables: values });
    await store.insert(tx, row);
    const opening = input.overrides.first_message ?? agent.persona.settings.first_message;
    const firstMessage = opening === null ? null : substitute(opening, values);
    if (firstMessage !== null) await recordOpening(tx, row.id, firstMessage);
    const url = `${this.#publicUrl().replace(/^http/, "ws")}/v1/sessions/${row.id}`;
    return {
      ...(await this.getSession(tx, row.id)),
      ws_url: `${url}/ws`,
      chat_url: `${url}/chat`,
      token: await this.#sign(row, tx.now, row.expires_at),
      expires_at: row.expires_at.toISOString(),
      first_message: firstMessage,
    };
  }

  async getSession(tx: WorkspaceTx, id: string): Promise<Session> {
    return presentSession(await findSession(tx, id));
  }

  async mintSessionToken(
    tx: WorkspaceTx,
    id: string,
    ttlSeconds: number,
  ): Promise<{ token: string; expires_at: string }> {
    const session = await findSession(tx, id);
    expectOpen(session);
    const expiresAt = new Date(tx.now.getTime() + ttlSeconds * 1000);
    return { token: await this.#sign(session, tx.now, expiresAt), expires_at: expiresAt.toISOString() };
  }

  async endSession(
    tx: WorkspaceTx,
    id: string,
    status: "completed" | "failed",
    reason: string,
  ): Promise<Session> {
    const session = await findSession(tx, id);
    if (isOpen(session)) await endOpenSession(tx, id, status, reason);
    return this.getSession(tx, id);
  }

  #sign(
    session: Pick<StoredSession, "workspace_id" | "id" | "agent_id" | "user_id" | "dynamic_variables">,
    now: Date,
    expiresAt: Date,
  ): Promise<string> {
    return this.#tokens.sign(
      {
        workspace_id: session.workspace_id,
        session_id: session.id,
        agent_id: session.agent_id,
        user_id: session.user_id,
        variables: hashVariables(session.dynamic_variables),
      },
      now,
      expiresAt,
    );
  }
}

/** Ends a session if it is still open, tells every node, and stores the event; a second end changes nothing. */
export async function endOpenSession(
  tx: WorkspaceTx,
  id: string,
  status: "completed" | "failed",
  reason: string,
): Promise<void> {
  const ended = await store.end(tx, id, status, reason);
  if (!ended) return;
  await raiseEvent(tx, "session.ended", { session_id: id, status, reason, ended_at: tx.now.toISOString() });
  await publish(tx, { type: "session_ended", session_id: id, reason });
}

/** The session `id` of this workspace. */
export async function findSession(tx: WorkspaceTx, id: string): Promise<StoredSession> {
  const session = await store.find(tx, id);
  if (!session) throw new Refusal("session-not-found");
  return session;
}

export const listSessions = store.list;

/** What a session runs: a version, or, in a preview, the draft as it was when the session began. */
export async function agentOf(
  tx: WorkspaceTx,
  session: Pick<StoredSession, "id" | "agent_id" | "agent_version">,
): Promise<FrozenAgent> {
  if (session.agent_version !== null) return agentVersion(tx, session.agent_id, session.agent_version);
  return (await store.findDraft(tx, session.id)) as FrozenAgent;
}

export function isOpen(session: Pick<StoredSession, "status">): boolean {
  return session.status === "pending" || session.status === "in_progress";
}

export function expectOpen(session: StoredSession): void {
  if (isOpen(session)) return;
  throw new Refusal("session-ended", {
    detail: `The session ended (${session.end_reason}); create a new one.`,
  });
}

export function presentSession(row: StoredSession): Session {
  return {
    id: row.id,
    status: row.status,
    agent_id: row.agent_id,
    agent_version: row.agent_version,
    user_id: row.user_id,
    external_user_id: row.external_user_id,
    modality: row.modality,
    channel: row.channel,
    end_reason: row.end_reason,
    created_at: row.created_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    ended_at: row.ended_at?.toISOString() ?? null,
  };
}

async function namedAgent(
  tx: WorkspaceTx,
  { agent_id: id, agent_version: named }: SessionInput,
): Promise<FrozenAgent> {
  if (named === undefined) return publishedAgent(tx, id);
  return named === "draft" ? draftAgent(tx, id) : publishedAgent(tx, id, named);
}

function newSession(tx: WorkspaceTx, agent: FrozenAgent, user: KnownUser, input: SessionInput) {
  const { security } = agent.settings;
  return {
    workspace_id: tx.workspaceId,
    id: newId("session", tx.now.getTime()),
    agent_id: agent.agentId,
    agent_version: agent.version,
    user_id: user.id,
    agent_draft: agent.version === null ? agent : null,
    channel: agent.version === null ? ("preview" as const) : ("api" as const),
    modality: input.modality,
    dynamic_variables: input.dynamic_variables,
    overrides: input.overrides,
    idle_seconds: security.idle_seconds,
    max_duration_seconds: security.max_duration_seconds,
    created_at: tx.now,
    expires_at: new Date(tx.now.getTime() + input.ttl_seconds * 1000),
    last_activity_at: tx.now,
  };
}

// An agent for voice and text takes either alone as well.
function expectModality({ settings }: FrozenAgent, wanted: Modality): void {
  const allowed: readonly Modality[] = settings.modality === "voice+text" ? MODALITIES : [settings.modality];
  if (allowed.includes(wanted)) return;
  throw new Refusal("modality-not-allowed", {
    detail: `This agent takes ${allowed.join(" or ")}; ${wanted} was asked for.`,
  });
}

function expectOverrides({ settings }: FrozenAgent, { overrides }: SessionInput): void {
  const refused = Object.keys(overrides).filter(
    (name) => !(settings.allowed_overrides as readonly string[]).includes(name),
  );
  if (refused.length === 0) return;
  throw new Refusal("override-not-allowed", {
    errors: refused.map((name) => ({ path: `/overrides/${name}`, message: "is not allowed by the agent" })),
  });
}

function refuseMissing(missing: readonly string[]): never {
  throw new Refusal("missing-variable", {
    errors: missing.map((name) => ({ path: `/dynamic_variables/${name}`, message: "is required" })),
  });
}
