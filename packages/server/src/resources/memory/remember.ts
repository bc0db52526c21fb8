import { newId } from "../../platform/ids.ts";
import { type Embedded, type MemoryWrite, putEntries, retouchEntry, setEntryState } from "./entries.ts";
import type { Statement } from "./extraction/statement.ts";
import {
  insertObservation,
  type ObservationOrigin,
  type ObservationRow,
  observationsOfSlot,
  sameObservation,
  updateObservation,
} from "./observations.ts";
import { hideSources, showSources } from "./sources.ts";
import { isForgotten } from "./tombstones.ts";

/** A statement, with where it comes from. */
export interface Remembering {
  readonly statement: Omit<Statement, "messageId">;
  readonly saidAt: Date;
  readonly agentId: string | null;
  readonly origin: ObservationOrigin;
  readonly sourceSessionId: string | null;
  readonly sourceMessageId: string | null;
  readonly embedded: Embedded | null;
}

/** What became of a statement: taken, said before, or not to be learned again. */
export interface Remembered {
  readonly outcome: "learned" | "repeated" | "forgotten";
  readonly observation: ObservationRow | null;
  /** Statements that no longer hold because of it. */
  readonly superseded: readonly string[];
}

/**
 * Takes a statement into a User's memory. Said again it is one statement. Of two about the same thing (`slot`) the one said
 * later holds, whichever arrives first; the other stays, superseded, and so does the turn it was said in. A statement that
 * was said again, or restored, counts from then on.
 */
export async function remember(write: MemoryWrite, given: Remembering): Promise<Remembered> {
  const { tx, userId } = write;
  const { slot, text } = given.statement;
  if (await isForgotten(tx, userId, { ...given, text }))
    return { outcome: "forgotten", observation: null, superseded: [] };
  const chain = slot === null ? [] : await observationsOfSlot(tx, userId, slot);
  const earlier = chain.filter(({ repeatedAt }) => repeatedAt <= given.saidAt).at(-1);
  const later = chain.find(({ repeatedAt }) => repeatedAt > given.saidAt);
  const same = slot === null ? await sameObservation(tx, userId, text) : sameValue(earlier, later, given);
  if (same) {
    const holdsAgain = same.status === "superseded" && same === earlier && !later;
    return { outcome: "repeated", observation: await repeat(write, same, given, holdsAgain), superseded: [] };
  }
  const row = fresh(write, given, later);
  await insertObservation(tx, row);
  await putEntries(write, [entryOf(row, given.embedded)]);
  if (later) await hideSources(write, [row.id]);
  if (!earlier) return { outcome: "learned", observation: row, superseded: [] };
  await supersede(write, earlier, row);
  return { outcome: "learned", observation: row, superseded: [earlier.id] };
}

/** Says that `by` holds in place of `row`. */
export async function supersede(write: MemoryWrite, row: ObservationRow, by: ObservationRow): Promise<void> {
  await updateObservation(write.tx, {
    ...row,
    status: "superseded",
    supersededBy: by.id,
    validTo: row.validTo ?? by.validFrom ?? by.saidAt,
    revision: row.revision + 1,
    updatedAt: write.tx.now,
  });
  await setEntryState(write, [row.id], "superseded");
  // A message that said two things of which one was corrected is not shown either: it would say the old thing.
  await hideSources(write, [row.id]);
}

/** What recall looks an observation up by. */
export function entryOf(row: ObservationRow, embedded: Embedded | null) {
  return {
    id: row.id,
    kind: "observation",
    state: row.status === "active" ? "active" : "superseded",
    agentId: row.agentId,
    sessionId: row.sourceSessionId,
    position: null,
    speaker: null,
    name: null,
    saidAt: row.saidAt,
    // What was planned and what held for a time is over then.
    expiresAt: row.status === "active" && row.kind !== "event" ? row.validTo : null,
    importance: row.importance,
    sourceId: row.sourceMessageId,
    text: row.text ?? "",
    embedded,
  } as const;
}

// The one said just before or just after says the same: nothing has changed in between.
function sameValue(
  earlier: ObservationRow | undefined,
  later: ObservationRow | undefined,
  { statement: { value, text } }: Remembering,
): ObservationRow | undefined {
  return [earlier, later].find(
    (row) => row && (row.value !== null || value !== null ? row.value === value : row.text === text),
  );
}

async function repeat(
  write: MemoryWrite,
  row: ObservationRow,
  given: Remembering,
  // What superseded it was forgotten.
  holdsAgain: boolean,
): Promise<ObservationRow> {
  const after: ObservationRow = {
    ...row,
    ...(holdsAgain
      ? { status: "active", supersededBy: null, validTo: null, revision: row.revision + 1 }
      : {}),
    mentions: row.mentions + 1,
    repeatedAt: new Date(Math.max(given.saidAt.getTime(), row.repeatedAt.getTime())),
    confidence: Math.max(row.confidence, given.statement.confidence),
    importance: Math.max(row.importance, given.statement.importance),
    updatedAt: write.tx.now,
  };
  await updateObservation(write.tx, after);
  await mention(write, row, given);
  if (holdsAgain) {
    await setEntryState(write, [row.id], "active");
    await retouchEntry(write, entryOf(after, null));
    await showSources(write, [row.id]);
  }
  if (after.status === "superseded") await hideSources(write, [row.id]);
  return after;
}

async function mention({ tx, userId }: MemoryWrite, row: ObservationRow, given: Remembering): Promise<void> {
  const { sourceSessionId, sourceMessageId, saidAt } = given;
  if (sourceSessionId === null || sourceMessageId === null || sourceMessageId === row.sourceMessageId) return;
  await tx.query(
    `INSERT INTO hyponema.observation_mentions
       (workspace_id, user_id, observation_id, session_id, message_id, said_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [tx.workspaceId, userId, row.id, sourceSessionId, sourceMessageId, saidAt],
  );
}

function fresh(write: MemoryWrite, given: Remembering, later: ObservationRow | undefined): ObservationRow {
  const { statement, ...source } = given;
  return {
    id: newId("observation", write.tx.now.getTime()),
    userId: write.userId,
    agentId: source.agentId,
    kind: statement.kind,
    text: statement.text,
    slot: statement.slot,
    value: statement.value,
    entities: statement.entities,
    topics: statement.topics,
    importance: statement.importance,
    confidence: statement.confidence,
    saidAt: source.saidAt,
    repeatedAt: source.saidAt,
    mentions: 1,
    validFrom: statement.validFrom,
    validTo: statement.validTo ?? (later ? (later.validFrom ?? later.saidAt) : null),
    origin: source.origin,
    sourceSessionId: source.sourceSessionId,
    sourceMessageId: source.sourceMessageId,
    status: later ? "superseded" : "active",
    supersededBy: later?.id ?? null,
    revision: 1,
    recordedAt: write.tx.now,
    updatedAt: write.tx.now,
  };
}
