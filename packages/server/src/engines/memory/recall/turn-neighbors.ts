import type { Entry } from "./entry.ts";

/** Two messages of a conversation this far apart belong to different sittings. */
const SITTING_GAP_MS = 4 * 3600 * 1000;

/** The columns of the index that neighbors are computed from. */
interface EntryColumns {
  readonly entries: readonly Entry[];
  readonly dead: readonly boolean[];
  /** Lexemes of each entry, repeats counted. */
  readonly lengths: readonly number[];
}

/**
 * Neighbors of each turn within its sitting. Appends a turn that is the last of its conversation; any other change
 * requires a rebuild.
 */
export class TurnNeighbors {
  /** Previous turn of the same sitting; -1 if there is none. */
  before = new Int32Array(0);
  after = new Int32Array(0);
  /** Sitting of each entry; -1 for entries that are not turns. */
  sitting = new Int32Array(0);
  /** Norm of each passage's vector sum; NaN until it is first computed. */
  passageNorms = new Float64Array(0);
  /** Lexemes in each sitting. */
  readonly sittingLengths: number[] = [];
  readonly #columns: EntryColumns;
  readonly #lastOfSession = new Map<string | null, number>();

  constructor(of: EntryColumns) {
    this.#columns = of;
    this.#grow(of.entries.length);
    for (const at of turnsInOrder(of)) this.#append(at);
  }

  get sittings(): number {
    return this.sittingLengths.length;
  }

  /** Adds a new entry. Returns false if it belongs between existing turns, which requires a rebuild. */
  add(at: number): boolean {
    this.#grow(at + 1);
    const entry = this.#columns.entries[at];
    if (entry?.kind !== "turn") return true;
    const last = this.#columns.entries[this.#lastOfSession.get(entry.sessionId) ?? -1];
    if (last && (last.position ?? 0) >= (entry.position ?? 0)) return false;
    this.#append(at);
    return true;
  }

  /** Invalidates the passage norms that include an entry whose vector has changed. */
  invalidateNorms(at: number): void {
    for (const one of [this.before[at] ?? -1, at, this.after[at] ?? -1]) {
      if (one >= 0) this.passageNorms[one] = Number.NaN;
    }
  }

  #append(at: number): void {
    const { entries, lengths } = this.#columns;
    const [entry, length] = [entries[at], lengths[at] ?? 0];
    const last = this.#lastOfSession.get(entry?.sessionId ?? null) ?? -1;
    const gap = (entry?.saidAt ?? 0) - (entries[last]?.saidAt ?? 0);
    if (last >= 0 && Math.abs(gap) <= SITTING_GAP_MS) {
      this.before[at] = last;
      this.after[last] = at;
      const sitting = this.sitting[last] ?? -1;
      this.sitting[at] = sitting;
      this.sittingLengths[sitting] = (this.sittingLengths[sitting] ?? 0) + length;
    } else {
      this.sitting[at] = this.sittingLengths.length;
      this.sittingLengths.push(length);
    }
    this.invalidateNorms(at);
    this.#lastOfSession.set(entry?.sessionId ?? null, at);
  }

  #grow(needed: number): void {
    if (this.before.length >= needed) return;
    const capacity = Math.max(64, Math.ceil(needed * 1.5));
    const grown = <T extends Int32Array | Float64Array>(made: T, kept: T, fill: number): T => {
      made.fill(fill);
      made.set(kept);
      return made;
    };
    this.before = grown(new Int32Array(capacity), this.before, -1);
    this.after = grown(new Int32Array(capacity), this.after, -1);
    this.sitting = grown(new Int32Array(capacity), this.sitting, -1);
    this.passageNorms = grown(new Float64Array(capacity), this.passageNorms, Number.NaN);
  }
}

// Live turns, grouped by conversation, in order.
function turnsInOrder({ entries, dead }: EntryColumns): number[] {
  const turns: number[] = [];
  for (let at = 0; at < entries.length; at++) {
    if (!dead[at] && entries[at]?.kind === "turn") turns.push(at);
  }
  return turns.sort((one, other) => {
    const [a, b] = [entries[one], entries[other]];
    if (a?.sessionId !== b?.sessionId) return (a?.sessionId ?? "") < (b?.sessionId ?? "") ? -1 : 1;
    return (a?.position ?? 0) - (b?.position ?? 0);
  });
}
