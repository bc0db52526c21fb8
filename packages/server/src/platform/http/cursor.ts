import { Refusal } from "./refusal.ts";

/** A page of `limit` items beginning after the item that `after` names, in the list's own order. */
export interface PageRequest {
  readonly limit: number;
  readonly after: string | null;
}

export interface Page<T> {
  readonly data: T[];
  readonly next_cursor: string | null;
}

/** Reads `limit` and `cursor` of a list's query; a cursor that is not one of ours is refused. */
export function pageRequest(query: { limit: number; cursor?: string | undefined }): PageRequest {
  if (query.cursor === undefined) return { limit: query.limit, after: null };
  const decoded = Buffer.from(query.cursor, "base64url").toString("utf8");
  // Encoded back and compared, since decoding skips what it does not know.
  if (!/^after:[\w.-]{1,100}$/.test(decoded) || encode(decoded.slice(6)) !== query.cursor) {
    throw new Refusal("invalid-cursor");
  }
  return { limit: query.limit, after: decoded.slice(6) };
}

/** What a list of things by number begins after; null: at its beginning. A cursor of another list is refused. */
export function numberAfter({ after }: PageRequest): number | null {
  if (after === null) return null;
  if (!/^\d{1,9}$/.test(after)) throw new Refusal("invalid-cursor");
  return Number(after);
}

/** Cuts `rows`, of which one more than the page holds was asked for, to the page; `keyOf` is what the order goes by. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  request: PageRequest,
  keyOf: (row: Row) => string,
  present: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  const more = rows.length > request.limit && last !== undefined;
  return { data: shown.map(present), next_cursor: more ? encode(keyOf(last)) : null };
}

function encode(key: string): string {
  return Buffer.from(`after:${key}`).toString("base64url");
}
