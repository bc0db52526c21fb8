import type { Entry } from "./entry.ts";
import { TopK } from "./top-k.ts";
import { TurnNeighbors } from "./turn-neighbors.ts";

const MAX_WEIGHED_LENGTH = 25;
const ALWAYS_CONSIDERED = 50;
const MIN_DEAD_FOR_REBUILD = 1_000;

/** Entries that contain a lexeme, with its number of occurrences in each. */
export interface Posting {
  readonly entries: number[];
  readonly counts: number[];
}

/**
 * The search index of one User's memory, in columns. An entry whose words change is appended again and its old position
 * marked dead. Can be rebuilt from the database at any time.
 */
export class UserIndex {
  readonly entries: Entry[] = [];
  readonly postings = new Map<string, Posting>();
  /** Lexemes of each entry, repeats counted. */
  readonly lengths: number[] = [];
  readonly dead: boolean[] = [];
  /** Distinct names of the speakers, with their sides. */
  readonly names = new Map<string, "user" | "assistant">();
  readonly dimensions: number;
  vectors = new Int8Array(0);
  /** Signs of the vectors' components, one bit each. */
  signs = new Uint32Array(0);
  norms = new Float32Array(0);
  live = 0;
  totalLength = 0;
  readonly #byId = new Map<string, number>();
  #neighbors: TurnNeighbors | null = null;
  #alwaysConsidered: readonly number[] | null = null;
  #contested: readonly (readonly number[])[] | null = null;
  #hasPrivate: boolean | null = null;

  constructor(dimensions: number) {
    this.dimensions = dimensions;
  }

  get size(): number {
    return this.entries.length;
  }

  get words(): number {
    return Math.ceil(this.dimensions / 32);
  }

  /** Approximate memory footprint in bytes. */
  get bytes(): number {
    return this.vectors.byteLength + this.signs.byteLength + this.size * 600;
  }

  /** True once so many positions are dead that a rebuild pays off. */
  get needsRebuild(): boolean {
    return this.size - this.live > MIN_DEAD_FOR_REBUILD && this.live < this.size / 2;
  }

  indexOf(id: string): number {
    return this.#byId.get(id) ?? -1;
  }

  /** Inserts an entry or replaces its earlier version. */
  put(entry: Entry): void {
    this.#alwaysConsidered = null;
    this.#contested = null;
    this.#hasPrivate = null;
    const known = this.#byId.get(entry.id);
    if (known !== undefined && !this.dead[known]) {
      if (entry.state !== "gone" && sameTerms(this.entries[known]?.terms, entry.terms)) {
        this.#replace(known, entry);
        return;
      }
      this.#markDead(known);
    }
    if (entry.state !== "gone") this.#add(entry);
  }

  /** Candidates for any question: the most important entries that are not turns, and the latest of all. */
  get alwaysConsidered(): readonly number[] {
    this.#alwaysConsidered ??= this.#findAlwaysConsidered(null);
    return this.#alwaysConsidered;
  }

  /** The same, limited to visible entries. */
  visibleAlwaysConsidered(seen: Uint8Array | null): readonly number[] {
    return seen === null ? this.alwaysConsidered : this.#findAlwaysConsidered(seen);
  }

  /** Whether any agent keeps entries to itself. */
  get hasPrivate(): boolean {
    this.#hasPrivate ??= this.entries.some(({ scope }, at) => scope === "agent" && !this.dead[at]);
    return this.#hasPrivate;
  }

  /** Groups of active observations that share a slot, each in its own partition. */
  get contested(): readonly (readonly number[])[] {
    this.#contested ??= this.#findContested();
    return this.#contested;
  }

  /** Neighbors of the turns, rebuilt on first use after a change that requires it. */
  get neighbors(): TurnNeighbors {
    this.#neighbors ??= new TurnNeighbors(this);
    return this.#neighbors;
  }

  /** Weight of an entry's vector in its passage: longer turns say more. */
  weightOf(at: number): number {
    return Math.sqrt(Math.min(MAX_WEIGHED_LENGTH, this.lengths[at] ?? 0) + 1);
  }

  /** Norm of the weighted sum of the unit vectors of an entry and its neighboring turns; 0 if none has a vector. */
  passageNorm(at: number): number {
    const { before, after, passageNorms } = this.neighbors;
    const known = passageNorms[at] ?? 0;
    if (!Number.isNaN(known)) return known;
    const members = [before[at] ?? -1, at, after[at] ?? -1].filter((one) => (this.norms[one] ?? 0) > 0);
    let square = 0;
    for (const [place, one] of members.entries()) {
      square += this.weightOf(one) ** 2;
      for (const other of members.slice(place + 1)) {
        square += 2 * this.weightOf(one) * this.weightOf(other) * this.#cosine(one, other);
      }
    }
    passageNorms[at] = Math.sqrt(Math.max(0, square));
    return passageNorms[at];
  }

  #cosine(one: number, other: number): number {
    const { vectors, dimensions, norms } = this;
    const product = dotProduct(vectors, one * dimensions, vectors, other * dimensions, dimensions);
    return product / ((norms[one] ?? 1) * (norms[other] ?? 1));
  }

  #findContested(): readonly (readonly number[])[] {
    const bySlot = new Map<string, number[]>();
    for (let at = 0; at < this.size; at++) {
      const { slot = null, state } = this.entries[at] ?? {};
      if (slot === null || state !== "active" || this.dead[at]) continue;
      const rivals = bySlot.get(slot);
      if (rivals) rivals.push(at);
      else bySlot.set(slot, [at]);
    }
    return [...bySlot.values()].filter((rivals) => rivals.length > 1);
  }

  #findAlwaysConsidered(seen: Uint8Array | null): readonly number[] {
    const important = new TopK(ALWAYS_CONSIDERED);
    const latest = new TopK(ALWAYS_CONSIDERED);
    for (let at = this.size - 1; at >= 0; at--) {
      const entry = this.entries[at];
      if (!entry || this.dead[at] || (seen && !seen[at])) continue;
      latest.add(at, entry.saidAt);
      if (entry.kind !== "turn") important.add(at, entry.importance);
    }
    return [...important.items, ...latest.items];
  }

  #add(entry: Entry): void {
    const at = this.entries.length;
    this.#grow(at + 1);
    this.entries.push(entry);
    this.dead.push(false);
    this.#byId.set(entry.id, at);
    let length = 0;
    for (const [lexeme, count] of entry.terms) {
      length += count;
      const posting = this.postings.get(lexeme);
      if (posting) {
        posting.entries.push(at);
        posting.counts.push(count);
      } else this.postings.set(lexeme, { entries: [at], counts: [count] });
    }
    this.lengths.push(length);
    this.live++;
    this.totalLength += length;
    if (entry.name && entry.speaker) this.names.set(entry.name, entry.speaker);
    this.#setVector(at, entry.vector);
    if (this.#neighbors && !this.#neighbors.add(at)) this.#neighbors = null;
  }

  // For changes that keep the words and the position, such as a new vector or a new state.
  #replace(at: number, entry: Entry): void {
    const before = this.entries[at];
    this.entries[at] = entry;
    this.#setVector(at, entry.vector);
    if (before?.position !== entry.position || before?.saidAt !== entry.saidAt) this.#neighbors = null;
    this.#neighbors?.invalidateNorms(at);
  }

  #markDead(at: number): void {
    this.dead[at] = true;
    this.live--;
    this.totalLength -= this.lengths[at] ?? 0;
    if (this.entries[at]?.kind === "turn") this.#neighbors = null;
  }

  #grow(needed: number): void {
    if (this.norms.length >= needed) return;
    const capacity = Math.max(64, Math.ceil(needed * 1.5));
    const { vectors, signs, norms } = this;
    this.vectors = new Int8Array(capacity * this.dimensions);
    this.vectors.set(vectors);
    this.signs = new Uint32Array(capacity * this.words);
    this.signs.set(signs);
    this.norms = new Float32Array(capacity);
    this.norms.set(norms);
  }

  #setVector(at: number, vector: Int8Array | null): void {
    if (vector?.length !== this.dimensions) {
      this.norms[at] = 0;
      return;
    }
    this.vectors.set(vector, at * this.dimensions);
    this.norms[at] = normOf(vector);
    this.signs.set(signsOf(vector), at * this.words);
  }
}

function sameTerms(one: Entry["terms"] | undefined, other: Entry["terms"]): boolean {
  if (one?.size !== other.size) return false;
  for (const [lexeme, count] of one) if (other.get(lexeme) !== count) return false;
  return true;
}

export function normOf(vector: Int8Array): number {
  let sum = 0;
  for (const value of vector) sum += value * value;
  return Math.sqrt(sum);
}

/** Signs of a vector's components, 32 to a word. */
export function signsOf(vector: Int8Array): Uint32Array {
  const signs = new Uint32Array(Math.ceil(vector.length / 32));
  for (let index = 0; index < vector.length; index++) {
    if ((vector[index] ?? 0) > 0) signs[index >>> 5] = (signs[index >>> 5] ?? 0) | (1 << (index & 31));
  }
  return signs;
}

/** Inner product of `length` components of two vectors. */
export function dotProduct(
  one: Int8Array,
  from: number,
  other: Int8Array,
  otherFrom: number,
  length: number,
): number {
  let sum = 0;
  for (let index = 0; index < length; index++)
    sum += (one[from + index] ?? 0) * (other[otherFrom + index] ?? 0);
  return sum;
}
