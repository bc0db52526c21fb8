import { isPlain } from "../object.ts";

/** The value that `#/…` refers to in `root`; undefined if there is none, or the reference is of another kind. */
export function resolvePointer(root: unknown, reference: string): unknown {
  if (reference !== "#" && !reference.startsWith("#/")) return undefined;
  let at = root;
  for (const part of reference.split("/").slice(1)) {
    const name = decoded(part).replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(at)) at = at[Number(name)];
    else if (isPlain(at) && Object.hasOwn(at, name)) at = at[name];
    else return undefined;
  }
  return at;
}

// A reference is a URI's fragment, in which some characters are percent-encoded.
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
