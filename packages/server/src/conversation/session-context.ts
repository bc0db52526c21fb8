import type { TextModel } from "@hyponema/contract/agent-settings";
import type { Escalation } from "@hyponema/contract/guards";
import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import type { NoGoZone } from "@hyponema/contract/persona-settings";
import type { Overrides } from "@hyponema/contract/sessions";
import { LRUCache } from "lru-cache";
import type { Variables } from "../engines/templates/variables.ts";
import type { WorkspaceTx } from "../platform/database/database.ts";
import type { LanguageModel, ModelSettings } from "../providers/llm/port.ts";
import { type FrozenAgent, narrower, publishedMemoryScope } from "../resources/agent-versions/service.ts";
import { type ToldValue, toldInSession } from "../resources/profile-fields/service.ts";
import type { Secrets } from "../resources/secrets/service.ts";
import { agentOf, findSession, type StoredSession } from "../resources/sessions/service.ts";
import { type BegunTurn, listMessages, MESSAGES_PER_TURN, type Message } from "../resources/turns/service.ts";
import { compileAhead } from "./guards/compile-ahead.ts";
import { type PreparedZones, prepareZones } from "./guards/zones.ts";
import { type History, NO_HISTORY, pastTurn } from "./history.ts";
import type { ModelChooser } from "./models.ts";
import type { SystemFacts } from "./prompt/system-variables.ts";
import type { OpenSecrets, PreparedTool } from "./tools/prepared-tool.ts";
import type { WorkspaceTools } from "./tools/workspace-tools.ts";

/** How many turns are remembered word for word; a longer memory is memory's business. */
export const TURNS_REMEMBERED = 100;
const MOST_MESSAGES = 2_000;
// What all conversations in memory may take together, roughly: a few long ones put out many short ones.
const MAX_HISTORY_BYTES = 256 * 1024 * 1024;
const BYTES_PER_TOKEN = 8;
const BYTES_PER_SESSION = 4_096;

/** An agent's version with what every turn of it needs, made once. */
export type PreparedVersion = FrozenAgent & {
  readonly zones: PreparedZones<NoGoZone> | null;
  readonly escalationRules: PreparedZones<Escalation["rules"][number]> | null;
  readonly prepared: readonly PreparedTool[];
};

/** What turns are made from that stays the same for all of a session, and what was said so far. */
export interface SessionContext {
  /** Null: a session that is not there yet. */
  readonly sessionId: string | null;
  /** Whether the session is test traffic: then it leaves nothing in memory. */
  readonly test: boolean;
  readonly version: PreparedVersion;
  /** For whom the agent learns: the narrower of what its version says, and its published one while the last turn began. */
  memoryScope: MemoryScope;
  /** Null: a User whom the session makes, or nobody. */
  readonly userId: string | null;
  readonly user: SystemFacts["user"];
  /** Of the User's profile, what agents may be told. */
  readonly profile: readonly ToldValue[];
  readonly variables: Variables;
  readonly overrides: Overrides;
  models: readonly LanguageModel[];
  readonly settings: ModelSettings;
  /** Of the credentials that the models are asked with. */
  stamp: string;
  /** What the conversation turned out to be held in; null while it is what it began in. */
  language: string | null;
  secrets: OpenSecrets;
  /** What was said before the turn `nextTurn`. */
  history: History;
  nextTurn: number;
}

/** What is asked of the database for a session that is not in memory. */
interface Fetched {
  readonly session: StoredSession;
  readonly messages: readonly Message[];
  readonly profile: readonly ToldValue[];
}

/** What a turn asks the database for while it begins. */
interface Asked {
  readonly stamp: string;
  /** Null for a session that is in memory. */
  readonly fetched: Fetched | null;
}

/** Contexts of recent sessions; every other node has its own, so one is used only while it is up to date. */
export class SessionContexts {
  readonly #models: ModelChooser;
  readonly #tools: WorkspaceTools;
  readonly #secrets: Secrets;
  readonly #recent: LRUCache<string, SessionContext>;
  readonly #versions = new LRUCache<string, PreparedVersion>({ max: 500 });

  constructor(parts: { models: ModelChooser; tools: WorkspaceTools; secrets: Secrets; most: number }) {
    this.#models = parts.models;
    this.#tools = parts.tools;
    this.#secrets = parts.secrets;
    this.#recent = new LRUCache({ max: parts.most, maxSize: MAX_HISTORY_BYTES, sizeCalculation: bytesOf });
  }

  /** Asks for what `load` needs, without waiting: resolves to null when the asking failed, which `load` then meets itself. */
  async fetch(tx: WorkspaceTx, sessionId: string): Promise<Asked | null> {
    const stamp = this.#models.stamp(tx);
    const fetched = this.#recent.has(sessionId) ? null : this.#fetchSession(tx, sessionId);
    return Promise.all([stamp, fetched]).then(
      ([stamp, fetched]) => ({ stamp, fetched }),
      () => null,
    );
  }

  async #fetchSession(tx: WorkspaceTx, sessionId: string): Promise<Fetched> {
    const [session, messages, profile] = await Promise.all([
      findSession(tx, sessionId),
      listMessages(tx, sessionId, -1, MOST_MESSAGES),
      toldInSession(tx, sessionId),
    ]);
    return { session, messages, profile };
  }

  /** The context for a turn of a session, from memory when nothing was said elsewhere meanwhile. */
  async load(
    tx: WorkspaceTx,
    sessionId: string,
    { number, memoryScope: published }: BegunTurn,
    asked: Asked | null,
  ): Promise<SessionContext> {
    const cached = this.#recent.get(sessionId);
    if (cached?.nextTurn === number) {
      cached.memoryScope = narrower(cached.version.settings.memory_scope, published);
      cached.secrets = await this.#open(tx, cached.version);
      await this.#keepModels(tx, cached, asked?.stamp ?? (await this.#models.stamp(tx)));
      // It has grown since.
      this.#recent.set(sessionId, cached);
      return cached;
    }
    const fetched = asked?.fetched ?? null;
    const session = fetched?.session ?? (await findSession(tx, sessionId));
    const context = await this.#read(tx, session, number, fetched);
    this.#recent.set(sessionId, context);
    return context;
  }

  // A credential that was changed counts at once; until then the models stay, with what was learned of their servers.
  async #keepModels(tx: WorkspaceTx, context: SessionContext, stamp: string): Promise<void> {
    if (context.stamp === stamp) return;
    const chosen = await this.#models.choose(tx, choiceOf(context.version, context.overrides));
    context.models = chosen.models;
    context.stamp = chosen.stamp;
  }

  /** The context of a session's next turn, for looking at: no turn uses it. */
  preview(tx: WorkspaceTx, session: StoredSession): Promise<SessionContext> {
    return this.#read(tx, session, session.turn_count + 1, null);
  }

  async #read(
    tx: WorkspaceTx,
    session: StoredSession,
    number: number,
    fetched: Omit<Fetched, "session"> | null,
  ): Promise<SessionContext> {
    const profile = fetched?.profile ?? (await toldInSession(tx, session.id));
    const context = await this.#ofSession(tx, session, profile);
    const from = Math.max(-1, (number - TURNS_REMEMBERED) * MESSAGES_PER_TURN - 1);
    // What was fetched begins at the beginning: right as long as all of it is to be remembered.
    const messages =
      from === -1 && fetched ? fetched.messages : await listMessages(tx, session.id, from, MOST_MESSAGES);
    const earlier = messages.filter((message) => message.position < number * MESSAGES_PER_TURN);
    context.history = {
      summary: session.summary,
      through: session.summary_through,
      turns: byTurn(earlier).map(([number, said]) => pastTurn(number, said)),
    };
    context.language = session.language;
    context.nextTurn = number;
    return context;
  }

  /** Forgets a session that has ended, or is another than it was. */
  forget(sessionId: string): void {
    this.#recent.delete(sessionId);
  }

  async #ofSession(
    tx: WorkspaceTx,
    session: StoredSession,
    profile: readonly ToldValue[],
  ): Promise<SessionContext> {
    const known = session.agent_version === null ? undefined : this.#versions.get(versionKey(tx, session));
    return this.of(tx, known ?? (await agentOf(tx, session)), {
      sessionId: session.id,
      test: session.test,
      userId: session.user_id,
      user: {
        name: session.user_name,
        phone: session.user_phone,
        language: session.user_language,
        timezone: session.user_timezone,
      },
      profile,
      variables: session.dynamic_variables,
      overrides: session.overrides,
    });
  }

  /** The context of a session's first turn, whether or not there is such a session. */
  async of(
    tx: WorkspaceTx,
    agent: FrozenAgent,
    facts: Pick<
      SessionContext,
      "sessionId" | "test" | "userId" | "user" | "profile" | "variables" | "overrides"
    >,
  ): Promise<SessionContext> {
    const version = await this.#prepared(tx, agent);
    const choice = choiceOf(version, facts.overrides);
    const { models, settings, stamp } = await this.#models.choose(tx, choice);
    const published = await publishedMemoryScope(tx, agent.agentId);
    return {
      ...facts,
      models,
      stamp,
      settings: { ...settings, cacheKey: facts.sessionId ?? undefined },
      version,
      memoryScope: narrower(version.settings.memory_scope, published),
      language: null,
      secrets: await this.#open(tx, version),
      history: NO_HISTORY,
      nextTurn: 0,
    };
  }

  // A version never changes, so every session of it shares one; a draft is its session's own.
  async #prepared(tx: WorkspaceTx, agent: FrozenAgent): Promise<PreparedVersion> {
    const key = versionKey(tx, { agent_id: agent.agentId, agent_version: agent.version });
    const known = agent.version === null ? undefined : this.#versions.get(key);
    if (known) return known;
    const { no_go_zones: zones, escalation } = agent.persona.settings;
    await compileAhead([...zones, ...escalation.rules]);
    const prepared = {
      ...agent,
      zones: prepareZones(zones),
      escalationRules: prepareZones(escalation.rules),
      prepared: this.#tools.prepare(agent),
    };
    if (agent.version !== null) this.#versions.set(key, prepared);
    return prepared;
  }

  // Asked for anew every turn: a secret that was changed counts at once.
  #open(tx: WorkspaceTx, { prepared }: PreparedVersion): Promise<OpenSecrets> {
    return this.#secrets.open(
      tx,
      prepared.flatMap(({ secretIds }) => secretIds),
    );
  }
}

function bytesOf({ history }: SessionContext): number {
  const tokens = history.turns.reduce((sum, turn) => sum + turn.tokens, 0);
  return BYTES_PER_SESSION + tokens * BYTES_PER_TOKEN;
}

function choiceOf({ settings }: FrozenAgent, { llm }: Overrides): TextModel | null {
  return llm ?? settings.models.text;
}

function byTurn(messages: readonly Message[]): [number, Message[]][] {
  const turns = new Map<number, Message[]>();
  for (const message of messages) {
    const number = Math.floor(message.position / MESSAGES_PER_TURN);
    const said = turns.get(number);
    if (said) said.push(message);
    else turns.set(number, [message]);
  }
  return [...turns];
}

function versionKey(
  tx: WorkspaceTx,
  { agent_id: id, agent_version: version }: Pick<StoredSession, "agent_id" | "agent_version">,
): string {
  return `${tx.workspaceId}/${id}/${version}`;
}
