import type { ProblemPlace } from "@hyponema/contract/errors";
import { Refusal } from "../../platform/http/refusal.ts";
import { SchemaCheck } from "../../platform/json-schema/schema-check.ts";
import { type SchemaChecks, UncheckedError } from "../../platform/json-schema/schema-checks.ts";
import { isPlain } from "../../platform/object.ts";

/** Arguments that a tool is not called with, as the result that the model is given instead. */
export interface RefusedArguments {
  readonly result: { readonly error: string; readonly problems?: readonly ProblemPlace[] };
  readonly isError: true;
  /** Empty when the arguments could not be checked. */
  readonly problems: readonly ProblemPlace[];
  /** Why they could not be checked; null when they were, and do not fit. */
  readonly unchecked: UncheckedError | null;
}

/** Arguments that fit. */
export interface FittingArguments {
  readonly given: Readonly<Record<string, unknown>>;
}

/** Checks what a tool is called with by its parameters, in which `schemaProblems` has found nothing wrong. */
export class ArgumentsCheck {
  readonly #parameters: Readonly<Record<string, unknown>>;
  readonly #checks: SchemaChecks;
  #check: SchemaCheck | null = null;

  constructor(parameters: Readonly<Record<string, unknown>>, checks: SchemaChecks) {
    this.#parameters = parameters;
    this.#checks = checks;
  }

  /** Throws only when `signal` aborts. */
  async judge(given: unknown, signal: AbortSignal): Promise<FittingArguments | RefusedArguments> {
    if (!isPlain(given)) return unfit([{ path: "", message: "must be an object" }]);
    this.#check ??= new SchemaCheck(this.#parameters);
    try {
      const problems = await this.#checks.problems(this.#check, given, signal);
      return problems.length > 0 ? unfit(problems) : { given };
    } catch (error) {
      if (!(error instanceof UncheckedError)) throw error;
      return { result: { error: error.message }, isError: true, problems: [], unchecked: error };
    }
  }
}

function unfit(problems: readonly ProblemPlace[]): RefusedArguments {
  const error = "The arguments do not fit the tool's parameters; correct them and call it again.";
  return { result: { error, problems }, isError: true, problems, unchecked: null };
}

/** Refuses a trial whose arguments could not be checked: `arguments-too-complex`, or `not-ready` while others are. */
export function expectChecked(unchecked: UncheckedError | null): void {
  if (unchecked === null) return;
  if (unchecked.reason === "busy") {
    throw new Refusal("not-ready", { detail: unchecked.message, retryAfterSeconds: 2 });
  }
  throw new Refusal("arguments-too-complex", { detail: unchecked.message });
}
