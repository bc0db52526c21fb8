const MAX_STEP_CHARACTERS = 100;

/** A name as one step of a JSON Pointer (RFC 6901). Long names are cut, since they come from callers. */
export function jsonPointerStep(name: string): string {
  return name.slice(0, MAX_STEP_CHARACTERS).replaceAll("~", "~0").replaceAll("/", "~1").toWellFormed();
}
