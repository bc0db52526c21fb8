import type { Scope } from "./scopes.ts";

/** Stands in an answer in place of a value that the caller may not read, and names the scope that shows it. */
export interface Masked {
  readonly masked: Scope;
}

/** The mask of a value that needs `scope`. */
export function masked(scope: Scope): Masked {
  return { masked: scope };
}

/** Whether `value` is a mask instead of what it stands for. */
export function isMasked(value: unknown): value is Masked {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).length === 1 &&
    typeof (value as Partial<Masked>).masked === "string"
  );
}

/** The tools whose arguments and results are memory. */
export const MEMORY_TOOLS = ["search_memory", "add_memory_note", "record_persona_statement"] as const;

/** The scope that reading the arguments and the result of a tool takes where a conversation is quoted. */
export function scopeOfToolCall(name: string): Extract<Scope, "memory:read" | "conversations:read"> {
  return isMemoryTool(name) ? "memory:read" : "conversations:read";
}

/** Whether a tool reads or writes memory. A call that a model gave no name may be meant for one that does. */
export function isMemoryTool(name: string): boolean {
  return name === "" || (MEMORY_TOOLS as readonly string[]).includes(name);
}
