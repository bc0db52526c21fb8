import { MemoryLine } from "@hyponema/contract/memory-transfer";

/** A line that can be taken, by its number from 1. */
export interface Line<Given extends MemoryLine = MemoryLine> {
  readonly line: number;
  readonly given: Given;
}

/** What lines of one type hold. */
export type LineOf<T extends MemoryLine["type"]> = Line<Extract<MemoryLine, { type: T }>>;

export interface RefusedLine {
  readonly line: number;
  readonly message: string;
}

// Every so many lines others are let have their turn.
const AT_ONCE = 200;

/** Reads lines one by one: a damaged one is refused by its number, and the others are taken. Empty lines count for none. */
export async function readLines(
  lines: string | readonly Record<string, unknown>[],
): Promise<{ readonly taken: Line[]; readonly refused: RefusedLine[] }> {
  const taken: Line[] = [];
  const refused: RefusedLine[] = [];
  const written = typeof lines === "string" ? lines.split("\n") : lines;
  for (const [index, one] of written.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await new Promise(setImmediate);
    if (typeof one === "string" && one.trim() === "") continue;
    const read = readLine(one);
    if (typeof read === "string") refused.push({ line: index + 1, message: read });
    else taken.push({ line: index + 1, given: read });
  }
  return { taken, refused };
}

/** The lines of one type. */
export function linesOf<T extends MemoryLine["type"]>(lines: readonly Line[], type: T): LineOf<T>[] {
  return lines.filter(({ given }) => given.type === type) as LineOf<T>[];
}

// What is wrong with the line, as a text, or what it holds.
function readLine(one: string | Record<string, unknown>): string | MemoryLine {
  let value: unknown = one;
  if (typeof one === "string") {
    try {
      value = JSON.parse(one);
    } catch {
      return "is not JSON";
    }
  }
  const result = MemoryLine.safeParse(value);
  if (!result.success) return firstProblem(result.error.issues[0]);
  const line = result.data;
  if (line.type === "observation" && (line.text === null) !== (line.status === "forgotten")) {
    return "text: must be there unless the observation was forgotten";
  }
  return line;
}

function firstProblem(issue: { path: PropertyKey[]; message: string } | undefined): string {
  if (!issue) return "is not a line of memory";
  const path = issue.path.map(String).join("/");
  return path === "" ? issue.message : `${path}: ${issue.message}`;
}
