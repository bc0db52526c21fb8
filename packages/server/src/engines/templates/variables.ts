import type { AgentSettings } from "@hyponema/contract/agent-settings";
import type { VariableSource } from "@hyponema/contract/variables";
import { Refusal } from "../../platform/http/refusal.ts";

/** Values by variable name. */
export type Variables = Readonly<Record<string, string>>;

// Of a text with its variables filled in. Ten times what a prompt may have as it is written.
const MAX_FILLED_CHARACTERS = 1_000_000;
const PLACEHOLDER = /\{\{\s*([A-Za-z][A-Za-z0-9_]{0,63})\s*\}\}/g;

/** An agent's variables for one session. */
export interface MergedVariables {
  readonly values: Variables;
  /** Where each value came from. */
  readonly sources: Readonly<Record<string, VariableSource>>;
  /** Required ones that have none. */
  readonly missing: readonly string[];
}

/** The session's value of each variable, else the resolver's, else the agent's default, else none. */
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
 * `text` with `{{name}}` replaced; a name without a value stays as it is written. Values are not expanded again. Refused
 * with `text-too-long` when it is over 1,000,000 characters then.
 */
export function substitute(text: string, values: Variables): string {
  return substituted(text, values)
    .map((piece) => piece.text)
    .join("");
}

/**
 * The same in pieces: `name` is the variable whose value, or whose own name where it has none, a piece is; null for what
 * the text itself says.
 */
export function substituted(
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
 * A URL with its variables filled in, percent-encoded; null when a value would climb to another path, as `..` does however
 * it is encoded.
 */
export function substituteUrl(url: string, values: Variables): string | null {
  const encoded = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, encodeURIComponent(value)]),
  );
  const filled = substitute(url, encoded);
  return climbs(filled) && !climbs(url) ? null : filled;
}

function climbs(url: string): boolean {
  const [path = ""] = url.split(/[?#]/);
  return /\/(?:\.|%2e){1,2}(?=\/|$)/i.test(path);
}

/** Names of the placeholders in `text`. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name = ""]) => name);
}
