import { dotProduct, normOf, signsOf, type UserIndex } from "./user-index.ts";

/** Above this many entries, a shortlist by the signs of the vectors comes before exact cosines. */
const MAX_COMPARED_EXACTLY = 3_000;
const SHORTLIST_SIZE = 200;

/** Compares the question's vector with entries, lazily: a product is computed when it is first needed. */
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

  /** Cosine of the question and an entry; 0 for an entry without a vector. */
  own(entry: number): number {
    const norm = this.#index.norms[entry] ?? 0;
    return norm === 0 ? 0 : this.#product(entry) / (norm * this.#norm);
  }

  /**
   * Cosine of the question and a passage: an entry with its neighboring turns. Sums their vectors, weighted by length.
   * Such sums of sentence embeddings represent a passage better here than an embedding of its whole text does.
   */
  passage(entry: number): number {
    const { before, after } = this.#index.neighbors;
    let weightedSum = 0;
    for (const at of [before[entry] ?? -1, entry, after[entry] ?? -1]) {
      if (at >= 0) weightedSum += this.#index.weightOf(at) * this.own(at);
    }
    const norm = this.#index.passageNorm(entry);
    return norm > 0 ? weightedSum / norm : 0;
  }

  /**
   * Visible entries worth comparing exactly: all of a small memory; of a large one, those whose vector signs agree most
   * with the question's.
   */
  nearest(seen: Uint8Array | null): number[] {
    const { size, dead, norms } = this.#index;
    const embedded: number[] = [];
    for (let entry = 0; entry < size; entry++)
      if (!dead[entry] && (norms[entry] ?? 0) > 0 && (seen === null || seen[entry] === 1))
        embedded.push(entry);
    if (embedded.length <= MAX_COMPARED_EXACTLY) return embedded;
    return this.#closestBySigns(embedded);
  }

  #closestBySigns(entries: readonly number[]): number[] {
    const { signs, words, dimensions } = this.#index;
    const questionSigns = signsOf(this.#vector);
    const distances = new Uint16Array(entries.length);
    const counts = new Uint32Array(dimensions + 33);
    for (let place = 0; place < entries.length; place++) {
      const from = (entries[place] ?? 0) * words;
      let distance = 0;
      for (let word = 0; word < words; word++)
        distance += popCount((signs[from + word] ?? 0) ^ (questionSigns[word] ?? 0));
      distances[place] = distance;
      counts[distance] = (counts[distance] ?? 0) + 1;
    }
    let limit = 0;
    for (let taken = counts[0] ?? 0; taken < SHORTLIST_SIZE && limit < dimensions; )
      taken += counts[++limit] ?? 0;
    return entries.filter((_, place) => (distances[place] ?? 0) <= limit);
  }

  #product(entry: number): number {
    const known = this.#products[entry] ?? Number.NaN;
    if (!Number.isNaN(known)) return known;
    const { vectors, dimensions } = this.#index;
    const product = dotProduct(vectors, entry * dimensions, this.#vector, 0, dimensions);
    this.#products[entry] = product;
    return product;
  }
}

// Population count of a word (Hacker's Delight, 5-1).
function popCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
