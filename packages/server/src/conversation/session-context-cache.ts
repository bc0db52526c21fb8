import type { TextModel } from "@hyponema/contract/agent-settings";
import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import type { Overrides } from "@hyponema/contract/sessions";
import { LRUCache } from "lru-cache";
import type { WorkspaceTx } from "../platform/database/database.ts";
import { type FrozenAgent, narrower } from "../resources/agent-versions/service.ts";
import { type ToldValue, toldInSession } from "../resources/profile-fields/service.ts";
import type { Secrets } from "../resources/secrets/service.ts";
import { agentOf, findSession, type StoredSession } from "../resources/sessions/service.ts";
import {
  type BegunTurn,
  listMessages,
  MESSAGES_PER_TURN,
  type Message,
  type TurnPlace,
} from "../resources/turns/service.ts";
import { compileAhead } from "./guards/compile-ahead.ts";
import { prepareZones } from "./guards/zones.ts";
import { NO_HISTORY, pastTurn } from "./history.ts";
import type { ModelChooser } from "./models.ts";
import { MAX_TURNS_IN_HISTORY, type PreparedVersion, type SessionContext } from "./session-context.ts";
import type { OpenSecrets } from "./tools/prepared-tool.ts";
import type { WorkspaceTools } from "./tools/workspace-tools.ts";

const MAX_MESSAGES = 2_000;
// Roughly, for all cached conversations together: a few long ones evict many short ones.
const MAX_HISTORY_BYTES = 256 * 1024 * 1024;
const BYTES_PER_TOKEN = 8;
const BYTES_PER_SESSION = 4_096;

/** A turn that has begun, with what it is composed from; or none, when the session takes none now. */
export type PreparedTurn =
  | {
      readonly kind: "begun";
      readonly number: number;
      readonly context: SessionContext;
      /** For whom the agent learns from this turn: its version's scope or the published one, whichever is narrower. */
      readonly memoryScope: MemoryScope;
    }
  | { readonly kind: "not-begun" };

interface CachedContext {
  readonly context: SessionContext;
  /** The turn that `context` is for. Another number of the next turn means that another node has answered in between. */
  readonly turn: number;
  /** The version of the credentials that the context's models use. */
  readonly stamp: string;
}

/** What the database says about a session that is not cached. */
interface SessionRows {
  readonly session: StoredSession;
  readonly messages: readonly Message[];
  readonly profile: readonly ToldValue[];
}

/** What was read while a turn began. */
type Prefetch =
  | { readonly kind: "cached"; readonly stamp: string }
  | { readonly kind: "rows"; readonly rows: SessionRows }
  | { readonly kind: "failed"; readonly error: unknown };

type SessionFacts = Pick<
  SessionContext,
  "sessionId" | "test" | "userId" | "user" | "profile" | "variables" | "overrides"
>;

/** Caches the contexts of recent sessions. Each node has its own cache and uses an entry only while it is up to date. */
export class SessionContextCache {
  readonly #models: ModelChooser;
  readonly #tools: WorkspaceTools;
  readonly #secrets: Secrets;
  readonly #recent: LRUCache<string, CachedContext>;
  readonly #versions = new LRUCache<string, PreparedVersion>({ max: 500 });

  constructor(parts: { models: ModelChooser; tools: WorkspaceTools; secrets: Secrets; most: number }) {
    this.#models = parts.models;
    this.#tools = parts.tools;
    this.#secrets = parts.secrets;
    this.#recent = new LRUCache({ max: parts.most, maxSize: MAX_HISTORY_BYTES, sizeCalculation: bytesOf });
  }

  /** Begins a turn by `begin` and finds its context, the queries of both sent together: the User waits for one round trip. */
  async prepare(
    tx: WorkspaceTx,
    sessionId: string,
    begin: () => Promise<BegunTurn | null>,
  ): Promise<PreparedTurn> {
    const prefetching = this.#prefetch(tx, sessionId);
    const turn = await begin();
    if (turn === null) return { kind: "not-begun" };
    const { context } = await this.#load(tx, sessionId, turn.number, await prefetching);
    return {
      kind: "begun",
      number: turn.number,
      context,
      memoryScope: narrower(context.version.settings.memory_scope, turn.memoryScope),
    };
  }

  /** The context of a session's next turn, for display: no turn uses it. */
  async preview(tx: WorkspaceTx, session: StoredSession): Promise<SessionContext> {
    return (await this.#read(tx, session, session.turn_count + 1, null)).context;
  }

  /** The context of a session's first turn; the session need not exist. */
  async build(tx: WorkspaceTx, agent: FrozenAgent, facts: SessionFacts): Promise<SessionContext> {
    return (await this.#build(tx, agent, facts)).context;
  }

  /**
   * Makes the cached context of a turn that was closed the one for the turn after it, and resolves to that; null when
   * the turn's context is no longer cached.
   */
  advance(
    { sessionId, number }: TurnPlace,
    change: (context: SessionContext) => SessionContext,
  ): SessionContext | null {
    const cached = this.#recent.get(sessionId);
    if (cached?.turn !== number) return null;
    const context = change(cached.context);
    this.#recent.set(sessionId, { ...cached, context, turn: number + 1 });
    return context;
  }

  /** Replaces a session's context, if it is cached. */
  replace(sessionId: string, change: (context: SessionContext) => SessionContext): void {
    const cached = this.#recent.get(sessionId);
    if (cached) this.#recent.set(sessionId, { ...cached, context: change(cached.context) });
  }

  /** Drops a session's context: the session has ended or changed, or the context is no longer known to be right. */
  invalidate(sessionId: string): void {
    this.#recent.delete(sessionId);
  }

  // Never rejects: until the turn has begun there is nobody to tell.
  async #prefetch(tx: WorkspaceTx, sessionId: string): Promise<Prefetch> {
    try {
      if (this.#recent.has(sessionId)) return { kind: "cached", stamp: await this.#models.stamp(tx) };
      const [session, messages, profile] = await Promise.all([
        findSession(tx, sessionId),
        listMessages(tx, sessionId, -1, MAX_MESSAGES),
        toldInSession(tx, sessionId),
      ]);
      return { kind: "rows", rows: { session, messages, profile } };
    } catch (error) {
      return { kind: "failed", error };
    }
  }

  async #load(tx: WorkspaceTx, sessionId: string, turn: number, prefetch: Prefetch): Promise<CachedContext> {
    if (prefetch.kind === "failed") throw prefetch.error;
    const cached = this.#recent.get(sessionId);
    const rows = prefetch.kind === "rows" ? prefetch.rows : null;
    const loaded =
      cached?.turn === turn
        ? await this.#refresh(tx, cached, prefetch.kind === "cached" ? prefetch.stamp : null)
        : await this.#read(tx, rows?.session ?? (await findSession(tx, sessionId)), turn, rows);
    this.#recent.set(sessionId, loaded);
    return loaded;
  }

  // A changed credential takes effect at once; until then the models stay, with what was learned about their servers.
  async #refresh(
    tx: WorkspaceTx,
    { context, ...rest }: CachedContext,
    prefetchedStamp: string | null,
  ): Promise<CachedContext> {
    const { version, overrides } = context;
    const secrets = await this.#open(tx, version);
    const stamp = prefetchedStamp ?? (await this.#models.stamp(tx));
    if (rest.stamp === stamp) return { ...rest, context: { ...context, secrets } };
    const chosen = await this.#models.choose(tx, choiceOf(version, overrides));
    return { ...rest, context: { ...context, secrets, models: chosen.models }, stamp: chosen.stamp };
  }

  async #read(
    tx: WorkspaceTx,
    session: StoredSession,
    turn: number,
    rows: SessionRows | null,
  ): Promise<CachedContext> {
    const profile = rows?.profile ?? (await toldInSession(tx, session.id));
    const { context, stamp } = await this.#ofSession(tx, session, profile);
    const from = Math.max(-1, (turn - MAX_TURNS_IN_HISTORY) * MESSAGES_PER_TURN - 1);
    // The prefetched messages start at the first turn: they can be used only while no turn is to be left out.
    const messages =
      from === -1 && rows ? rows.messages : await listMessages(tx, session.id, from, MAX_MESSAGES);
    const earlier = messages.filter((message) => message.position < turn * MESSAGES_PER_TURN);
    const history = {
      summary: session.summary,
      through: session.summary_through,
      turns: byTurn(earlier).map(([number, said]) => pastTurn(number, said)),
    };
    return { context: { ...context, history, language: session.language }, turn, stamp };
  }

  async #ofSession(tx: WorkspaceTx, session: StoredSession, profile: readonly ToldValue[]) {
    const known = session.agent_version === null ? undefined : this.#versions.get(versionKey(tx, session));
    return this.#build(tx, known ?? (await agentOf(tx, session)), {
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

  async #build(
    tx: WorkspaceTx,
    agent: FrozenAgent,
    facts: SessionFacts,
  ): Promise<Pick<CachedContext, "context" | "stamp">> {
    const version = await this.#prepareVersion(tx, agent);
    const choice = choiceOf(version, facts.overrides);
    const { models, settings, stamp } = await this.#models.choose(tx, choice);
    const context = {
      ...facts,
      models,
      settings: { ...settings, cacheKey: facts.sessionId ?? undefined },
      version,
      language: null,
      secrets: await this.#open(tx, version),
      history: NO_HISTORY,
    };
    return { context, stamp };
  }

  // A version never changes, so all its sessions share one; a draft belongs to its session alone.
  async #prepareVersion(tx: WorkspaceTx, agent: FrozenAgent): Promise<PreparedVersion> {
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

  // Read again for every turn: a changed secret takes effect at once.
  #open(tx: WorkspaceTx, { prepared }: PreparedVersion): Promise<OpenSecrets> {
    return this.#secrets.open(
      tx,
      prepared.flatMap(({ secretIds }) => secretIds),
    );
  }
}

function bytesOf({ context: { history } }: CachedContext): number {
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
