import { JSON_LIMITS } from "./json-meter.ts";

/** Whether `value`, which is JSON, has more levels of arrays and objects in each other than the server reads. */
export function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    const next: unknown[] = [];
    for (const held of level) {
      if (typeof held !== "object" || held === null) continue;
      if (depth >= JSON_LIMITS.depth) return true;
      for (const item of Object.values(held)) if (typeof item === "object" && item !== null) next.push(item);
    }
    level = next;
  }
  return false;
}
