import { useCallback, useMemo, useState } from "react";

/** Something as the server has it, and what a change of it is to be made from. */
export interface Stored<T> {
  readonly value: T;
  readonly etag: string;
}

/** A field that two people have changed in different ways. */
export interface Conflict<T> {
  readonly field: keyof T & string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** What somebody is writing over what the server has; kept until it is saved or discarded. */
export interface Draft<T> {
  /** The stored thing with the changes over it. */
  readonly values: T;
  /** Only what was changed. */
  readonly changes: Partial<T>;
  readonly dirty: boolean;
  /** To save with. */
  readonly etag: string;
  set<K extends keyof T>(field: K, value: T[K]): void;
  discard(): void;
  /** Goes on from what the server has now. Of the changes, those that say what `settled` says are done with. */
  rebase(stored: Stored<T>, settled: Partial<T>): void;
  /** Fields that are changed here and, in another way, in `theirs`. */
  conflictsWith(theirs: T): Conflict<T>[];
}

/** A draft over `stored`. While nothing is changed it follows what the server has. */
export function useDraft<T extends object>(stored: Stored<T>): Draft<T> {
  const [base, setBase] = useState(stored);
  const [changes, setChanges] = useState<Partial<T>>({});
  const dirty = Object.keys(changes).length > 0;
  // What was read again meanwhile is taken only when nothing here was made from the one before.
  const from = dirty ? base : stored;
  const set = useCallback(
    <K extends keyof T>(field: K, value: T[K]) => {
      setBase(from);
      setChanges((before) => {
        const { [field]: _, ...others } = before;
        const rest = others as Partial<T>;
        return same(from.value[field], value) ? rest : { ...rest, [field]: value };
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
        // What was typed while it was saved is not settled.
        setChanges((latest) => unsettled(latest, settled));
      },
      conflictsWith: (theirs) => conflictsOf(from.value, changes, theirs),
    }),
    [from, changes, dirty, set],
  );
}

function unsettled<T extends object>(changes: Partial<T>, settled: Partial<T>): Partial<T> {
  const left = Object.entries(changes).filter(
    ([field, value]) => !(field in settled && same(settled[field as keyof T], value)),
  );
  return Object.fromEntries(left) as Partial<T>;
}

function conflictsOf<T extends object>(base: T, changes: Partial<T>, theirs: T): Conflict<T>[] {
  return (Object.keys(changes) as (keyof T & string)[])
    .filter((field) => !same(base[field], theirs[field]) && !same(changes[field], theirs[field]))
    .map((field) => ({ field, mine: changes[field], theirs: theirs[field] }));
}

/** Whether two pieces of JSON say the same. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const left = one as Record<string, unknown>;
  const right = other as Record<string, unknown>;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => same(left[name], right[name]));
}
