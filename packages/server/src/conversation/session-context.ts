import { LRUCache } from "lru-cache";
import type { WorkspaceTx } from "../platform/database/database.ts";
import type { LanguageModel, ModelMessage, ModelSettings } from "../providers/llm/port.ts";
import type { FrozenAgent } from "../resources/agent-versions/service.ts";
import { substitute } from "../resources/agents/variables.ts";
import { agentOf, findSession, type StoredSession } from "../resources/sessions/service.ts";
import { listMessages, type Message } from "../resources/turns/service.ts";
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

/** What is asked of the database for a session that is not in memory. */
interface Fetched {
  readonly session: StoredSession;
  readonly messages: readonly Message[];
}

type PreparedVersion = FrozenAgent & { readonly keywords: KeywordIndex | null };

/** Contexts of recent sessions; every other node has its own, so one is used only while it is up to date. */
export class SessionContexts {
  readonly #models: ModelChooser;
  readonly #recent: LRUCache<string, SessionContext>;
  readonly #versions = new LRUCache<string, PreparedVersion>({ max: 500 });

  constructor(models: ModelChooser, most: number) {
    this.#models = models;
    this.#recent = new LRUCache({ max: most });
  }

  /**
   * Asks for what a session that is not in memory needs, without waiting: resolves to null for one that is, and when
   * the asking failed, which `load` then meets itself.
   */
  async fetch(tx: WorkspaceTx, sessionId: string): Promise<Fetched | null> {
    if (this.#recent.has(sessionId)) return null;
    const asked = [findSession(tx, sessionId), listMessages(tx, sessionId, -1, MOST_MESSAGES)] as const;
    return Promise.all(asked).then(
      ([session, messages]) => ({ session, messages }),
      () => null,
    );
  }

  /** The context for turn `number` of a session, from memory when nothing was said elsewhere meanwhile. */
  async load(
    tx: WorkspaceTx,
    sessionId: string,
    number: number,
    fetched: Fetched | null,
  ): Promise<SessionContext> {
    const cached = this.#recent.get(sessionId);
    if (cached?.nextTurn === number) return cached;
    const context = cached ?? (await this.#build(tx, fetched?.session ?? (await findSession(tx, sessionId))));
    const from = Math.max(-1, (number - TURNS_REMEMBERED) * MESSAGES_PER_TURN - 1);
    // What was fetched begins at the beginning: right as long as all of it is to be remembered.
    const messages =
      from === -1 && fetched ? fetched.messages : await listMessages(tx, sessionId, from, MOST_MESSAGES);
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
  async #version(tx: WorkspaceTx, session: StoredSession): Promise<PreparedVersion> {
    const key = `${tx.workspaceId}/${session.agent_id}/${session.agent_version ?? session.id}`;
    const known = this.#versions.get(key);
    if (known) return known;
    const agent = await agentOf(tx, session);
    const prepared = { ...agent, keywords: indexKeywords(agent.persona.settings.no_go_zones) };
    this.#versions.set(key, prepared);
    return prepared;
  }

  async #build(tx: WorkspaceTx, session: StoredSession): Promise<SessionContext> {
    const agent = await this.#version(tx, session);
    const { overrides, dynamic_variables: variables } = session;
    const choice = overrides.llm ?? agent.settings.models.text;
    return {
      sessionId: session.id,
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
