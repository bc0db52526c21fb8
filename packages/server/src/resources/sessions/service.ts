import { MODALITIES, type Modality } from "@hyponema/contract/agent-settings";
import type { BodyOf, ReplyOf } from "@hyponema/contract/route";
import type { createSession as createRoute, Session } from "@hyponema/contract/sessions";
import type { MergedVariables } from "../../engines/templates/variables.ts";
import { publish } from "../../platform/database/bus.ts";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import {
  agentVersion,
  draftAgent,
  type FrozenAgent,
  modelProblems,
  publishedAgent,
} from "../agent-versions/service.ts";
import { queueLearning } from "../learning-queue/service.ts";
import { raiseEvent } from "../outbox/service.ts";
import { type Opening, recordOpening } from "../turns/service.ts";
import { ensureUser, ensureVisitor, findUserIfAny, isCallersId, type KnownUser } from "../users/service.ts";
import * as store from "./store.ts";
import { hashVariables, type SessionTokens } from "./token.ts";

export { sessionsUserData } from "./user-data.ts";

type SessionInput = BodyOf<typeof createRoute>;
/** What a session is opened with, once it is known what it runs. */
export type SessionRequest = Omit<SessionInput, "agent_id" | "agent_version" | "test">;
type SessionCreated = ReplyOf<typeof createRoute>;

export type StoredSession = store.SessionRow;

/** A session that is about to be: what is asked for has been found and is allowed. */
export interface SessionPlan {
  readonly id: string;
  readonly agent: FrozenAgent;
  readonly channel: StoredSession["channel"];
  readonly test: boolean;
  /** Null: the session makes the User. */
  readonly user: KnownUser | null;
  readonly input: SessionRequest;
}

/** How a planned session begins. */
export interface OpenedSession {
  readonly variables: MergedVariables;
  readonly opening: Opening | null;
  /** Keeps what else there is to say of it, once the session and its opening are there. */
  record(tx: WorkspaceTx): Promise<void>;
}

/** Finds out how a session begins: `prepare` within the transaction that plans it, what it resolves to outside of any. */
export interface SessionOpenerPort {
  prepare(tx: WorkspaceTx, plan: SessionPlan): Promise<(signal: AbortSignal) => Promise<OpenedSession>>;
}

/** Finds what a session is asked for with, and refuses what the agent does not allow. */
export async function planSession(tx: WorkspaceTx, input: SessionInput): Promise<SessionPlan> {
  const user = (await findUserIfAny(tx, input.user_id)) ?? null;
  if (!user && !isCallersId(input.user_id)) throw new Refusal("user-not-found");
  const agent = await namedAgent(tx, input);
  expectModality(agent, input.modality);
  await expectOverrides(agent, input.overrides);
  const isPreview = agent.version === null;
  const channel = isPreview ? "preview" : "api";
  return {
    id: newId("session", tx.now.getTime()),
    agent,
    channel,
    test: isPreview || input.test,
    user,
    input,
  };
}

/** The plan of what a page's visitor asks for; which agent and which language it may be has been looked at. */
export async function planVisit(
  tx: WorkspaceTx,
  agent: FrozenAgent,
  input: SessionRequest,
): Promise<SessionPlan> {
  expectModality(agent, input.modality);
  const user = (await findUserIfAny(tx, input.user_id)) ?? null;
  return { id: newId("session", tx.now.getTime()), agent, channel: "widget", test: false, user, input };
}

/** Opens, reads and ends sessions; hands out their tokens. `publicUrl` is where clients reach this server. */
export class Sessions {
  readonly #tokens: SessionTokens;
  readonly #publicUrl: () => string;

  constructor(tokens: SessionTokens, publicUrl: () => string) {
    this.#tokens = tokens;
    this.#publicUrl = publicUrl;
  }

  async createSession(tx: WorkspaceTx, plan: SessionPlan, opened: OpenedSession): Promise<SessionCreated> {
    const ensure = plan.channel === "widget" ? ensureVisitor : ensureUser;
    const user = await ensure(tx, plan.input.user_id, { test: plan.test });
    const row = newSession(tx, plan, user, opened.variables);
    await store.insert(tx, row);
    if (opened.opening) await recordOpening(tx, row.id, opened.opening);
    await opened.record(tx);
    const url = `${this.#publicUrl().replace(/^http/, "ws")}/v1/sessions/${row.id}`;
    return {
      ...(await this.getSession(tx, row.id)),
      ws_url: `${url}/ws`,
      chat_url: `${url}/chat`,
      token: await this.#sign(row, tx.now, row.expires_at),
      expires_at: row.expires_at.toISOString(),
      first_message: opened.opening?.text || null,
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
  await queueLearning(tx, id, "now");
  const { test } = ended;
  await raiseEvent(tx, "session.ended", {
    session_id: id,
    test,
    status,
    reason,
    ended_at: tx.now.toISOString(),
  });
  await publish(tx, { type: "session_ended", session_id: id, reason });
}

/** The session `id` of this workspace. */
export async function findSession(tx: WorkspaceTx, id: string): Promise<StoredSession> {
  const session = await store.find(tx, id);
  if (!session) throw new Refusal("session-not-found");
  return session;
}

export const listSessions = store.list;
export const setLanguage = store.setLanguage;
export const setSummary = store.setSummary;

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
    test: row.test,
    end_reason: row.end_reason,
    created_at: row.created_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    ended_at: row.ended_at?.toISOString() ?? null,
  };
}

/** Refuses overrides that the agent does not allow, and those that cannot be used. */
export async function expectOverrides(
  { settings }: FrozenAgent,
  overrides: SessionInput["overrides"],
): Promise<void> {
  const refused = Object.keys(overrides).filter(
    (name) => !(settings.allowed_overrides as readonly string[]).includes(name),
  );
  if (refused.length > 0) {
    throw new Refusal("override-not-allowed", {
      errors: refused.map((name) => ({ path: `/overrides/${name}`, message: "is not allowed by the agent" })),
    });
  }
  const errors = await modelProblems(overrides.llm, "/overrides/llm");
  if (errors.length > 0) throw new Refusal("invalid-request", { errors });
}

async function namedAgent(
  tx: WorkspaceTx,
  { agent_id: id, agent_version: named }: SessionInput,
): Promise<FrozenAgent> {
  return named === "draft" ? draftAgent(tx, id) : publishedAgent(tx, id, named);
}

function newSession(tx: WorkspaceTx, plan: SessionPlan, user: KnownUser, variables: MergedVariables) {
  const { agent, input } = plan;
  const { security, privacy } = agent.settings;
  return {
    workspace_id: tx.workspaceId,
    id: plan.id,
    agent_id: agent.agentId,
    agent_version: agent.version,
    agent_draft: agent.version === null ? agent : null,
    // Nothing said in a test is true of anybody.
    remembered: privacy.memory && !plan.test,
    test: plan.test,
    user_id: user.id,
    channel: plan.channel,
    modality: input.modality,
    dynamic_variables: variables.values,
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
