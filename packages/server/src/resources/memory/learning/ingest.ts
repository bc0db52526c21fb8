import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import type { ExtractionBatch } from "../../../engines/memory/extraction/port.ts";
import type { Extraction, Statement } from "../../../engines/memory/extraction/statement.ts";
import { partitionOf } from "../../../engines/memory/scope.ts";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { newId } from "../../../platform/ids.ts";
import { learningScope, narrower } from "../../agent-versions/service.ts";
import type { KnownUser } from "../../users/service.ts";
import {
  type Embedded,
  type MemoryWrite,
  type NewEntry,
  putEntries,
  setEntryState,
} from "../entries/entry-store.ts";
import { remember } from "../facts/store-statement.ts";
import * as findings from "../follow-ups/follow-up-store.ts";
import { threadEntry } from "../follow-ups/open-threads.ts";
import { namesIn } from "../forgetting/passages.ts";
import { forgottenSources } from "../forgetting/tombstones.ts";
import { raiseUpdated } from "../memory-events.ts";
import { lockMemory } from "../memory-lock.ts";
import { resumeOf } from "../recall/resume.ts";
import { type LessonMessage, learnedScope, saidScope } from "./learning-store.ts";

const COOL_DOWN_DAYS = 7;
const DAY_MS = 24 * 3600 * 1000;
// A message about a sensitive topic with this valence or less starts a cooldown.
const NEGATIVE = -0.4;
// The order of statements within one lesson is kept up to this number.
const MOST_STATEMENTS = 10_000;
const RESUME_MESSAGES = 20;
const RESUME_THREADS = 5;

/** A lesson and its extraction. */
export interface Learned {
  readonly user: KnownUser;
  readonly lesson: ExtractionBatch;
  readonly messages: readonly LessonMessage[];
  readonly extraction: Extraction;
  readonly embedded: ReadonlyMap<string, Embedded>;
  /** The scope of everything learned from it. */
  readonly scope: MemoryScope;
}

interface Changed {
  readonly observations: string[];
  readonly superseded: string[];
  readonly threads: string[];
}

/** Stores an extraction in the User's memory, indexes its messages, and raises `memory.updated`. */
export async function takeIn(tx: WorkspaceTx, given: Omit<Learned, "scope">): Promise<void> {
  const { user, lesson, messages } = given;
  const write = await lockMemory(tx, user);
  // After the memory's lock: a publish never waits for a memory while it holds an agent.
  const scope = await lessonScope(tx, lesson);
  const learned = { ...given, scope };
  const changed: Changed = { observations: [], superseded: [], threads: [] };
  await putEntries(
    write,
    messages.map((message) => turnEntry(learned, message)),
  );
  await takeStatements(write, learned, changed);
  await takeThreads(write, learned, changed);
  await takeTones(write, learned);
  await setEntryState(write, given.extraction.retractedMessageIds, "superseded");
  if (lesson.ended) {
    // A resume quotes the whole conversation, part of which may be scoped to the agent.
    const whole = await learnedScope(tx, write.userId, lesson.session_id);
    await keepResume(tx, { ...learned, scope: narrower(scope, whole) });
  }
  await raiseUpdated(write, changed);
}

/** The scope of a lesson: the narrowest of the scope published when it was said, the session's, and the one published now. */
export async function lessonScope(tx: WorkspaceTx, lesson: ExtractionBatch): Promise<MemoryScope> {
  const now = await learningScope(tx, lesson.agent_id, lesson.memory_scope);
  return narrower(now, await saidScope(tx, lesson.session_id));
}

function turnEntry({ lesson, embedded, scope }: Learned, message: LessonMessage): NewEntry {
  return {
    id: message.id,
    kind: "turn",
    state: "active",
    agentId: lesson.agent_id,
    scope,
    sessionId: lesson.session_id,
    position: message.position,
    speaker: message.role,
    name: message.name,
    saidAt: message.created_at,
    expiresAt: null,
    importance: 0,
    sourceId: null,
    slot: null,
    repeatedAt: null,
    text: message.text,
    embedded: embedded.get(message.text) ?? null,
  };
}

async function takeStatements(write: MemoryWrite, learned: Learned, changed: Changed): Promise<void> {
  const { lesson, messages, extraction, embedded, scope } = learned;
  const said = new Map(messages.map((message) => [message.id, message]));
  const ids = messages.map(({ id }) => id);
  const forgotten = new Set(await forgottenSources(write.tx, write.userId, ids));
  await setEntryState(write, [...forgotten], "gone");
  for (const [place, statement] of extraction.statements.entries()) {
    const source = said.get(statement.messageId);
    // Only the User's own messages count, for every extractor; a forgotten message stays forgotten.
    if (source?.role !== "user" || forgotten.has(source.id)) continue;
    const { observationId, superseded, outcome } = await remember(write, {
      statement,
      saidAt: source.created_at,
      order: source.position * MOST_STATEMENTS + place,
      agentId: lesson.agent_id,
      scope,
      origin: lesson.imported ? "import" : "extracted",
      sourceSessionId: lesson.session_id,
      sourceMessageId: source.id,
      embedded: embedded.get(statement.text) ?? null,
    });
    if (outcome === "forgotten") {
      const passage = [source.id, ...answersNaming(statement, source, messages)];
      await setEntryState(write, passage, "gone");
      for (const id of passage) forgotten.add(id);
    }
    if (outcome === "learned" && observationId) changed.observations.push(observationId);
    changed.superseded.push(...superseded);
  }
}

// The answer to a message with a forgotten statement, when it repeats what was said.
function answersNaming(
  statement: Statement,
  source: LessonMessage,
  messages: readonly LessonMessage[],
): string[] {
  const names = namesIn(statement).map((name) => name.toLowerCase());
  const next = messages.slice(messages.indexOf(source) + 1);
  const turn = next.findIndex(({ role }) => role === "user");
  return next
    .slice(0, turn < 0 ? next.length : turn)
    .filter(({ text }) => names.some((name) => text.toLowerCase().includes(name)))
    .map(({ id }) => id);
}

async function takeThreads(write: MemoryWrite, learned: Learned, changed: Changed): Promise<void> {
  const { lesson, messages, extraction, scope } = learned;
  const said = new Map(messages.map((message) => [message.id, message]));
  const partition = partitionOf({ agentId: lesson.agent_id, scope });
  for (const thread of extraction.followUps) {
    const source = said.get(thread.messageId);
    if (!source) continue;
    const id = newId("thread", write.tx.now.getTime());
    const row = {
      id,
      agentId: lesson.agent_id,
      scope,
      sessionId: lesson.session_id,
      openedAt: source.created_at,
      ...thread,
    };
    if (!(await findings.openThread(write.tx, write.userId, row))) continue;
    const place = { sourceSessionId: lesson.session_id, sourceMessageId: source.id };
    const embedded = learned.embedded.get(thread.text) ?? null;
    await putEntries(write, [{ ...threadEntry({ ...row, ...place }), embedded }]);
    changed.threads.push(id);
  }
  const at = messages.at(-1)?.created_at ?? write.tx.now;
  const resolved = await findings.settleThreads(write, partition, extraction.resolved, "resolved", at);
  await setEntryState(write, resolved, "gone");
  changed.threads.push(...resolved);
}

async function takeTones(
  write: MemoryWrite,
  { lesson, messages, extraction, scope }: Learned,
): Promise<void> {
  const said = new Map(messages.map((message) => [message.id, message]));
  const tones = extraction.tones.flatMap(({ messageId, valence, sensitive }) => {
    const message = said.get(messageId);
    return message ? [{ position: message.position, at: message.created_at, valence, sensitive }] : [];
  });
  const source = { agentId: lesson.agent_id, scope, sessionId: lesson.session_id };
  await findings.insertTones(write.tx, write.userId, source, tones);
  for (const { at, valence, sensitive } of tones) {
    if (valence > NEGATIVE) continue;
    for (const topic of sensitive) {
      await findings.coolDown(write.tx, {
        id: newId("cooldown", write.tx.now.getTime()),
        userId: write.userId,
        topic,
        from: at,
        until: new Date(at.getTime() + COOL_DOWN_DAYS * DAY_MS),
        ...source,
      });
    }
  }
}

async function keepResume(tx: WorkspaceTx, { user, lesson, scope }: Learned): Promise<void> {
  const said = await findings.lastMessages(tx, user.id, lesson.session_id, RESUME_MESSAGES);
  const source = { agentId: lesson.agent_id, scope };
  const threads = await findings.threadsOf(tx, user.id, lesson.session_id, RESUME_THREADS);
  const text = resumeOf(said, threads);
  if (text === null) return;
  const at = said.at(-1)?.created_at ?? tx.now;
  await findings.putResume(tx, {
    ...{ userId: user.id, sessionId: lesson.session_id, ...source },
    ...{ text, at },
  });
}
