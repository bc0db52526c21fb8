/** Keeps the `limit` items with the highest scores, best first. Ties go to the item that was added first. */
export class TopK {
  readonly items: number[] = [];
  readonly scores: number[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(item: number, score: number): void {
    const { items, scores } = this;
    if (scores.length === this.#limit && score <= (scores.at(-1) ?? 0)) return;
    let place = scores.length;
    while (place > 0 && (scores[place - 1] ?? 0) < score) place--;
    items.splice(place, 0, item);
    scores.splice(place, 0, score);
    if (items.length > this.#limit) {
      items.pop();
      scores.pop();
    }
  }
}
