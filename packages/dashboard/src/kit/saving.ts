import { useState } from "react";
import { isStale } from "../api/failure.ts";
import type { Conflict, Draft, Stored } from "./draft.ts";

interface SavingOptions<T> {
  readonly draft: Draft<T>;
  /** Saves `changes`, made from what had `etag`; resolves to what is stored then. */
  readonly save: (changes: Partial<T>, etag: string) => Promise<Stored<T>>;
  /** Reads the thing as it is now. */
  readonly read: () => Promise<Stored<T>>;
}

/** Saving of a draft, with what is to be decided when somebody else has saved meanwhile. */
export interface Saving<T> {
  readonly busy: boolean;
  readonly error: unknown;
  /** Fields that both have changed; null: nothing is to be decided. */
  readonly conflicts: readonly Conflict<T>[] | null;
  /** Resolves to whether everything is saved. */
  save(): Promise<boolean>;
  /** Saves with the named fields as they are here, and the other conflicting ones as they are there. */
  merge(mine: readonly (keyof T & string)[]): Promise<boolean>;
  dismiss(): void;
}

interface Meeting<T> {
  readonly theirs: Stored<T>;
  readonly conflicts: readonly Conflict<T>[];
}

// Somebody who saves faster than this is not outrun.
const MOST_TRIES = 3;

/** Saves a draft. Changes of others to other fields are taken in by themselves. */
export function useSaving<T extends object>({ draft, save, read }: SavingOptions<T>): Saving<T> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [meeting, setMeeting] = useState<Meeting<T> | null>(null);

  const attempt = async (changes: Partial<T>, etag: string, tries = 1): Promise<boolean> => {
    try {
      draft.rebase(await save(changes, etag), changes);
      return true;
    } catch (failure) {
      if (!isStale(failure) || tries >= MOST_TRIES) throw failure;
      const theirs = await read();
      const conflicts = draft.conflictsWith(theirs.value);
      if (conflicts.length > 0) {
        setMeeting({ theirs, conflicts });
        return false;
      }
      return attempt(changes, theirs.etag, tries + 1);
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
    conflicts: meeting?.conflicts ?? null,
    save: () => run(() => (draft.dirty ? attempt(draft.changes, draft.etag) : Promise.resolve(true))),
    merge: (mine) => {
      if (!meeting) return Promise.resolve(false);
      setMeeting(null);
      const given = meeting.conflicts.filter(({ field }) => !mine.includes(field));
      const yielded = Object.fromEntries(given.map(({ field, mine: value }) => [field, value])) as Partial<T>;
      draft.rebase(meeting.theirs, yielded);
      const kept = Object.fromEntries(
        Object.entries(draft.changes).filter(([field]) => !(field in yielded)),
      ) as Partial<T>;
      if (Object.keys(kept).length === 0) return Promise.resolve(true);
      return run(() => attempt(kept, meeting.theirs.etag));
    },
    dismiss: () => setMeeting(null),
  };
}
