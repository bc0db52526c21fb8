/**
 * `value` as JSON that a `jsonb` column takes: PostgreSQL stores neither NUL nor half a surrogate pair, and what models
 * and tools say may hold both. Each becomes U+FFFD.
 */
export function jsonb(value: unknown): string {
  const json = JSON.stringify(value) ?? "null";
  if (!json.includes("\\u")) return json;
  // Escapes one by one, so that an escaped backslash in front of a `u` is not taken for one. Whole pairs are not escaped.
  return json.replace(/\\(?:u([0-9a-f]{4})|.)/g, (written, code: string | undefined) =>
    code === "0000" || (code && /^d[89a-f]/.test(code)) ? "\\ufffd" : written,
  );
}

/** JSON of anybody's making without what cannot be stored, as a value. */
export function storable<T>(value: T): T {
  const json = JSON.stringify(value);
  return json?.includes("\\u") ? JSON.parse(jsonb(value)) : value;
}
