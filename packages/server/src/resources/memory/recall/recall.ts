import type { RecallKind } from "@hyponema/contract/memory-kinds";
import { RECALL_KINDS } from "@hyponema/contract/memory-kinds";
import { sensitiveTopicsIn } from "../../../engines/memory/extraction/sensitive-topics.ts";
import type { Viewer } from "../../../engines/memory/scope.ts";
import type { Clock } from "../../../platform/clock.ts";
import type { Database, Scope } from "../../../platform/database/database.ts";
import { WorkerThread } from "../../../platform/worker-thread.ts";
import type { EmbeddingModel } from "../../../providers/embedding/port.ts";
import { wordsOf } from "../entries/entry-text.ts";
import { messagesSaying } from "../entries/source-visibility.ts";
import { followScopes } from "../scope/follower.ts";
import {
  type Asking,
  type Found,
  NOTHING_FOUND,
  type Owner,
  type QuestionGlance,
  type RankedMemory,
  type ReadQuestion,
  type RecallRequest,
} from "./recall-protocol.ts";
import { first, type LeftOut, NOTHING_RECALLED, packed, type Recollection } from "./recall-result.ts";
import type { ThreadData } from "./recall-worker.ts";
import { lastResume } from "./resume.ts";

// Time reserved for ranking and loading texts after the question is embedded.
const RESERVE_MS = 12;
const PREPARATION_MS = 30_000;
// Timeout of the recall route and tool, which ask for more than a turn gets.
const EXPLICIT_PATIENCE_MS = 20_000;
const MOST_WAITING = 200;
const MOST_RANKED = 120;
// Texts loaded for a turn: enough to fill the budget after unsuitable ones are skipped.
const MOST_READ = 40;
const MOST_LEFT_OUT = 10;

interface EmbeddedQuestion {
  readonly vector: Int8Array | null;
  readonly embeddingMs: number;
}

const NOT_EMBEDDED: EmbeddedQuestion = { vector: null, embeddingMs: 0 };

/** A recall request. */
export interface RecallAsk {
  readonly user: { readonly id: string; readonly name: string | null; readonly language: string | null };
  readonly query: string;
  /** The reference time for expressions such as "last week" and for expiry. */
  readonly at: Date;
  /** Sensitive topics that the User raised in this session: their cooldown is ignored. */
  readonly raised: readonly string[];
  /** Null for operators, who see everything. An agent that was narrowed since sees less. */
  readonly viewer: Viewer | null;
  /** The current conversation, whose turns are already in the prompt. */
  readonly sessionId: string | null;
  /** Whether this is its first turn, which also gets the last conversation's resume. */
  readonly first: boolean;
  /** Null for turns, which have a token budget and a short timeout. */
  readonly explicit: { readonly kinds: readonly RecallKind[] | null; readonly limit: number } | null;
}

/** Finds the memories that answer a question, ranked, with the reason for each. */
export class Recall {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #embedding: EmbeddingModel;
  readonly #patienceMs: number;
  readonly #thread: WorkerThread<RecallRequest, never>;

  constructor(parts: {
    database: Database;
    databaseUrl: string;
    clock: Clock;
    embedding: EmbeddingModel;
    mostBytes: number;
    /** Timeout of a turn's recall in ms. */
    patienceMs: number;
  }) {
    this.#database = parts.database;
    this.#clock = parts.clock;
    this.#embedding = parts.embedding;
    this.#patienceMs = parts.patienceMs;
    const { name, dimensions } = parts.embedding;
    const data: ThreadData = {
      databaseUrl: parts.databaseUrl,
      model: { name, dimensions },
      mostBytes: parts.mostBytes,
    };
    this.#thread = new WorkerThread(new URL("./recall-worker.ts", import.meta.url), data, MOST_WAITING);
  }

  /** Rejects only when `signal` aborts; parts that time out or fail are left out and listed in `late`. */
  async recall(scope: Scope, ask: RecallAsk, signal: AbortSignal): Promise<Recollection> {
    const owner = { workspaceId: scope.workspaceId, userId: ask.user.id };
    const until = this.#clock.monotonic() + (ask.explicit ? EXPLICIT_PATIENCE_MS : this.#patienceMs);
    const { question, embedded } = await this.#settled(scope, ask, until, signal);
    if (!question) return { ...NOTHING_RECALLED, late: ["memory"] };
    const cooling = question.cooling.filter((topic) => !ask.raised.includes(topic));
    if (question.empty && !ask.first) return { ...NOTHING_RECALLED, cooling };
    const { vector, embeddingMs } = await embedded;
    const late = vector || question.empty ? [] : (["meaning"] as const);
    const ranking = question.empty ? NOTHING_FOUND : this.#rank(owner, ask, question, cooling, vector);
    const ranked = await this.#inTime(ranking, until, signal);
    if (!ranked) return { ...NOTHING_RECALLED, cooling, late: ["memory"], embeddingMs };
    const ids = ranked.found
      .flatMap(({ id, leftOut }) => (leftOut ? [] : [id]))
      .slice(0, Math.max(MOST_READ, (ask.explicit?.limit ?? 0) * 2));
    const [words, outdated, resume] = await this.#database.readWorkspace(scope, (tx) =>
      Promise.all([
        wordsOf(tx, ask.user.id, ids),
        messagesSaying(tx, ask.user.id, ranked.overruled),
        ask.first ? lastResume(tx, { ...ask, viewer: question.viewer }) : null,
      ]),
    );
    const found = ranked.found.map((one) => (outdated.has(one.id) ? leavingOut(one) : one));
    const chosen = ask.explicit ? first(found, words, ask.explicit.limit) : packed(found, words);
    const told =
      resume && !sensitiveTopicsIn(resume.text).some((topic) => cooling.includes(topic)) ? resume : null;
    return { ...chosen, resume: told, leftOut: leftOutOf(found), cooling, late, embeddingMs };
  }

  // Applies pending scope changes to the User's rows first, if there is time. Visibility is right either way; supersession is
  // right only afterwards.
  async #settled(scope: Scope, ask: RecallAsk, until: number, signal: AbortSignal) {
    const owner = { workspaceId: scope.workspaceId, userId: ask.user.id };
    const understood = await this.#understood(owner, ask, until, signal);
    const { question } = understood;
    if (!question || question.empty || Object.keys(question.changed).length === 0) return understood;
    const followed = followScopes(this.#database, scope, ask.user.id).then(() => true);
    const done = await this.#inTime(followed, until - RESERVE_MS, signal);
    return done ? this.#understood(owner, ask, until, signal) : understood;
  }

  // Embeds speculatively with the cached speaker names while the index is refreshed; embeds again if a new name changes the
  // text.
  async #understood(owner: Owner, ask: RecallAsk, until: number, signal: AbortSignal) {
    const asking = askingOf(owner, ask);
    const embed = (plain: string) => this.#embed(plain, until - RESERVE_MS, signal);
    const glancing = this.#glance(asking).then((glance) => ({
      ...glance,
      embedded: glance.empty ? null : embed(glance.plain),
    }));
    const [glance, question] = await Promise.all([
      this.#inTime(glancing, until, signal),
      this.#inTime(this.#read(asking), until, signal),
    ]);
    if (!question || question.empty) return { question, embedded: NOT_EMBEDDED };
    const { plain } = question.question;
    return {
      question,
      embedded: (glance?.plain === plain ? glance.embedded : null) ?? embed(plain),
    };
  }

  /** Starts the worker and loads the embedding model, so the first turn does not wait for either. */
  async prepare(): Promise<void> {
    const signal = AbortSignal.timeout(PREPARATION_MS);
    await Promise.allSettled([
      this.#thread.ask({ type: "open" }, signal),
      this.#embedding.embed(["Hello."], "now", signal),
    ]);
  }

  /** Loads a User's index in the background, ahead of the first turn. */
  warm(scope: Scope, userId: string): void {
    const user = { id: userId, name: null, language: null };
    const ask = { user, query: "", at: this.#clock.now(), viewer: null };
    const owner = { workspaceId: scope.workspaceId, userId };
    void this.#read(askingOf(owner, ask)).catch(() => undefined);
  }

  async close(): Promise<void> {
    if (this.#thread.running)
      await this.#thread.ask({ type: "close" }, AbortSignal.timeout(1_000)).catch(() => undefined);
    await this.#thread.close();
  }

  #glance(asking: Asking): Promise<QuestionGlance> {
    return this.#thread.ask({ type: "question", asking });
  }

  #read(asking: Asking): Promise<ReadQuestion> {
    return this.#thread.ask({ type: "read", asking });
  }

  #rank(
    owner: Owner,
    ask: RecallAsk,
    { question, lexemes, changed, viewer }: ReadQuestion,
    cooling: readonly string[],
    vector: Int8Array | null,
  ): Promise<RankedMemory> {
    const kinds = ask.explicit?.kinds ?? RECALL_KINDS;
    const { sessionId, at } = ask;
    const view = { viewer, changed };
    const input = { question, lexemes, vector, kinds, view, sessionId, cooling, now: at.getTime() };
    const most = Math.max(MOST_RANKED, (ask.explicit?.limit ?? 0) * 2);
    return this.#thread.ask({ type: "rank", owner, input, most });
  }

  // Never rejects: no vector on timeout, failure or cancellation.
  async #embed(text: string, until: number, signal: AbortSignal): Promise<EmbeddedQuestion> {
    const begun = this.#clock.monotonic();
    const embedding = this.#embedding.embed([text], "now", signal);
    const vectors = await this.#inTime(embedding, until, signal).catch(() => null);
    return { vector: vectors?.[0] ?? null, embeddingMs: this.#clock.monotonic() - begun };
  }

  // Null on timeout or failure.
  async #inTime<T>(work: Promise<T>, until: number, signal: AbortSignal): Promise<T | null> {
    const left = until - this.#clock.monotonic();
    const failed = () => null;
    const patience = Promise.withResolvers<null>();
    const timer = setTimeout(() => patience.resolve(null), Math.max(0, left));
    const give = () => patience.resolve(null);
    signal.addEventListener("abort", give, { once: true });
    try {
      return await Promise.race([work.catch(failed), patience.promise]);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", give);
      signal.throwIfAborted();
    }
  }
}

function askingOf(
  owner: Owner,
  { user, query, at, viewer }: Pick<RecallAsk, "user" | "query" | "at" | "viewer">,
): Asking {
  return { owner, viewer, text: query, language: user.language, userName: user.name, now: at.getTime() };
}

function leavingOut(one: Found): Found {
  return { ...one, leftOut: one.leftOut ?? "superseded" };
}

function leftOutOf(found: readonly Found[]): LeftOut[] {
  return found
    .flatMap(({ id, kind, score, leftOut: reason }) => (reason ? [{ id, kind, score, reason }] : []))
    .slice(0, MOST_LEFT_OUT);
}
