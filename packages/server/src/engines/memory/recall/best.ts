/** The `most` items that score highest, best first; of equals the one that was added first. */
export class Best {
  readonly items: number[] = [];
  readonly scores: number[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  add(item: number, score: number): void {
    const { items, scores } = this;
    if (scores.length === this.#most && score <= (scores.at(-1) ?? 0)) return;
    let place = scores.length;
    while (place > 0 && (scores[place - 1] ?? 0) < score) place--;
    items.splice(place, 0, item);
    scores.splice(place, 0, score);
    if (items.length > this.#most) {
      items.pop();
      scores.pop();
    }
  }
}
