import { dot, normOf, signsOf, type UserIndex } from "./user-index.ts";

/** More entries than this are first narrowed down by the signs of their vectors. */
const COMPARED_WHOLE = 3_000;
const NARROWED_TO = 200;

/** What is asked, as a vector, compared with entries as far as somebody looks. */
export class DenseScores {
  readonly #index: UserIndex;
  readonly #vector: Int8Array;
  readonly #norm: number;
  readonly #products: Float64Array;

  constructor(index: UserIndex, vector: Int8Array) {
    this.#index = index;
    this.#vector = vector;
    this.#norm = normOf(vector) || 1;
    this.#products = new Float64Array(index.size).fill(Number.NaN);
  }

  /** Cosine of what is asked and an entry; 0 for one without a vector. */
  own(entry: number): number {
    const norm = this.#index.norms[entry] ?? 0;
    return norm === 0 ? 0 : this.#product(entry) / (norm * this.#norm);
  }

  /**
   * Cosine of what is asked and an entry together with the turns beside it: their vectors added, longer turns counting
   * for more. Sums of sentence embeddings stand for the passage better here than an embedding of its whole text does.
   */
  passage(entry: number): number {
    const { before, after } = this.#index.places;
    let along = 0;
    for (const at of [before[entry] ?? -1, entry, after[entry] ?? -1]) {
      if (at >= 0) along += this.#index.weightOf(at) * this.own(at);
    }
    const norm = this.#index.passageNorm(entry);
    return norm > 0 ? along / norm : 0;
  }

  /** Entries of those `seen` that are worth a closer look: all of a small memory, of a large one those whose signs agree most. */
  nearest(seen: Uint8Array | null): number[] {
    const { size, dead, norms } = this.#index;
    const having: number[] = [];
    for (let entry = 0; entry < size; entry++)
      if (!dead[entry] && (norms[entry] ?? 0) > 0 && (seen === null || seen[entry] === 1)) having.push(entry);
    if (having.length <= COMPARED_WHOLE) return having;
    return this.#closestBySigns(having);
  }

  #closestBySigns(entries: readonly number[]): number[] {
    const { signs, words, dimensions } = this.#index;
    const asked = signsOf(this.#vector);
    const distances = new Uint16Array(entries.length);
    const counts = new Uint32Array(dimensions + 33);
    for (let place = 0; place < entries.length; place++) {
      const from = (entries[place] ?? 0) * words;
      let distance = 0;
      for (let word = 0; word < words; word++)
        distance += ones((signs[from + word] ?? 0) ^ (asked[word] ?? 0));
      distances[place] = distance;
      counts[distance] = (counts[distance] ?? 0) + 1;
    }
    let limit = 0;
    for (let taken = counts[0] ?? 0; taken < NARROWED_TO && limit < dimensions; )
      taken += counts[++limit] ?? 0;
    return entries.filter((_, place) => (distances[place] ?? 0) <= limit);
  }

  #product(entry: number): number {
    const known = this.#products[entry] ?? Number.NaN;
    if (!Number.isNaN(known)) return known;
    const { vectors, dimensions } = this.#index;
    const product = dot(vectors, entry * dimensions, this.#vector, 0, dimensions);
    this.#products[entry] = product;
    return product;
  }
}

// Counts the ones of a word (Hacker's Delight, 5-1).
function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
