const STEP = /\.([\p{L}_][\p{L}\p{N}_]*)|\[(-?\d+)\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]/gu;

/**
 * The one value that a singular query of RFC 9535 names in a JSON document, e.g. `$.orders[0]['order id']`; undefined
 * when it is not there. A negative index counts from the end. The contract has checked that `query` is such a query.
 */
export function valueAt(document: unknown, query: string): unknown {
  let at = document;
  for (const [, name, index, single, double] of query.matchAll(STEP)) {
    if (index !== undefined) {
      if (!Array.isArray(at)) return undefined;
      at = at.at(Number(index));
      continue;
    }
    const key = name ?? (single ?? double ?? "").replace(/\\(.)/gu, "$1");
    if (typeof at !== "object" || at === null || Array.isArray(at) || !Object.hasOwn(at, key))
      return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}
