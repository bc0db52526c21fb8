import { useState } from "react";
import { isStale } from "../api/errors.ts";
import type { Conflict, Draft, Stored } from "./draft.ts";

interface SaveDraftOptions<T> {
  readonly draft: Draft<T>;
  /** Saves `changes` based on the version with `etag`; resolves to the new version. */
  readonly save: (changes: Partial<T>, etag: string) => Promise<Stored<T>>;
  /** Fetches the current version. */
  readonly read: () => Promise<Stored<T>>;
}

/** State and actions of saving a draft, including edit conflicts. */
export interface DraftSaving<T> {
  readonly busy: boolean;
  readonly error: unknown;
  /** Fields that both people have changed; null if there is no conflict to resolve. */
  readonly conflicts: readonly Conflict<T>[] | null;
  /** Resolves to true if everything was saved. */
  save(): Promise<boolean>;
  /** Saves with the person's own value for the named fields, and the stored value for the other conflicting fields. */
  merge(mine: readonly (keyof T & string)[]): Promise<boolean>;
  dismiss(): void;
}

interface PendingMerge<T> {
  readonly theirs: Stored<T>;
  readonly conflicts: readonly Conflict<T>[];
}

// Gives up if other people keep saving in between.
const MAX_ATTEMPTS = 3;

/** Saves a draft. Merges other people's changes to other fields automatically. */
export function useSaveDraft<T extends object>({ draft, save, read }: SaveDraftOptions<T>): DraftSaving<T> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [pendingMerge, setPendingMerge] = useState<PendingMerge<T> | null>(null);

  const attempt = async (changes: Partial<T>, etag: string, attempts = 1): Promise<boolean> => {
    try {
      draft.rebase(await save(changes, etag), changes);
      return true;
    } catch (failure) {
      if (!isStale(failure) || attempts >= MAX_ATTEMPTS) throw failure;
      const theirs = await read();
      const conflicts = draft.conflictsWith(theirs.value);
      if (conflicts.length > 0) {
        setPendingMerge({ theirs, conflicts });
        return false;
      }
      return attempt(changes, theirs.etag, attempts + 1);
    }
  };
  const run = async (work: () => Promise<boolean>): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      return await work();
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    error,
    conflicts: pendingMerge?.conflicts ?? null,
    save: () => run(() => (draft.dirty ? attempt(draft.changes, draft.etag) : Promise.resolve(true))),
    merge: (mine) => {
      if (!pendingMerge) return Promise.resolve(false);
      setPendingMerge(null);
      const yieldedFields = pendingMerge.conflicts.filter(({ field }) => !mine.includes(field));
      const theirValues = Object.fromEntries(
        yieldedFields.map(({ field, mine: value }) => [field, value]),
      ) as Partial<T>;
      draft.rebase(pendingMerge.theirs, theirValues);
      const remaining = Object.fromEntries(
        Object.entries(draft.changes).filter(([field]) => !(field in theirValues)),
      ) as Partial<T>;
      if (Object.keys(remaining).length === 0) return Promise.resolve(true);
      return run(() => attempt(remaining, pendingMerge.theirs.etag));
    },
    dismiss: () => setPendingMerge(null),
  };
}
