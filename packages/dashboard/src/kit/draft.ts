import { useCallback, useMemo, useState } from "react";

/** A resource as stored on the server, with the ETag to update it. */
export interface Stored<T> {
  readonly value: T;
  readonly etag: string;
}

/** A field that two people have changed to different values. */
export interface Conflict<T> {
  readonly field: keyof T & string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** Unsaved changes to a resource, kept until they are saved or discarded. */
export interface Draft<T> {
  /** The stored value with the changes applied. */
  readonly values: T;
  /** Changed fields only. */
  readonly changes: Partial<T>;
  readonly dirty: boolean;
  /** ETag of the version that the changes are based on. */
  readonly etag: string;
  set<K extends keyof T>(field: K, value: T[K]): void;
  discard(): void;
  /** Bases the draft on a newer version and drops the changes that equal `saved`. */
  rebase(stored: Stored<T>, saved: Partial<T>): void;
  /** Changed fields that `theirs` has changed to a different value. */
  conflictsWith(theirs: T): Conflict<T>[];
}

/** A draft of `stored`. Without changes it follows the server's version. */
export function useDraft<T extends object>(stored: Stored<T>): Draft<T> {
  const [base, setBase] = useState(stored);
  const [changes, setChanges] = useState<Partial<T>>({});
  const dirty = Object.keys(changes).length > 0;
  // A refetched version is adopted only if there are no local changes based on the previous one.
  const from = dirty ? base : stored;
  const set = useCallback(
    <K extends keyof T>(field: K, value: T[K]) => {
      setBase(from);
      setChanges((before) => {
        const { [field]: _, ...others } = before;
        const rest = others as Partial<T>;
        return isEqual(from.value[field], value) ? rest : { ...rest, [field]: value };
      });
    },
    [from],
  );
  return useMemo(
    () => ({
      values: { ...from.value, ...changes },
      changes,
      dirty,
      etag: from.etag,
      set,
      discard: () => setChanges({}),
      rebase: (next, settled) => {
        setBase(next);
        // Edits made while saving differ from what was saved, so they remain changes.
        setChanges((latest) => remainingChanges(latest, settled));
      },
      conflictsWith: (theirs) => findConflicts(from.value, changes, theirs),
    }),
    [from, changes, dirty, set],
  );
}

function remainingChanges<T extends object>(changes: Partial<T>, settled: Partial<T>): Partial<T> {
  const left = Object.entries(changes).filter(
    ([field, value]) => !(field in settled && isEqual(settled[field as keyof T], value)),
  );
  return Object.fromEntries(left) as Partial<T>;
}

function findConflicts<T extends object>(base: T, changes: Partial<T>, theirs: T): Conflict<T>[] {
  return (Object.keys(changes) as (keyof T & string)[])
    .filter((field) => !isEqual(base[field], theirs[field]) && !isEqual(changes[field], theirs[field]))
    .map((field) => ({ field, mine: changes[field], theirs: theirs[field] }));
}

/** Deep equality of JSON values. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const left = one as Record<string, unknown>;
  const right = other as Record<string, unknown>;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => isEqual(left[name], right[name]));
}
