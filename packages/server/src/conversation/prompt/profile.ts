import type { ToldValue } from "../../resources/profile-fields/service.ts";
import { oneLine } from "./one-line.ts";

const MOST_LINES = 30;
const MOST_CHARACTERS = 2_000;
const MOST_IN_A_LINE = 500;

/**
 * What an agent is told of a User's profile, `<label>: <value>` a line, in the fields' order: those that the agent chose,
 * all when it chose none (null). At most 30 lines of 500 characters, 2,000 characters together; what is over is left out.
 */
export function profileLines(profile: readonly ToldValue[], chosen: readonly string[] | null): string[] {
  const lines: string[] = [];
  let left = MOST_CHARACTERS;
  for (const field of profile) {
    if (chosen && !chosen.includes(field.key)) continue;
    const line = oneLine(`${field.label}: ${written(field.value)}`, MOST_IN_A_LINE);
    if (lines.length === MOST_LINES || line.length > left) break;
    lines.push(line);
    left -= line.length;
  }
  return lines;
}

function written(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(", ") : String(value);
}
