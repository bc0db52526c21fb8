// Deeper than this values are written in one piece. Long texts and lists are not so deep in what the server takes.
const MAX_DEPTH = 4;
const PIECE = 64 * 1024;

/** The pieces of `JSON.stringify(value)`, none of which takes long to make; `value` is JSON. */
export function* jsonPieces(value: unknown, depth = 0): Generator<string> {
  if (typeof value === "string" && value.length > PIECE) yield* stringPieces(value);
  else if (typeof value !== "object" || value === null || depth === MAX_DEPTH) yield JSON.stringify(value);
  else if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) {
      yield at === 0 ? "[" : ",";
      yield* jsonPieces(item, depth + 1);
    }
    yield value.length === 0 ? "[]" : "]";
  } else {
    let before = "{";
    for (const [name, item] of Object.entries(value)) {
      yield `${before}${JSON.stringify(name)}:`;
      yield* jsonPieces(item, depth + 1);
      before = ",";
    }
    yield before === "{" ? "{}" : "}";
  }
}

function* stringPieces(text: string): Generator<string> {
  yield '"';
  for (let from = 0; from < text.length; ) {
    // Not between the halves of a pair, which would be escaped on their own.
    const end = from + PIECE - (isHighSurrogate(text.charCodeAt(from + PIECE - 1)) ? 1 : 0);
    yield JSON.stringify(text.slice(from, end)).slice(1, -1);
    from = end;
  }
  yield '"';
}

function isHighSurrogate(code: number): boolean {
  return code >>> 10 === 0x36;
}
