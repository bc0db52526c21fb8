import type { Forgotten, forgetMemory as forgetRoute } from "@hyponema/contract/memory-observations";
import type { BodyOf } from "@hyponema/contract/route";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { expectRow } from "../../../platform/database/expect-row.ts";
import { Refusal } from "../../../platform/http/refusal.ts";
import { newId } from "../../../platform/ids.ts";
import { findUser } from "../../users/service.ts";
import { type MemoryWrite, setEntryState } from "../entries/entry-store.ts";
import { lockObservation } from "../facts/observation-lock.ts";
import { auditMemory, raiseUpdated } from "../memory-events.ts";
import { lockMemory } from "../memory-lock.ts";
import { forgetCopies } from "./copies.ts";
import { dropDerived, dropEverythingDerived } from "./derived.ts";
import { passagesOf } from "./passages.ts";
import { eraseObservations, type Statement, statementsAlike, statementsOf } from "./statements.ts";
import { bury } from "./tombstones.ts";

const BATCH = 500;

/** Forgets one observation and what says the same; see `forgetStatements`. */
export async function forgetObservation(tx: WorkspaceTx, id: string): Promise<Forgotten> {
  const { write } = await lockObservation(tx, id);
  const forgotten = await forgetStatements(write, [id]);
  await auditMemory(write, "memory.observation.forget", { kind: "observation", id }, counts(forgotten));
  return forgotten;
}

/** Forgets observations of a User, or all there is; all of them must be the User's. */
export async function forgetMemory(tx: WorkspaceTx, input: BodyOf<typeof forgetRoute>): Promise<Forgotten> {
  const user = await findUser(tx, input.user_id);
  const write = await lockMemory(tx, user);
  const { observation_ids: ids } = input;
  if (ids) await expectAll(write, ids);
  const forgotten = ids ? await forgetStatements(write, ids) : await forgetEverything(write);
  await auditMemory(
    write,
    "memory.forget",
    { kind: "user", id: user.id },
    { everything: input.everything === true, ...counts(forgotten) },
  );
  return forgotten;
}

/**
 * Makes statements be no more: their words and those of all that says the same, the passages they were taken from, what
 * was derived from them, and the copies in traces, kept events, summaries and kept answers. Tombstones keep them from
 * being learned again from what was said until now. Transcripts and cool-downs stay.
 */
async function forgetStatements(write: MemoryWrite, ids: readonly string[]): Promise<Forgotten> {
  const { tx, userId } = write;
  const statements = await statementsAlike(write, ids);
  if (statements.length === 0) return nothing(userId);
  const passages = await passagesOf(write, statements);
  await bury(tx, userId, statements);
  await eraseObservations(write, statements);
  await setEntryState(write, [...statements.map(({ id }) => id), ...passages.messageIds], "gone");
  const derived = await dropDerived(write, passages);
  const copies = await forgetCopies(tx, userId, passages);
  await raiseUpdated(write, { forgotten: statements.map(({ id }) => id), threads: derived.threadIds });
  return {
    user_id: userId,
    observations: statements.length,
    passages: passages.messageIds.length,
    open_threads: derived.threadIds.length,
    tones: derived.tones,
    resumes: derived.resumes,
    ...copies,
  };
}

async function forgetEverything(write: MemoryWrite): Promise<Forgotten> {
  const { tx, userId } = write;
  const ids: string[] = [];
  for (;;) {
    const statements: Statement[] = await statementsOf(write, BATCH);
    await bury(tx, userId, statements);
    await eraseObservations(write, statements);
    ids.push(...statements.map(({ id }) => id));
    if (statements.length < BATCH) break;
  }
  // Marks when it was, for turns that are running and for a memory without statements.
  await bury(tx, userId, [{ id: newId("observation"), text: "", sourceMessageId: null }]);
  const derived = await dropEverythingDerived(write);
  const copies = await forgetCopies(tx, userId, "all");
  await raiseUpdated(write, { forgotten: ids, threads: derived.threadIds });
  return {
    user_id: userId,
    observations: ids.length,
    passages: derived.passages,
    open_threads: derived.threadIds.length,
    tones: derived.tones,
    resumes: derived.resumes,
    ...copies,
  };
}

async function expectAll({ tx, userId }: MemoryWrite, ids: readonly string[]): Promise<void> {
  const rows = await tx.query<{ known: number }>(
    `SELECT count(*)::int AS known FROM hyponema.observations
     WHERE workspace_id = $1 AND user_id = $2 AND id = ANY ($3)`,
    [tx.workspaceId, userId, ids],
  );
  if (expectRow(rows, "counting observations").known !== new Set(ids).size)
    throw new Refusal("observation-not-found");
}

function nothing(userId: string): Forgotten {
  const none = {
    observations: 0,
    passages: 0,
    open_threads: 0,
    tones: 0,
    resumes: 0,
    spans: 0,
    summaries: 0,
  };
  return { user_id: userId, ...none };
}

function counts({ user_id: _, ...rest }: Forgotten) {
  return rest;
}
