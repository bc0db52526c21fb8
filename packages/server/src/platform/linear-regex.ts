import type { ProblemPlace } from "@hyponema/contract/errors";
import { RE2JS } from "re2js";

/** A compiled expression. */
export interface LinearRegex {
  /** Whether it matches anywhere in `text`. */
  test(text: string): boolean;
}

/** An expression that cannot be used; the message says why. */
export class RegexError extends Error {
  override name = "RegexError";
}

/** Compiles an expression that runs in time linear to the text. */
export function compileRegex(pattern: string, caseSensitive = false): LinearRegex {
  try {
    const compiled = RE2JS.compile(pattern, caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE);
    return { test: (text) => compiled.matcher(text).find() };
  } catch (error) {
    throw new RegexError(error instanceof Error ? error.message : "cannot be used");
  }
}

/** Why each expression of `items` cannot be used, by its place under `path`; empty when all can. */
export function regexProblems(
  items: readonly { readonly regexes: readonly string[] }[],
  path: string,
): ProblemPlace[] {
  return items.flatMap(({ regexes }, item) =>
    regexes.flatMap((pattern, at) => {
      try {
        compileRegex(pattern);
        return [];
      } catch (error) {
        return [{ path: `${path}/${item}/regexes/${at}`, message: String(error) }];
      }
    }),
  );
}
