import { isDeepStrictEqual } from "node:util";
import type { Change, Diff } from "@hyponema/contract/versions";
import { isPlain } from "./object.ts";

// What tells the items of a list apart, the first that all of them have.
const NAMES = ["tool_id", "id", "name"] as const;

/**
 * What leads from `before` to `after`, both JSON: one change for each place that differs, as deep as it can be told.
 * Items of lists that have a name or an ID of their own are matched by it; those of other lists by their place.
 */
export function differences(before: unknown, after: unknown, path = ""): Change[] {
  if (Object.is(before, after)) return [];
  if (isPlain(before) && isPlain(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => member(before[name], after[name], `${path}/${escapeName(name)}`));
  }
  if (Array.isArray(before) && Array.isArray(after)) return listDifferences(before, after, path);
  return [{ path, kind: "changed", before, after }];
}

function member(before: unknown, after: unknown, path: string): Change[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [{ path, kind: "added", after }];
  if (after === undefined) return [{ path, kind: "removed", before }];
  return differences(before, after, path);
}

function listDifferences(before: readonly unknown[], after: readonly unknown[], path: string): Change[] {
  const keys = keysOf(before, after);
  if (!keys) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, at) => member(before[at], after[at], `${path}/${at}`)).flat();
  }
  const old = new Map(keys.before.map((key, at) => [key, at]));
  const kept = keys.after.filter((key) => old.has(key));
  const changes = keys.after.flatMap((key, at) => {
    const was = old.get(key);
    return member(was === undefined ? undefined : before[was], after[at], `${path}/${at}`);
  });
  const left = new Set(keys.after);
  for (const [at, key] of keys.before.entries()) {
    if (!left.has(key)) changes.push({ path: `${path}/${at}`, kind: "removed", before: before[at] });
  }
  const order = keys.before.filter((key) => left.has(key));
  if (!isDeepStrictEqual(order, kept)) changes.push({ path, kind: "changed", before: order, after: kept });
  return changes;
}

// The items' own names, when every one has one and no two share it.
function keysOf(
  before: readonly unknown[],
  after: readonly unknown[],
): { readonly before: readonly string[]; readonly after: readonly string[] } | null {
  for (const name of NAMES) {
    const [old, now] = [before, after].map((items) =>
      items.map((item) => (isPlain(item) ? item[name] : null)),
    );
    if (old && now && distinct(old) && distinct(now)) return { before: old, after: now };
  }
  return null;
}

function distinct(keys: readonly unknown[]): keys is string[] {
  return keys.every((key) => typeof key === "string") && new Set(keys).size === keys.length;
}

function escapeName(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/**
 * Compares version `version` with another one, with the draft, or, when `against` is undefined, with the one before.
 * The draft counts as the newer. `read` resolves to what is compared, and refuses versions that there are not.
 */
export async function diffOf(
  version: number,
  against: "draft" | number | undefined,
  read: (which: "draft" | number) => Promise<unknown>,
): Promise<Diff> {
  const [from, to] =
    against === "draft"
      ? ([version, "draft"] as const)
      : [against ?? (version > 1 ? version - 1 : null), version];
  const after = await read(to);
  const before = from === null ? {} : await read(from);
  return { from, to, changes: differences(before, after) };
}
