import { LRUCache } from "lru-cache";
import type { WorkspaceTx } from "../platform/database/database.ts";
import type { LanguageModel, ModelMessage, ModelSettings } from "../providers/llm/port.ts";
import { agentVersion } from "../resources/agents/service.ts";
import { substitute } from "../resources/agents/variables.ts";
import { findSession } from "../resources/sessions/service.ts";
import { listMessages } from "../resources/turns/service.ts";
import { findUser } from "../resources/users/service.ts";
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

/** Contexts of recent sessions; every other node has its own, so one is used only while it is up to date. */
export class SessionContexts {
  readonly #models: ModelChooser;
  readonly #recent: LRUCache<string, SessionContext>;

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

  async #build(tx: WorkspaceTx, sessionId: string): Promise<SessionContext> {
    const session = await findSession(tx, sessionId);
    const agent = await agentVersion(tx, session.agent_id, session.agent_version);
    const user = await findUser(tx, session.user_id);
    const { overrides, dynamic_variables: variables } = session;
    const choice = overrides.llm ?? agent.settings.models.text;
    return {
      sessionId,
      ...(await this.#models.choose(tx, choice)),
      system: systemParts({
        memory: aboutUser(user),
        persona: substitute(agent.persona.prompt, variables),
        append: overrides.system_prompt_append ? substitute(overrides.system_prompt_append, variables) : null,
        language: overrides.language ?? null,
      }),
      keywords: indexKeywords(agent.persona.settings.no_go_zones),
      history: [],
      nextTurn: 0,
    };
  }
}

function aboutUser(user: { readonly name: string | null; readonly language: string | null }): string[] {
  const lines: string[] = [];
  if (user.name) lines.push(`The user's name is ${user.name}.`);
  if (user.language) lines.push(`The user's language is ${user.language}.`);
  return lines;
}
