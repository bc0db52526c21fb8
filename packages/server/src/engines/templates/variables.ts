import type { AgentSettings } from "@hyponema/contract/agent-settings";
import type { VariableSource } from "@hyponema/contract/variables";
import { Refusal } from "../../platform/http/refusal.ts";

/** Values by variable name. */
export type Variables = Readonly<Record<string, string>>;

// Limit for a text with its variables filled in: ten times the limit of the prompt itself.
const MAX_FILLED_CHARACTERS = 1_000_000;
const PLACEHOLDER = /\{\{\s*([A-Za-z][A-Za-z0-9_]{0,63})\s*\}\}/g;

/** An agent's variables for one session. */
export interface MergedVariables {
  readonly values: Variables;
  /** Source of each value. */
  readonly sources: Readonly<Record<string, VariableSource>>;
  /** Required variables without a value. */
  readonly missing: readonly string[];
}

/** Takes each variable from the session, else from the resolver, else from the agent's default. */
export function mergeVariables(
  { dynamic_variables: declared }: Pick<AgentSettings, "dynamic_variables">,
  given: Variables,
  resolved: Variables,
): MergedVariables {
  const defaults = Object.fromEntries(
    declared.flatMap(({ name, default: value }) => (value === null ? [] : [[name, value]])),
  );
  const sources: Record<string, VariableSource> = {};
  for (const name of Object.keys(defaults)) sources[name] = "default";
  for (const name of Object.keys(resolved)) sources[name] = "resolver";
  for (const name of Object.keys(given)) sources[name] = "session";
  const values: Variables = { ...defaults, ...resolved, ...given };
  const missing = declared.filter(({ name, required }) => required && values[name] === undefined);
  return { values, sources, missing: missing.map(({ name }) => name) };
}

/**
 * Replaces `{{name}}` in `text`. A placeholder without a value stays as is, and values are not expanded again. Throws
 * `text-too-long` if the result exceeds 1,000,000 characters.
 */
export function substitute(text: string, values: Variables): string {
  return substitutePieces(text, values)
    .map((piece) => piece.text)
    .join("");
}

/**
 * Like `substitute`, in pieces. `name` is the variable that a piece comes from, also when the variable has no value;
 * null for the text's own pieces.
 */
export function substitutePieces(
  text: string,
  values: Variables,
): readonly { readonly text: string; readonly name: string | null }[] {
  const pieces: { text: string; name: string | null }[] = [];
  let from = 0;
  let length = text.length;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const [written, name = ""] = match;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const filled = value ?? written;
    length += filled.length - written.length;
    if (length > MAX_FILLED_CHARACTERS) throw new Refusal("text-too-long");
    pieces.push({ text: text.slice(from, match.index), name: null }, { text: filled, name });
    from = match.index + written.length;
  }
  return [...pieces, { text: text.slice(from), name: null }].filter(
    (piece) => piece.text !== "" || piece.name !== null,
  );
}

/**
 * Fills in a URL's variables, percent-encoded. Null if a value would change the path by a `..` segment in any encoding.
 */
export function substituteUrl(url: string, values: Variables): string | null {
  const encoded = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, encodeURIComponent(value)]),
  );
  const filled = substitute(url, encoded);
  return hasDotSegment(filled) && !hasDotSegment(url) ? null : filled;
}

function hasDotSegment(url: string): boolean {
  const [path = ""] = url.split(/[?#]/);
  return /\/(?:\.|%2e){1,2}(?=\/|$)/i.test(path);
}

/** Names of the placeholders in `text`. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name = ""]) => name);
}
