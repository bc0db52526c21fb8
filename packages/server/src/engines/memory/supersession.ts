/** A statement as the supersession rule reads it. */
export interface SlotRow {
  readonly id: string;
  readonly text: string | null;
  readonly value: string | null;
  readonly saidAt: Date;
  /** When it was last said or restored. Decides which of two statements is the later one. */
  readonly repeatedAt: Date;
  /** Breaks ties between statements of the same time. */
  readonly repeatedOrder: number;
  readonly recordedAt: Date;
  readonly validFrom: Date | null;
  readonly validTo: Date | null;
  /** The end that was stated explicitly, if any. */
  readonly statedValidTo: Date | null;
  readonly status: "active" | "superseded" | "forgotten";
  readonly supersededBy: string | null;
  /**
   * Superseded by a statement of the same slot that was since forgotten. It stays superseded until it is said again.
   */
  readonly ended: boolean;
}

/** The rule's decision about one statement. */
export interface Verdict {
  readonly id: string;
  readonly status: "active" | "superseded";
  readonly supersededBy: string | null;
  readonly validTo: Date | null;
}

/** Statements ordered by when they were last said, earliest first. */
export function byLastSaid<Row extends SlotRow>(rows: readonly Row[]): Row[] {
  return rows.toSorted(
    (one, other) =>
      one.repeatedAt.getTime() - other.repeatedAt.getTime() ||
      one.repeatedOrder - other.repeatedOrder ||
      one.recordedAt.getTime() - other.recordedAt.getTime() ||
      (one.id < other.id ? -1 : 1),
  );
}

/**
 * The later fact holds: in one slot of one partition, the statement that was last said is active. Each earlier one is
 * superseded by the next in time and valid until that took over. The order of arrival does not matter. Forgotten
 * statements are not among `rows`.
 */
export function decide(rows: readonly SlotRow[]): Verdict[] {
  const ordered = byLastSaid(rows);
  return ordered.map((row, place) => {
    if (row.ended) {
      return { id: row.id, status: "superseded", supersededBy: row.supersededBy, validTo: row.validTo };
    }
    const next = ordered[place + 1];
    if (!next) return { id: row.id, status: "active", supersededBy: null, validTo: row.statedValidTo };
    return {
      id: row.id,
      status: "superseded",
      supersededBy: next.id,
      validTo: row.statedValidTo ?? takeoverTime(row, next),
    };
  });
}

/** The verdicts of `decide` that differ from the current rows. */
export function changedVerdicts(rows: readonly SlotRow[]): Verdict[] {
  const before = new Map(rows.map((row) => [row.id, row]));
  return decide(rows).filter(({ id, status, supersededBy, validTo }) => {
    const row = before.get(id);
    return (
      row?.status !== status ||
      row.supersededBy !== supersededBy ||
      row.validTo?.getTime() !== validTo?.getTime()
    );
  });
}

/** A time and order after everything said in a slot, and not before `now`. */
export function afterLast(
  rows: readonly SlotRow[],
  now: Date,
): Pick<SlotRow, "repeatedAt" | "repeatedOrder"> {
  const last = byLastSaid(rows).at(-1);
  if (!last || last.repeatedAt < now) return { repeatedAt: now, repeatedOrder: 0 };
  return { repeatedAt: last.repeatedAt, repeatedOrder: last.repeatedOrder + 1 };
}

/** Position of a new statement among those of its slot. */
export interface SlotPosition<Row> {
  /** The adjacent statement says the same: the new one repeats it. */
  readonly same: Row | undefined;
  /** Was said both before and after the new statement, which splits it in two. */
  readonly divided: Row | undefined;
}

/**
 * Finds the position of a statement made at a given time. It repeats another only if nothing else was said between
 * them.
 */
export function positionInSlot<Row extends SlotRow>(
  rows: readonly Row[],
  said: Pick<SlotRow, "text" | "value"> & { readonly at: Date; readonly order: number },
): SlotPosition<Row> {
  const ordered = byLastSaid(rows);
  const isBefore = ({ repeatedAt, repeatedOrder }: Row) =>
    repeatedAt < said.at || (repeatedAt.getTime() === said.at.getTime() && repeatedOrder <= said.order);
  const before = ordered.findLast(isBefore);
  const after = ordered.find((row) => !isBefore(row));
  // `after` began between `before` and the new statement: the new one splits `after` instead of repeating `before`.
  const isInside = before && after && before.repeatedAt < after.saidAt && after.saidAt < said.at;
  const same = [isInside ? undefined : before, after].find((row) => row && isSameStatement(row, said));
  const divided = !same && after && after.saidAt < said.at ? after : undefined;
  return { same, divided };
}

function isSameStatement(
  one: Pick<SlotRow, "text" | "value">,
  other: Pick<SlotRow, "text" | "value">,
): boolean {
  return one.value !== null || other.value !== null ? one.value === other.value : one.text === other.text;
}

// A successor said before `row` took over when it was repeated or restored.
function takeoverTime(row: SlotRow, next: SlotRow): Date {
  return next.saidAt >= row.repeatedAt ? (next.validFrom ?? next.saidAt) : next.repeatedAt;
}
