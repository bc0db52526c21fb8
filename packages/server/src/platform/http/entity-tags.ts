// RFC 9110, 8.8.3. A tag may hold commas, so a list is not split at them.
const TAG = /(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/y;
const SEPARATOR = /[ \t]*,[ \t,]*/y;

// Servers in front that compress an answer mark its tag, such as Apache's "3-gzip".
const CODING = /^(?:--?|;)(?:gzip|x-gzip|deflate|df|br|zstd)$/;

/**
 * Whether an If-Match or If-None-Match header names `current`, the opaque tag of what exists. A list matches by any of its
 * tags and `*` whatever exists (RFC 9110, 13.1.1 and 13.1.2). A tag counts as well when a server in front of this one has
 * weakened it or added the name of a coding. False for a header that is no list of tags.
 */
export function matchesEntityTag(header: string, current: string): boolean {
  const value = header.trim();
  if (value === "*") return true;
  return parseTags(value).some(
    (tag) => tag === current || (tag.startsWith(current) && CODING.test(tag.slice(current.length))),
  );
}

/** The opaque tags of a list; none when any part of it is not a tag, since what the caller meant is unknown then. */
function parseTags(list: string): readonly string[] {
  const tags: string[] = [];
  let at = skip(SEPARATOR, list, 0);
  while (at < list.length) {
    TAG.lastIndex = at;
    const found = TAG.exec(list);
    if (!found) return [];
    tags.push(found[1] ?? "");
    const next = skip(SEPARATOR, list, TAG.lastIndex);
    if (next === TAG.lastIndex && next < list.length) return [];
    at = next;
  }
  return tags;
}

/** The position behind what `pattern` matches at `at`, which is `at` when it does not. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
