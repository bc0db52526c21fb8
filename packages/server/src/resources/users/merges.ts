import type { UserMerge } from "@hyponema/contract/user-merges";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { recordChange } from "../audit/service.ts";
import type { MergeStep } from "./merge-step.ts";
import * as merges from "./merge-store.ts";
import { findUser, type KnownUser, userTarget } from "./service.ts";
import * as users from "./store.ts";

const UNDO_MS = 30 * 24 * 3600 * 1000;

const DETAILS = ["name", "phone", "language", "timezone"] as const;

type Details = Partial<Record<(typeof DETAILS)[number], string>>;

/** A User's own details fill what is empty in the other's. */
const detailsStep: MergeStep = {
  name: "details",
  async move(tx, from, into) {
    const [given, target] = await Promise.all([users.find(tx, from), users.find(tx, into)]);
    if (!given || !target) throw new Error("a User vanished while locked");
    const filled: Details = Object.fromEntries(
      DETAILS.flatMap((name) => (target[name] === null && given[name] ? [[name, given[name]]] : [])),
    );
    // Undoing leaves this as it is: a User whom nobody made for a test must not vanish from lists.
    const test = target.test && given.test;
    await users.update(tx, { ...target, ...filled, test, updatedAt: tx.now });
    return filled;
  },
  async undo(tx, _from, into, kept) {
    const target = await users.find(tx, into);
    if (!target) throw new Error("a User vanished while locked");
    const filled = kept as Details;
    const same = DETAILS.filter((name) => filled[name] !== undefined && filled[name] === target[name]);
    const emptied = Object.fromEntries(same.map((name) => [name, null]));
    await users.update(tx, { ...target, ...emptied, updatedAt: tx.now });
  },
};

/** Merges Users, and takes merges back. `steps` move what belongs to a User beside the details. */
export class UserMerges {
  readonly #steps: readonly MergeStep[];

  constructor(steps: readonly MergeStep[]) {
    this.#steps = [detailsStep, ...steps];
  }

  async mergeUsers(tx: WorkspaceTx, intoReference: string, fromReference: string): Promise<UserMerge> {
    const { from, into } = await lockBoth(tx, intoReference, fromReference);
    const kept: Record<string, unknown> = {};
    for (const step of this.#steps) kept[step.name] = await step.move(tx, from.id, into.id);
    const stubs = await users.mergedInto(tx, from.id);
    await users.leadTo(tx, [from.id, ...stubs], into.id);
    const row = {
      id: newId("userMerge", tx.now.getTime()),
      fromId: from.id,
      intoId: into.id,
      mergedAt: tx.now,
      undoUntil: new Date(tx.now.getTime() + UNDO_MS),
    };
    await merges.insert(tx, row, { steps: kept, stubs });
    await recordChange(tx, { action: "user.merge", target: userTarget(into.id), after: named(row.id, from) });
    return this.#told(tx, into.id, row.id);
  }

  async listUserMerges(tx: WorkspaceTx, reference: string, page: PageRequest): Promise<Page<UserMerge>> {
    const rows = await merges.list(tx, await oneAndMerged(tx, reference), page);
    return pageOf(
      rows,
      page,
      (row) => row.id,
      (row) => present(row, tx.now),
    );
  }

  async undoUserMerge(tx: WorkspaceTx, reference: string, id: string): Promise<UserMerge> {
    const found = await merges.find(tx, await oneAndMerged(tx, reference), id);
    if (!found) throw new Refusal("merge-not-found");
    const { fromId, intoId } = found;
    const [from] = (await users.lockAll(tx, [fromId, intoId])).filter((user) => user.id === fromId);
    // Read again: whoever held the lock before may have undone it, or built on it.
    const merge = await merges.find(tx, [intoId], id);
    if (!merge || !from) throw new Error("a merge vanished while locked");
    const { steps, stubs } = await undoable(tx, merge);
    await users.leadTo(tx, [fromId], null);
    await users.leadTo(tx, stubs, fromId);
    for (const step of [...this.#steps].reverse()) {
      // A step that came to be after the merge has nothing to put back.
      if (step.name in steps) await step.undo(tx, fromId, intoId, steps[step.name]);
    }
    await merges.setUndone(tx, id);
    await recordChange(tx, { action: "user.merge_undo", target: userTarget(intoId), after: named(id, from) });
    return this.#told(tx, intoId, id);
  }

  async #told(tx: WorkspaceTx, userId: string, id: string): Promise<UserMerge> {
    const row = await merges.find(tx, [userId], id);
    if (!row) throw new Error("a merge vanished while locked");
    return present(row, tx.now);
  }
}

/** A User, and all those who were merged into this one. */
export async function oneAndMerged(tx: WorkspaceTx, reference: string): Promise<readonly string[]> {
  const { id } = await findUser(tx, reference);
  return [id, ...(await users.mergedInto(tx, id))];
}

// Users are locked before anything that belongs to them, two in the order of their IDs; sessions and other work take the
// lock of their one User first, too. So nobody waits for each other, and what a merge moves is all there is.
async function lockBoth(
  tx: WorkspaceTx,
  intoReference: string,
  fromReference: string,
): Promise<{ readonly from: KnownUser; readonly into: KnownUser }> {
  for (;;) {
    const [{ id: intoId }, { id: fromId }] = [
      await findUser(tx, intoReference),
      await findUser(tx, fromReference),
    ];
    if (intoId === fromId) throw new Refusal("same-user");
    const locked = await users.lockAll(tx, [intoId, fromId]);
    const [into, from] = [intoId, fromId].map((id) => locked.find((user) => user.id === id));
    // Merged while we waited for the lock: the references lead elsewhere now.
    if (into && from && !into.mergedInto && !from.mergedInto) return { from, into };
  }
}

interface Kept {
  readonly steps: Readonly<Record<string, unknown>>;
  /** Who led to the User before that User was merged. */
  readonly stubs: readonly string[];
}

async function undoable(tx: WorkspaceTx, merge: merges.MergeRow): Promise<Kept> {
  if (merge.undoneAt) throw new Refusal("merge-undone");
  const kept = merge.undoUntil > tx.now ? await merges.findKept(tx, merge.id) : null;
  if (!kept) throw new Refusal("merge-final");
  if (await merges.hasLater(tx, merge)) throw new Refusal("merge-not-last");
  return kept as unknown as Kept;
}

function named(mergeId: string, from: KnownUser) {
  return { merge_id: mergeId, from_user_id: from.id, from_external_user_id: from.externalId };
}

function present(row: merges.MergeRow, now: Date): UserMerge {
  const standing = row.undoUntil > now ? "merged" : "final";
  return {
    id: row.id,
    from: { user_id: row.fromId, external_user_id: row.fromExternalId },
    into: { user_id: row.intoId, external_user_id: row.intoExternalId },
    status: row.undoneAt ? "undone" : standing,
    merged_at: row.mergedAt.toISOString(),
    undo_until: row.undoUntil.toISOString(),
    undone_at: row.undoneAt?.toISOString() ?? null,
  };
}
