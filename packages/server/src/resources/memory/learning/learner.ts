import type { ExtractionBatch, Extractor } from "../../../engines/memory/extraction/port.ts";
import {
  EMPTY_EXTRACTION,
  type ExtractionContext,
  type SourceMessage,
} from "../../../engines/memory/extraction/statement.ts";
import { learningViewer } from "../../../engines/memory/scope.ts";
import { systemActor } from "../../../platform/actor.ts";
import type { Clock } from "../../../platform/clock.ts";
import type { Database, Scope, WorkspaceTx } from "../../../platform/database/database.ts";
import { newId } from "../../../platform/ids.ts";
import { expectPresent } from "../../../platform/invariant.ts";
import { Loop } from "../../../platform/loop.ts";
import { SILENCE_SECONDS } from "../../../platform/nodes.ts";
import type { Log } from "../../../platform/telemetry/log.ts";
import type { EmbeddingModel } from "../../../providers/embedding/port.ts";
import { findUser, type KnownUser, lockUser } from "../../users/service.ts";
import { embedAll } from "../entries/embed-all.ts";
import { activeObservations } from "../facts/observation-store.ts";
import { openThreads } from "../follow-ups/follow-up-store.ts";
import { lessonScope, takeIn } from "./ingest.ts";
import * as store from "./learning-store.ts";

const ROUND_MS = 500;
const USERS_A_ROUND = 8;
const AT_ONCE = 2;
const LEASE_MS = 120_000;
// Then the next User has a turn: one long history must not delay the others.
const LESSONS_A_TURN = 5;
const MESSAGES_A_LESSON = 100;
const MOST_KNOWN = 200;
const FIRST_WAIT_SECONDS = 5;
const MOST_WAIT_SECONDS = 600;
const LOOK_AGAIN_MS = 3_000;
interface Prepared {
  readonly user: KnownUser;
  readonly lesson: ExtractionBatch;
  readonly messages: readonly store.LessonMessage[];
  readonly context: ExtractionContext;
}

/**
 * Learns from conversations in the background: one worker per User at a time, conversations in the order in which they
 * started. Results and progress are stored in one transaction, so a crash costs work and nothing else.
 */
export class Learner {
  readonly #nodeId: string;
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #embedding: EmbeddingModel;
  readonly #extractor: Extractor;
  readonly #loop: Loop;

  constructor(parts: {
    nodeId: string;
    database: Database;
    clock: Clock;
    log: Log;
    embedding: EmbeddingModel;
    extractor: Extractor;
    /** While this returns true nothing begins: the disk is full. */
    paused?: () => boolean;
  }) {
    this.#nodeId = parts.nodeId;
    this.#database = parts.database;
    this.#clock = parts.clock;
    this.#log = parts.log;
    this.#embedding = parts.embedding;
    this.#extractor = parts.extractor;
    this.#loop = new Loop({
      name: "learning",
      log: parts.log,
      intervalMs: ROUND_MS,
      paused: parts.paused,
      round: async () => ((await this.round()) > 0 ? "more" : "idle"),
    });
  }

  start(): void {
    this.#loop.start();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  /** Learns from everything that is due; resolves to the number of Users. */
  async round(): Promise<number> {
    const due = await this.#database.asSystem((tx) =>
      tx.query<{ workspace_id: string; user_id: string }>(
        "SELECT * FROM hyponema.due_memory_work($1, make_interval(secs => $2), $3)",
        [this.#clock.now(), SILENCE_SECONDS, USERS_A_ROUND],
      ),
    );
    const waiting = due.values();
    const lane = async () => {
      for (const { workspace_id: workspaceId, user_id: userId } of waiting) {
        await this.learn({ workspaceId, actor: systemActor("memory") }, userId);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return due.length;
  }

  /** Runs up to `LESSONS_A_TURN` lessons of one User, unless another worker holds the lease. */
  async learn(scope: Scope, userId: string): Promise<void> {
    const leaseId = newId("lease");
    const leased = await this.#database.inWorkspace(scope, (tx) =>
      store.lease(tx, userId, {
        id: leaseId,
        nodeId: this.#nodeId,
        until: new Date(tx.now.getTime() + LEASE_MS),
      }),
    );
    if (!leased) return;
    try {
      let more = true;
      for (let lessons = 0; more && lessons < LESSONS_A_TURN && !this.#loop.signal.aborted; lessons++)
        more = await this.#lesson(scope, userId, leaseId);
      await this.#database.inWorkspace(scope, async (tx) => {
        if (more) await store.queueAgain(tx, userId);
        await store.release(tx, userId, leaseId);
      });
    } catch (error) {
      // A stop is not a failure.
      const stopped = this.#loop.signal.aborted;
      if (!stopped) this.#log.warn({ err: error, user_id: userId }, "could not learn yet");
      await this.#database
        .inWorkspace(scope, (tx) =>
          stopped ? store.release(tx, userId, leaseId) : this.#putOff(tx, userId, leaseId),
        )
        .catch(() => undefined);
    }
  }

  // One lesson: up to `MESSAGES_A_LESSON` messages of the oldest waiting conversation. False when nothing waits.
  async #lesson(scope: Scope, userId: string, leaseId: string): Promise<boolean> {
    const prepared = await this.#database.inWorkspace(scope, (tx) => this.#prepare(tx, userId, leaseId));
    if (!prepared) return false;
    const { user, lesson, messages, context } = prepared;
    const heard = messages.map(heardOf);
    const signal = AbortSignal.any([this.#loop.signal, AbortSignal.timeout(LEASE_MS / 2)]);
    const extraction =
      heard.length === 0
        ? EMPTY_EXTRACTION
        : await this.#extractor.extract(scope.workspaceId, lesson, heard, context, signal);
    const texts = [...messages, ...extraction.statements, ...extraction.followUps].map(({ text }) => text);
    const embedded = await embedAll(this.#embedding, texts, signal);
    return this.#database.inWorkspace(scope, async (tx) => {
      // Another worker has taken the lease over and does the same work: this result is dropped.
      // The User is locked before their data. After a merge the data belongs to the remaining User.
      const { id } = await lockUser(tx, userId);
      if (id !== userId || !(await store.holdsLease(tx, userId, leaseId))) return false;
      // The conversation was forgotten or learned from in the meantime: start over.
      if (!(await store.isAt(tx, lesson))) return true;
      await takeIn(tx, { user, lesson, messages, extraction, embedded });
      const last = messages.at(-1)?.position ?? lesson.learned_through;
      await store.setLearned(tx, lesson.session_id, last);
      const closed = await store.closeLesson(tx, lesson.session_id, last);
      await store.renew(tx, userId, leaseId, new Date(tx.now.getTime() + LEASE_MS));
      if (closed || messages.length > 0) return true;
      // A turn is running: try again when it may have ended.
      await store.postpone(tx, lesson.session_id, new Date(tx.now.getTime() + LOOK_AGAIN_MS));
      return false;
    });
  }

  async #prepare(tx: WorkspaceTx, userId: string, leaseId: string): Promise<Prepared | null> {
    if (!(await store.holdsLease(tx, userId, leaseId))) return null;
    const next = await store.nextLesson(tx, userId, MESSAGES_A_LESSON);
    if (!next) return null;
    const user = await findUser(tx, userId);
    // The extractor's input may show up in its output, so it only gets what every later reader may see.
    const scope = await lessonScope(tx, next.lesson);
    const reader = learningViewer({ agentId: next.lesson.agent_id, scope });
    const known = await activeObservations(tx, userId, reader, MOST_KNOWN);
    const threads = await openThreads(tx, userId, reader, MOST_KNOWN);
    const before = await store.lastLearned(tx, next.lesson);
    return {
      user,
      messages: next.messages,
      lesson: { ...next.lesson, memory_scope: scope },
      context: {
        timezone: user.timezone ?? "UTC",
        language: next.lesson.language ?? user.language ?? "en",
        userName: user.name,
        before: before && heardOf(before),
        known: known.map(({ slot, value, text }) => ({
          ...{ slot, value },
          text: expectPresent(text, "the text of an active observation"),
        })),
        openFollowUps: threads.map(({ id, text }) => ({ id, text })),
      },
    };
  }

  async #putOff(tx: WorkspaceTx, userId: string, leaseId: string): Promise<void> {
    await store.putOff(tx, userId, FIRST_WAIT_SECONDS, MOST_WAIT_SECONDS);
    await store.release(tx, userId, leaseId);
  }
}

function heardOf({ created_at: at, ...message }: store.LessonMessage): SourceMessage {
  return { ...message, at };
}
