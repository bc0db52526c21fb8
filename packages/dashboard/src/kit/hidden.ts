import { isMasked, masked } from "@hyponema/contract/masking";
import type { Scope } from "@hyponema/contract/scopes";

/** What stands in place of a value that the member may not read, as `{masked}` says; null: it is the value itself. */
export function hiddenText(value: unknown): string | null {
  return isMasked(value) ? hiddenBy(value.masked) : null;
}

/** What stands in place of something that needs `scope`. */
export function hiddenBy(scope: string): string {
  return `Hidden: needs ${scope}`;
}

/** The same for JSON text, such as a tool's arguments while they grow. */
export function hiddenJson(text: string): string {
  for (const scope of ["memory:read", "conversations:read"] satisfies Scope[]) {
    if (text === JSON.stringify(masked(scope))) return hiddenBy(scope);
  }
  return text;
}
