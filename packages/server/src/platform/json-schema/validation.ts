import type { ProblemPlace } from "@hyponema/contract/errors";
import { isPlain } from "../object.ts";
import { type Place, pathOf } from "./place.ts";

const MAX_PROBLEMS = 20;
const MAX_MESSAGE = 300;
// Characters that are compared or copied in about the time of one step.
const CHARACTERS_PER_STEP = 32;
// Instructions of a compiled expression that run over one character in about the time of one step.
const INSTRUCTIONS_PER_STEP = 4;

/** A validation took more steps than it was allowed. */
export class OverBudgetError extends Error {
  override name = "OverBudgetError";

  constructor() {
    super("the validation takes more steps than allowed");
  }
}

/**
 * One validation of one value: the steps it has left and the problems found so far. Every step is paid from the budget
 * before it is taken, so a validation ends in time linear to its budget, whatever the schema and the value.
 */
export class Validation {
  readonly problems: ProblemPlace[] = [];
  readonly #names = new Map<object, readonly string[]>();
  #left: number;

  constructor(budget: number) {
    this.#left = budget;
  }

  /** Whether there are enough problems to stop looking for more. */
  get full(): boolean {
    return this.problems.length >= MAX_PROBLEMS;
  }

  /** Takes steps off the budget. Throws `OverBudgetError`. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new OverBudgetError();
  }

  spendCharacters(count: number): void {
    this.spend(1 + count / CHARACTERS_PER_STEP);
  }

  spendMatch(instructions: number, characters: number): void {
    this.spend(1 + (instructions * characters) / INSTRUCTIONS_PER_STEP);
  }

  /** The names of an object, which are paid for once. */
  namesOf(object: Readonly<Record<string, unknown>>): readonly string[] {
    const known = this.#names.get(object);
    if (known !== undefined) return known;
    const names = Object.keys(object);
    this.spend(names.length);
    this.#names.set(object, names);
    return names;
  }

  /** Notes a problem at `place`, or only that there is one when `place` is null. Always returns false. */
  fail(place: Place | null, message: string): false {
    if (place !== null && !this.full) {
      const shown =
        message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE).toWellFormed()}…` : message;
      this.problems.push({ path: pathOf(place), message: shown });
    }
    return false;
  }

  /**
   * A text that two JSON values share exactly when JSON Schema calls them equal: the order of names does not matter, and
   * 1 and 1.0 are the same number.
   */
  canonical(value: unknown): string {
    this.spend(1);
    if (typeof value === "string") {
      this.spendCharacters(value.length);
      return JSON.stringify(value);
    }
    // Positive and negative zero are equal.
    if (typeof value === "number") return value === 0 ? "0" : String(value);
    if (Array.isArray(value)) return `[${value.map((item) => this.canonical(item)).join(",")}]`;
    if (!isPlain(value)) return String(value);
    const names = Object.keys(value).sort();
    return `{${names.map((name) => `${this.canonical(name)}:${this.canonical(value[name])}`).join(",")}}`;
  }
}

/** Names or items of one value that its schemas have evaluated, for `unevaluatedProperties` and `unevaluatedItems`. */
export class Evaluated {
  readonly names = new Set<string>();
  readonly items = new Set<number>();
  everyName = false;
  /** Items before this number are evaluated. */
  itemsBefore = 0;

  hasName(name: string): boolean {
    return this.everyName || this.names.has(name);
  }

  hasItem(index: number): boolean {
    return index < this.itemsBefore || this.items.has(index);
  }

  /** Takes over what another schema evaluated of the same value. */
  add(other: Evaluated, validation: Validation): void {
    validation.spend(other.names.size + other.items.size);
    for (const name of other.names) this.names.add(name);
    for (const item of other.items) this.items.add(item);
    this.everyName ||= other.everyName;
    this.itemsBefore = Math.max(this.itemsBefore, other.itemsBefore);
  }
}
