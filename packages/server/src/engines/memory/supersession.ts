/** A statement as the rule about slots sees it. */
export interface SlotRow {
  readonly id: string;
  readonly text: string | null;
  readonly value: string | null;
  readonly saidAt: Date;
  /** When it was last said or restored: what decides which of two statements is the later one. */
  readonly repeatedAt: Date;
  /** Decides between statements of the same time. */
  readonly repeatedOrder: number;
  readonly recordedAt: Date;
  readonly validFrom: Date | null;
  readonly validTo: Date | null;
  /** The end that was stated itself. */
  readonly statedValidTo: Date | null;
  readonly status: "active" | "superseded" | "forgotten";
  readonly supersededBy: string | null;
  /** Superseded by a statement of the same slot that was forgotten since: it holds again only when it is said again. */
  readonly ended: boolean;
}

/** What the rule says about one statement. */
export interface Verdict {
  readonly id: string;
  readonly status: "active" | "superseded";
  readonly supersededBy: string | null;
  readonly validTo: Date | null;
}

/** The statements from the first said to the last. */
export function inOrder<Row extends SlotRow>(rows: readonly Row[]): Row[] {
  return rows.toSorted(
    (one, other) =>
      one.repeatedAt.getTime() - other.repeatedAt.getTime() ||
      one.repeatedOrder - other.repeatedOrder ||
      one.recordedAt.getTime() - other.recordedAt.getTime() ||
      (one.id < other.id ? -1 : 1),
  );
}

/**
 * The later fact holds: of the statements in one slot of one partition the one last said is active, and each other is superseded
 * by the next one in time and valid until that took over. It does not matter in which order they arrived. Forgotten
 * statements are not among `rows`.
 */
export function decide(rows: readonly SlotRow[]): Verdict[] {
  const ordered = inOrder(rows);
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
      validTo: row.statedValidTo ?? tookOver(row, next),
    };
  });
}

/** The verdicts that change something, of `decide`. */
export function changesIn(rows: readonly SlotRow[]): Verdict[] {
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

/** A time and order that come after all that was said in a slot, and not before `now`. */
export function afterAll(rows: readonly SlotRow[], now: Date): Pick<SlotRow, "repeatedAt" | "repeatedOrder"> {
  const last = inOrder(rows).at(-1);
  if (!last || last.repeatedAt < now) return { repeatedAt: now, repeatedOrder: 0 };
  return { repeatedAt: last.repeatedAt, repeatedOrder: last.repeatedOrder + 1 };
}

/** Where something that is said belongs among the statements of its slot. */
export interface Place<Row> {
  /** Says the same just before or just after: it is that statement, said again. */
  readonly same: Row | undefined;
  /** Was said both before and after: from then on it is a statement of its own. */
  readonly divided: Row | undefined;
}

/** Finds the place of something said at a time: nothing else was said between it and what it repeats. */
export function placeIn<Row extends SlotRow>(
  rows: readonly Row[],
  said: Pick<SlotRow, "text" | "value"> & { readonly at: Date; readonly order: number },
): Place<Row> {
  const ordered = inOrder(rows);
  const isBefore = ({ repeatedAt, repeatedOrder }: Row) =>
    repeatedAt < said.at || (repeatedAt.getTime() === said.at.getTime() && repeatedOrder <= said.order);
  const before = ordered.findLast(isBefore);
  const after = ordered.find((row) => !isBefore(row));
  // Of what comes after, a part was said since what comes before: it is not said again then, it divides.
  const isInside = before && after && before.repeatedAt < after.saidAt && after.saidAt < said.at;
  const same = [isInside ? undefined : before, after].find((row) => row && saysTheSame(row, said));
  const divided = !same && after && after.saidAt < said.at ? after : undefined;
  return { same, divided };
}

function saysTheSame(one: Pick<SlotRow, "text" | "value">, other: Pick<SlotRow, "text" | "value">): boolean {
  return one.value !== null || other.value !== null ? one.value === other.value : one.text === other.text;
}

// Said before what it supersedes, it took over when it was said again or restored.
function tookOver(row: SlotRow, next: SlotRow): Date {
  return next.saidAt >= row.repeatedAt ? (next.validFrom ?? next.saidAt) : next.repeatedAt;
}
