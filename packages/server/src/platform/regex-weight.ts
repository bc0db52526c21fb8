/** A run of the pattern between brackets or bars, while it is read. */
interface Group {
  /** Of what stands before the current alternative's last atom. */
  total: number;
  /** Of the last atom, which a repetition multiplies. */
  last: number;
}

const COUNT = /\{(\d*)(?:,(\d*))?\}/y;
const CLASS = /\[\^?\]?(?:\\[\s\S]|\[:\^?\w+:\]|[^\]\\])*\]?/y;
const ESCAPE = /\\(?:[pP](?:\{[^}]*\}|[\s\S])|x\{[^}]*\}|[\s\S])?/y;
const OPENING = /\((?:\?(?:P?<\w+>|[a-zA-Z-]*:?))?/y;

/**
 * About how many instructions `pattern` compiles to, at least to a factor of about two, without compiling it: engines
 * write counted repetitions out, and what a few characters can ask for takes them seconds. Never throws; of a pattern
 * that is wrong, the figure means nothing. Takes time linear in the pattern's length.
 */
export function regexWeight(pattern: string): number {
  let group: Group = { total: 0, last: 0 };
  const outer: Group[] = [];
  for (let at = 0; at < pattern.length; ) {
    const { kind, length, most } = nextPart(pattern, at);
    at += length;
    if (kind === "open") {
      outer.push(group);
      group = { total: 0, last: 0 };
    } else if (kind === "close") {
      const inside = group.total + group.last + 2;
      group = outer.pop() ?? { total: 0, last: 0 };
      group = { total: group.total + group.last, last: inside };
    } else if (kind === "count") {
      group.last = group.last * most + 1;
    } else {
      group = { total: group.total + group.last, last: 1 };
    }
  }
  return [...outer, group].reduce((sum, { total, last }) => sum + total + last, 2);
}

/** How many Unicode classes, `\p{…}` or `\P{…}`, are written in `pattern`; repetitions do not count. */
export function unicodeClasses(pattern: string): number {
  return pattern.match(/\\[pP]|\\[\s\S]/g)?.filter((escaped) => /[pP]/.test(escaped)).length ?? 0;
}

interface Part {
  readonly kind: "open" | "close" | "count" | "atom";
  readonly length: number;
  /** How often a count repeats what stands before it, at most. */
  readonly most: number;
}

function nextPart(pattern: string, at: number): Part {
  const part = (kind: Part["kind"], length: number, most = 1): Part => ({ kind, length, most });
  switch (pattern[at]) {
    case "(":
      return part("open", lengthOf(OPENING, pattern, at));
    case ")":
      return part("close", 1);
    case "[":
      return part("atom", lengthOf(CLASS, pattern, at));
    case "\\":
      return part("atom", lengthOf(ESCAPE, pattern, at));
    case "*":
    case "+":
    case "?":
      return part("count", 1);
    case "{": {
      COUNT.lastIndex = at;
      const [text, least, most] = COUNT.exec(pattern) ?? [];
      // A brace that opens no count stands for itself.
      return text
        ? part("count", text.length, Math.max(Number(least), Number(most ?? 0), 1))
        : part("atom", 1);
    }
    default:
      return part("atom", 1);
  }
}

function lengthOf(expression: RegExp, pattern: string, at: number): number {
  expression.lastIndex = at;
  return expression.exec(pattern)?.[0].length ?? 1;
}
