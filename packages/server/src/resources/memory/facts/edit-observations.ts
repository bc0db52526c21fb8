import type {
  createObservation as createRoute,
  Observation,
  ObservationChange,
} from "@hyponema/contract/memory-observations";
import type { BodyOf } from "@hyponema/contract/route";
import { partitionOf } from "../../../engines/memory/scope.ts";
import { afterLast } from "../../../engines/memory/supersession.ts";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { expectRevision, type IfMatch } from "../../../platform/http/etag.ts";
import { Refusal } from "../../../platform/http/refusal.ts";
import { newId } from "../../../platform/ids.ts";
import { definedOf } from "../../../platform/object.ts";
import { learningScope } from "../../agent-versions/service.ts";
import { findUser } from "../../users/service.ts";
import { type MemoryWrite, putEntries, retouchEntry } from "../entries/entry-store.ts";
import { auditMemory, raiseUpdated } from "../memory-events.ts";
import { lockMemory } from "../memory-lock.ts";
import { keepMentionsOf, rewordMentions } from "./mentions.ts";
import { entryOf } from "./observation-entry.ts";
import { dateOf, expectPeriod, foldedValue, lockObservation } from "./observation-lock.ts";
import {
  findObservation,
  insertObservation,
  type ObservationRow,
  observationsOfSlot,
  updateObservation,
} from "./observation-store.ts";
import { getObservation } from "./observation-view.ts";
import { type Settled, settleRows, settleSlots } from "./resolve-conflicts.ts";
import { remember } from "./store-statement.ts";
import type { Wording } from "./wording.ts";

/** Stores an observation that is written by hand. */
export async function createObservation(
  tx: WorkspaceTx,
  input: BodyOf<typeof createRoute>,
): Promise<Observation> {
  const user = await findUser(tx, input.user_id);
  const period = { validFrom: dateOf(input.valid_from), validTo: dateOf(input.valid_to) };
  expectPeriod(period.validFrom, period.validTo);
  const write = await lockMemory(tx, user);
  const scope = input.agent_id === null ? "workspace" : await learningScope(tx, input.agent_id);
  const { kind, text, slot, entities, importance, confidence } = input;
  const statement = { kind, text, slot, entities, importance, confidence, ...period };
  const { observationId, superseded, outcome } = await remember(write, {
    statement: { ...statement, value: foldedValue(input.value), topics: folded(input.topics) },
    saidAt: input.said_at === undefined ? tx.now : new Date(input.said_at),
    order: 0,
    agentId: input.agent_id,
    scope,
    origin: "api",
    sourceSessionId: null,
    sourceMessageId: null,
    embedded: null,
  });
  // A statement written by hand is deliberate: tombstones do not apply to it.
  if (!observationId) throw new Error("what was written by hand was not remembered");
  await auditMemory(write, "memory.observation.create", target(observationId), {
    kind,
    outcome,
    superseded,
  });
  await raiseUpdated(write, { observations: [observationId], superseded });
  return getObservation(tx, observationId);
}

/** Replaces a statement, or changes its attributes; resolves to the observation that holds afterwards. */
export async function correctObservation(
  tx: WorkspaceTx,
  id: string,
  ifMatch: IfMatch,
  change: ObservationChange,
): Promise<Observation> {
  const { write, row } = await lockObservation(tx, id);
  expectRevision(row.revision, ifMatch);
  if (row.status === "forgotten") throw new Refusal("observation-forgotten");
  if (row.status === "superseded") throw new Refusal("observation-superseded");
  const after = changed(row, change);
  expectPeriod(after.validFrom, after.validTo);
  const names = Object.keys(definedOf(change)).sort();
  if (after.text === row.text && after.value === row.value) return changeInPlace(write, after, change);
  const fresh = await correctionOf(write, row, after, change.kind ?? "correction");
  await insertObservation(tx, fresh);
  await keepMentionsOf(write, row, fresh);
  await putEntries(write, [entryOf(fresh, null)]);
  await settle(write, fresh, [row]);
  await auditMemory(write, "memory.observation.correct", target(id), {
    changed: names,
    superseded_by: fresh.id,
  });
  await raiseUpdated(write, { observations: [fresh.id], superseded: [id] });
  return getObservation(tx, fresh.id);
}

async function changeInPlace(
  write: MemoryWrite,
  after: ObservationRow,
  change: ObservationChange,
): Promise<Observation> {
  const names = Object.keys(definedOf(change)).sort();
  if (names.length > 0) {
    await updateObservation(write.tx, {
      ...after,
      revision: after.revision + 1,
      updatedAt: write.tx.now,
    });
    await rewordMentions(write, after.id, rewordingOf(after, change));
    await retouchEntry(write, entryOf(after, null));
    await auditMemory(write, "memory.observation.update", target(after.id), { changed: names });
    await raiseUpdated(write, { observations: [after.id] });
  }
  return getObservation(write.tx, after.id);
}

/**
 * Restores a superseded statement as if it were said again now, and supersedes the one that holds in its place. An active
 * one is left unchanged. Refuses with `observation-forgotten`.
 */
export async function restoreObservation(tx: WorkspaceTx, id: string): Promise<Observation> {
  const { write, row } = await lockObservation(tx, id);
  if (row.status === "forgotten") throw new Refusal("observation-forgotten");
  if (row.status === "active") return getObservation(tx, id);
  const chain = await rivalsOf(tx, row);
  const after: ObservationRow = {
    ...row,
    ...afterLast(chain, tx.now),
    ...{ status: "active", supersededBy: null, ended: false, validTo: row.statedValidTo },
    revision: row.revision + 1,
    updatedAt: tx.now,
  };
  await updateObservation(tx, after);
  await retouchEntry(write, entryOf(after, null));
  const { superseded } = await settle(write, after, chain);
  await auditMemory(write, "memory.observation.restore", target(id), { superseded });
  await raiseUpdated(write, { observations: [id], superseded });
  return getObservation(tx, id);
}

// Statements that cannot hold together with this one: those of its slot or, without a slot, those that superseded it.
async function rivalsOf(tx: WorkspaceTx, row: ObservationRow): Promise<ObservationRow[]> {
  if (row.slot === null) return successorsOf(tx, row);
  const all = await observationsOfSlot(tx, row.userId, row.slot, partitionOf(row));
  return all.filter(({ id }) => id !== row.id);
}

async function settle(
  write: MemoryWrite,
  row: ObservationRow,
  rivals: readonly ObservationRow[],
): Promise<Settled> {
  if (row.slot !== null) return settleSlots(write, [row.slot], [row.id]);
  return settleRows(write, [...rivals, row], [row.id]);
}

async function successorsOf(tx: WorkspaceTx, row: ObservationRow): Promise<ObservationRow[]> {
  const chain: ObservationRow[] = [];
  const seen = new Set([row.id]);
  for (let next = row.supersededBy; next !== null && !seen.has(next); ) {
    seen.add(next);
    const successor = await findObservation(tx, next);
    if (!successor) break;
    if (successor.status !== "forgotten") chain.push(successor);
    next = successor.supersededBy;
  }
  return chain;
}

function changed(row: ObservationRow, change: ObservationChange): ObservationRow {
  return {
    ...row,
    text: change.text ?? row.text,
    value: change.value === undefined ? row.value : foldedValue(change.value),
    kind: change.kind ?? row.kind,
    importance: change.importance ?? row.importance,
    ownImportance: change.importance ?? row.ownImportance ?? null,
    entities: change.entities ?? row.entities,
    topics: change.topics ? folded(change.topics) : row.topics,
    validFrom: change.valid_from === undefined ? row.validFrom : dateOf(change.valid_from),
    ...(change.valid_to === undefined ? {} : endingAt(dateOf(change.valid_to))),
  };
}

// The changed part of the wording, where text and value stay the same.
function rewordingOf(after: ObservationRow, change: ObservationChange): Partial<Wording> {
  const { kind, entities, topics, importance, validFrom, statedValidTo } = after;
  return {
    ...(change.kind === undefined ? {} : { kind }),
    ...(change.entities === undefined ? {} : { entities }),
    ...(change.topics === undefined ? {} : { topics }),
    ...(change.importance === undefined ? {} : { importance }),
    ...(change.valid_from === undefined ? {} : { validFrom }),
    ...(change.valid_to === undefined ? {} : { validTo: statedValidTo }),
  };
}

function endingAt(end: Date | null) {
  return { validTo: end, statedValidTo: end };
}

async function correctionOf(
  { tx }: MemoryWrite,
  row: ObservationRow,
  after: ObservationRow,
  kind: ObservationRow["kind"],
): Promise<ObservationRow> {
  return {
    ...after,
    ...afterLast([...(await rivalsOf(tx, row)), row], tx.now),
    id: newId("observation", tx.now.getTime()),
    ...{ kind, confidence: 1, saidAt: tx.now, mentions: 1 },
    ...{ ownImportance: null, ownConfidence: null, dividedFrom: null, corrects: row.dividedFrom ?? row.id },
    ...{ origin: "api", sourceSessionId: null, sourceMessageId: null },
    ...{ status: "active", supersededBy: null, ended: false },
    ...{ revision: 1, recordedAt: tx.now, updatedAt: tx.now },
  };
}

function folded(topics: readonly string[]): string[] {
  return [...new Set(topics.map((topic) => topic.toLowerCase()))];
}

function target(id: string) {
  return { kind: "observation", id };
}
