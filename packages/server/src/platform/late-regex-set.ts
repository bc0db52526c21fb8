import { RE2Set } from "re2js";

/** A set of patterns that is built when it is first needed: of many sets, each takes its own turn then. */
export class LateRegexSet extends RE2Set {
  #waiting: string[] = [];
  #count = 0;

  override add(pattern: string): number {
    this.#waiting.push(pattern);
    return this.#count++;
  }

  override compile(): void {
    // Not before the first text.
  }

  override match(text: string): number[] {
    for (const pattern of this.#waiting) super.add(pattern);
    this.#waiting = [];
    super.compile();
    return super.match(text);
  }
}
