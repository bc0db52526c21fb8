import type { LinearRegex } from "../linear-regex.ts";
import type { Place } from "./place.ts";
import type { PreparedSchema } from "./prepared.ts";
import type { Evaluated, Validation } from "./validation.ts";

export type Schema = Readonly<Record<string, unknown>>;

/** Input of a keyword's check: one value and one schema. */
export interface Visit {
  readonly root: Root;
  readonly validation: Validation;
  readonly schema: Schema;
  readonly value: unknown;
  /** Null where only the outcome matters, such as inside `anyOf`: then the first problem ends it. */
  readonly place: Place | null;
  /** Collects what was evaluated of the value; null when nothing asks for that. */
  readonly evaluated: Evaluated | null;
}

/** Checks one group of keywords; false when the value does not fit, with the problems noted. */
export type Checked = (visit: Visit) => boolean;

/** The whole schema, as the checks of keywords use it. */
export interface Root {
  /** Checks `value` by a schema inside the whole. */
  visit(
    validation: Validation,
    schema: unknown,
    value: unknown,
    place: Place | null,
    outer: Evaluated | null,
  ): boolean;
  /** The compiled expression `pattern`. */
  regex(pattern: string): LinearRegex;
  /** What checking by `schema` needs of it at every value. */
  prepared(schema: Schema): PreparedSchema;
  /** Canonical texts of the values in `list`, an `enum`. */
  choices(list: readonly unknown[], validation: Validation): ReadonlySet<string>;
  /** The schema that a `$ref` refers to. */
  target(reference: string): unknown;
}
