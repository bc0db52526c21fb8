import type { Statement } from "../../../engines/memory/extraction/statement.ts";
import { type Provenance, partitionOf } from "../../../engines/memory/scope.ts";
import { positionInSlot } from "../../../engines/memory/supersession.ts";
import { newId } from "../../../platform/ids.ts";
import { type Embedded, type MemoryWrite, putEntries, retouchEntry } from "../entries/entry-store.ts";
import { isForgotten } from "../forgetting/tombstones.ts";
import { divideAt, keepMention } from "./mentions.ts";
import { entryOf } from "./observation-entry.ts";
import {
  insertObservation,
  type ObservationOrigin,
  type ObservationRow,
  observationsOfSlot,
  sameObservation,
  updateObservation,
} from "./observation-store.ts";
import { settleSlots } from "./resolve-conflicts.ts";
import { inWordsOf, raisedBy, wordingOf, wordingOfStatement } from "./wording.ts";

/** A statement and its source. */
export interface Remembering extends Provenance {
  readonly statement: Omit<Statement, "messageId">;
  readonly saidAt: Date;
  /** Order among statements of the same time: the highest holds. */
  readonly order: number;
  readonly origin: ObservationOrigin;
  readonly sourceSessionId: string | null;
  readonly sourceMessageId: string | null;
  readonly embedded: Embedded | null;
}

/** The outcome: stored, repeated, or dropped because it was forgotten before. */
export interface Remembered {
  readonly outcome: "learned" | "repeated" | "forgotten";
  readonly observationId: string | null;
  /** Statements that it superseded. */
  readonly superseded: readonly string[];
}

/**
 * Stores a statement in its partition of a User's memory. A repeat becomes a mention of the first. Of two statements in one
 * `slot` the one said later holds, in whatever order they arrive; the other one is superseded, together with the turn it was
 * said in. A repeated or restored statement counts from its last time.
 */
export async function remember(write: MemoryWrite, given: Remembering): Promise<Remembered> {
  const { tx, userId } = write;
  const { slot, text, value } = given.statement;
  if (await isForgotten(tx, userId, { ...given, text }))
    return { outcome: "forgotten", observationId: null, superseded: [] };
  const partition = partitionOf(given);
  const said = { text, value, at: given.saidAt, order: given.order };
  const { same, divided } =
    slot === null
      ? { same: await sameObservation(tx, userId, text, partition), divided: undefined }
      : positionInSlot(await observationsOfSlot(tx, userId, slot, partition), said);
  if (divided) await divideAt(write, divided, given.saidAt);
  const row = same ? await repeat(write, same, given) : await learn(write, given);
  const outcome = same ? "repeated" : "learned";
  if (slot === null) return { outcome, observationId: row.id, superseded: [] };
  // A repeat may hold again; otherwise the message that repeats it is outdated as well.
  const touched = same && same.status !== "active" ? [row.id] : [];
  const { superseded } = await settleSlots(write, [slot], touched);
  return { outcome, observationId: row.id, superseded: superseded.filter((id) => id !== row.id) };
}

async function learn(write: MemoryWrite, given: Remembering): Promise<ObservationRow> {
  const row = fresh(write, given);
  await insertObservation(write.tx, row);
  await putEntries(write, [entryOf(row, given.embedded)]);
  return row;
}

async function repeat(write: MemoryWrite, row: ObservationRow, given: Remembering): Promise<ObservationRow> {
  const isFirst = given.saidAt < row.saidAt;
  const isLast =
    given.saidAt > row.repeatedAt ||
    (given.saidAt.getTime() === row.repeatedAt.getTime() && given.order >= row.repeatedOrder);
  // Its successor was forgotten, and it was said again since.
  const holdsAgain = row.ended && isLast;
  // The wording belongs to the source: another agent may have heard less.
  const isReworded = isFirst && given.agentId !== row.agentId;
  const own = wordingOf(row);
  const said = wordingOfStatement(given.statement);
  const told = isReworded ? inWordsOf(row, said) : row;
  const after: ObservationRow = {
    ...told,
    ...(holdsAgain
      ? { status: "active", supersededBy: null, ended: false, validTo: told.statedValidTo }
      : {}),
    ...(isFirst ? placeOf(given) : {}),
    ...(isLast ? { repeatedAt: given.saidAt, repeatedOrder: given.order } : {}),
    mentions: row.mentions + 1,
    ...raisedBy(row, [row, said]),
    ownImportance: told.ownImportance ?? own.importance,
    ownConfidence: told.ownConfidence ?? own.confidence,
    revision: row.revision + (holdsAgain ? 1 : 0),
    updatedAt: write.tx.now,
  };
  await updateObservation(write.tx, after);
  if (after.text !== row.text) await putEntries(write, [entryOf(after, given.embedded)]);
  await retouchEntry(write, entryOf(after, null));
  const other = isFirst ? row : given;
  if (other.sourceMessageId === null || other.sourceMessageId !== after.sourceMessageId) {
    await keepMention(write, row.id, other, isFirst ? own : said);
  }
  return after;
}

function placeOf({ agentId, origin, sourceSessionId, sourceMessageId, saidAt }: Remembering) {
  return { agentId, origin, sourceSessionId, sourceMessageId, saidAt };
}

function fresh({ tx, userId }: MemoryWrite, given: Remembering): ObservationRow {
  const { kind, text, slot, value, entities, topics, importance, confidence, validFrom, validTo } =
    given.statement;
  return {
    id: newId("observation", tx.now.getTime()),
    userId,
    ...placeOf(given),
    ...{ scope: given.scope, kind, text, slot, value, entities, topics, importance, confidence },
    ...{ repeatedAt: given.saidAt, repeatedOrder: given.order, mentions: 1 },
    ...{ validFrom, validTo, statedValidTo: validTo },
    ...{ status: "active", supersededBy: null, ended: false },
    ...{ revision: 1, recordedAt: tx.now, updatedAt: tx.now },
  };
}
