import { LRUCache } from "lru-cache";
import type { WorkspaceTx } from "../platform/database/database.ts";
import type { LanguageModel, ModelMessage, ModelSettings } from "../providers/llm/port.ts";
import { type AgentVersion, agentVersion } from "../resources/agents/service.ts";
import { substitute } from "../resources/agents/variables.ts";
import { findSession, type StoredSession } from "../resources/sessions/service.ts";
import { listMessages } from "../resources/turns/service.ts";
import { indexKeywords, type KeywordIndex } from "./guards/keywords.ts";
import type { ModelChooser } from "./models.ts";
import { conversationMessages, type PromptPart, systemParts } from "./prompt/compose.ts";

// The model is given this many turns back; a longer memory is memory's business.
const TURNS_REMEMBERED = 100;
const MESSAGES_PER_TURN = 1_000;
const MOST_MESSAGES = 2_000;

/** What stays the same for all turns of a session, loaded once, and what was said so far. */
export interface SessionContext {
  readonly sessionId: string;
  readonly models: readonly LanguageModel[];
  readonly settings: ModelSettings;
  readonly system: readonly PromptPart[];
  readonly keywords: KeywordIndex | null;
  /** What was said before the turn `nextTurn`, as the model is given it. */
  history: readonly ModelMessage[];
  nextTurn: number;
}

type PreparedVersion = AgentVersion & { readonly keywords: KeywordIndex | null };

/** Contexts of recent sessions; every other node has its own, so one is used only while it is up to date. */
export class SessionContexts {
  readonly #models: ModelChooser;
  readonly #recent: LRUCache<string, SessionContext>;
  readonly #versions = new LRUCache<string, PreparedVersion>({ max: 500 });

  constructor(models: ModelChooser, most: number) {
    this.#models = models;
    this.#recent = new LRUCache({ max: most });
  }

  /** The context for turn `number` of a session, from memory when nothing was said elsewhere meanwhile. */
  async load(tx: WorkspaceTx, sessionId: string, number: number): Promise<SessionContext> {
    const cached = this.#recent.get(sessionId);
    if (cached?.nextTurn === number) return cached;
    const context = cached ?? (await this.#build(tx, sessionId));
    const from = Math.max(-1, (number - TURNS_REMEMBERED) * MESSAGES_PER_TURN - 1);
    const messages = await listMessages(tx, sessionId, from, MOST_MESSAGES);
    const earlier = messages.filter((message) => message.position < number * MESSAGES_PER_TURN);
    context.history = conversationMessages(earlier);
    context.nextTurn = number;
    this.#recent.set(sessionId, context);
    return context;
  }

  /** Forgets a session that has ended. */
  forget(sessionId: string): void {
    this.#recent.delete(sessionId);
  }

  // A version never changes, so every session of it shares one.
  async #version(tx: WorkspaceTx, agentId: string, version: number): Promise<PreparedVersion> {
    const key = `${tx.workspaceId}/${agentId}/${version}`;
    const known = this.#versions.get(key);
    if (known) return known;
    const agent = await agentVersion(tx, agentId, version);
    const prepared = { ...agent, keywords: indexKeywords(agent.persona.settings.no_go_zones) };
    this.#versions.set(key, prepared);
    return prepared;
  }

  async #build(tx: WorkspaceTx, sessionId: string): Promise<SessionContext> {
    const session = await findSession(tx, sessionId);
    const agent = await this.#version(tx, session.agent_id, session.agent_version);
    const { overrides, dynamic_variables: variables } = session;
    const choice = overrides.llm ?? agent.settings.models.text;
    return {
      sessionId,
      ...(await this.#models.choose(tx, choice)),
      system: systemParts({
        memory: aboutUser(session),
        persona: substitute(agent.persona.prompt, variables),
        append: overrides.system_prompt_append ? substitute(overrides.system_prompt_append, variables) : null,
        language: overrides.language ?? null,
      }),
      keywords: agent.keywords,
      history: [],
      nextTurn: 0,
    };
  }
}

function aboutUser({ user_name: name, user_language: language }: StoredSession): string[] {
  const lines: string[] = [];
  if (name) lines.push(`The user's name is ${name}.`);
  if (language) lines.push(`The user's language is ${language}.`);
  return lines;
}
