import type { AgentSettings } from "@hyponema/contract/agent-settings";

/** Values by variable name. */
export type Variables = Readonly<Record<string, string>>;

const PLACEHOLDER = /\{\{\s*([A-Za-z][A-Za-z0-9_]{0,63})\s*\}\}/g;

/** The agent's variables with what the session gives: the session's value, else the default, else none. */
export function resolveVariables(
  settings: AgentSettings,
  given: Variables,
): { readonly values: Variables; readonly missing: readonly string[] } {
  const values: Record<string, string> = { ...given };
  const missing: string[] = [];
  for (const { name, default: fallback, required } of settings.dynamic_variables) {
    if (values[name] !== undefined) continue;
    if (fallback !== null) values[name] = fallback;
    else if (required) missing.push(name);
  }
  return { values, missing };
}

/** `text` with `{{name}}` replaced; a name without a value stays as it is written. Values are not expanded again. */
export function substitute(text: string, values: Variables): string {
  return text.replace(PLACEHOLDER, (written, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? written) : written,
  );
}
