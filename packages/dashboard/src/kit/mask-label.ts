import { isMasked, masked } from "@hyponema/contract/masking";
import type { Scope } from "@hyponema/contract/scopes";

/**
 * Label for a value that the server has masked (`{masked: scope}`) because the member lacks the scope; null if it is not
 * masked.
 */
export function maskLabel(value: unknown): string | null {
  return isMasked(value) ? maskLabelFor(value.masked) : null;
}

/** Label for a value that requires `scope`. */
export function maskLabelFor(scope: string): string {
  return `Hidden: needs ${scope}`;
}

/** The label for masked JSON text, such as a tool call's arguments; other text is returned as is. */
export function unmaskedJson(text: string): string {
  for (const scope of ["memory:read", "conversations:read"] satisfies Scope[]) {
    if (text === JSON.stringify(masked(scope))) return maskLabelFor(scope);
  }
  return text;
}
