import { MemoryLine } from "@hyponema/contract/memory-transfer";
import { Refusal } from "../../../platform/http/refusal.ts";
import { JSON_LIMITS } from "../../../platform/json/json-meter.ts";
import { JsonError, readJson } from "../../../platform/json/read-json.ts";
import { Slices } from "../../../platform/slices.ts";

const MAX_LINES = 100_000;
// An exported line has a few dozen values.
const LINE_LIMITS = { ...JSON_LIMITS, values: 2_000 };

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

/**
 * Reads lines one by one: a damaged one is refused by its number, and the others are taken. Empty lines count for none.
 * Refuses text with more than 100,000 lines: `body-too-large`.
 */
export async function readLines(
  lines: string | readonly unknown[],
): Promise<{ readonly taken: Line[]; readonly refused: RefusedLine[] }> {
  const taken: Line[] = [];
  const refused: RefusedLine[] = [];
  const slices = new Slices();
  let line = 0;
  for (const one of typeof lines === "string" ? textLines(lines) : lines) {
    line++;
    await slices.pause();
    const text = typeof lines === "string" ? String(one) : null;
    if (text?.trim() === "") continue;
    if (taken.length + refused.length >= MAX_LINES) {
      throw new Refusal("body-too-large", { detail: `Send at most ${MAX_LINES} lines at a time.` });
    }
    const read = text === null ? readLine(one) : readText(text);
    if (typeof read === "string") refused.push({ line, message: read });
    else taken.push({ line, given: read });
  }
  return { taken, refused };
}

// `split` would make millions of strings at once of a text that is all line breaks.
function* textLines(text: string): Generator<string> {
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf("\n", from);
    yield text.slice(from, end === -1 ? text.length : end);
    if (end === -1) return;
    from = end + 1;
  }
}

/** The lines of one type. */
export function linesOf<T extends MemoryLine["type"]>(lines: readonly Line[], type: T): LineOf<T>[] {
  return lines.filter(({ given }) => given.type === type) as LineOf<T>[];
}

function readText(line: string): string | MemoryLine {
  try {
    return readLine(readJson(line, LINE_LIMITS));
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return error.message;
  }
}

// What is wrong with the line, as a text, or what it holds.
function readLine(value: unknown): string | MemoryLine {
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
