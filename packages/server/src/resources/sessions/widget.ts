import { idPattern, VISITOR_PREFIX } from "@hyponema/contract/ids";
import type { BodyOf, ReplyOf } from "@hyponema/contract/route";
import { type createWidgetSession, WIDGET_TTL_SECONDS } from "@hyponema/contract/widget-sessions";
import { systemActor } from "../../platform/actor.ts";
import type { Database, WorkspaceTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import type { PageRule, PageRules } from "../../platform/http/widget-origins.ts";
import { newSecretName } from "../../platform/ids.ts";
import { type FrozenAgent, publishedAgent } from "../agent-versions/service.ts";
import { type OpenedSession, planVisit, type SessionPlan, type Sessions } from "./service.ts";

/** Which pages may open sessions of an agent: by its published version, and only where that asks for no signed URL. */
export class WidgetRules implements PageRules {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find({ agent_id: id = "" }: Readonly<Record<string, string>>): Promise<PageRule | null> {
    if (!idPattern("agent").test(id)) return null;
    const [found] = await this.#database.asSystem((tx) =>
      tx.query<{ workspace_id: string }>("SELECT workspace_id FROM hyponema.find_agent_workspace($1)", [id]),
    );
    if (!found) return null;
    const scope = { workspaceId: found.workspace_id, actor: systemActor("widget") };
    const agent = await this.#database.readWorkspace(scope, (tx) => openAgent(tx, id));
    if (!agent) return null;
    return {
      workspaceId: found.workspace_id,
      rateLimitKey: id,
      origins: agent.settings.security.origin_allowlist,
    };
  }
}

export async function planWidgetSession(
  tx: WorkspaceTx,
  agentId: string,
  input: BodyOf<typeof createWidgetSession>,
): Promise<SessionPlan> {
  const agent = await openAgent(tx, agentId);
  // It has been shut since the page was let in.
  if (!agent) throw new Refusal("widget-agent-not-found");
  const { language } = input;
  if (language) expectLanguage(agent, language);
  return planVisit(tx, agent, {
    user_id: visitorId(input.user_id),
    modality: "text",
    dynamic_variables: input.dynamic_variables,
    ttl_seconds: WIDGET_TTL_SECONDS,
    overrides: language ? { language } : {},
  });
}

/** Opens the session that was planned, and tells the page as much of it as it needs. */
export async function keepVisit(
  sessions: Sessions,
  tx: WorkspaceTx,
  plan: SessionPlan,
  opened: OpenedSession,
): Promise<ReplyOf<typeof createWidgetSession>> {
  const created = await sessions.createSession(tx, plan, opened);
  const { id, external_user_id, chat_url, token, expires_at, first_message } = created;
  return { id, external_user_id, chat_url, token, expires_at, first_message };
}

/** The agent as pages may talk with it; null for every other one, whatever the reason. */
async function openAgent(tx: WorkspaceTx, id: string): Promise<FrozenAgent | null> {
  try {
    const agent = await publishedAgent(tx, id);
    return agent.settings.security.signed_url_required ? null : agent;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function visitorId(given: string | undefined): string {
  return VISITOR_PREFIX + (given?.replace(VISITOR_PREFIX, "") ?? newSecretName());
}

function expectLanguage({ settings }: FrozenAgent, language: string): void {
  if (settings.languages.includes(language) || settings.allowed_overrides.includes("language")) return;
  throw new Refusal("override-not-allowed", {
    detail: `The agent speaks ${settings.languages.join(", ")}.`,
    errors: [{ path: "/language", message: "is none of the agent's languages" }],
  });
}
