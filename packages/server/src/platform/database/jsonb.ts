import { mayBeUnstorable, storableJson } from "../json/read-json.ts";

/**
 * `value` as JSON that a `jsonb` column takes: PostgreSQL stores neither NUL nor half a surrogate pair, and what models
 * and tools say may hold both. Each becomes U+FFFD.
 */
export function jsonb(value: unknown): string {
  return storableJson(JSON.stringify(value) ?? "null");
}

/** JSON of anybody's making without what cannot be stored, as a value. */
export function storable<T>(value: T): T {
  const json = JSON.stringify(value) ?? "null";
  return mayBeUnstorable(json) ? JSON.parse(storableJson(json)) : value;
}
