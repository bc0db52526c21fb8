import { jsonPointerStep } from "../json/pointer.ts";

/** Where a value is in a document: names of properties and numbers of items, from the document down. */
export interface Place {
  readonly parent: Place | null;
  readonly name: string | number;
  /** 0 for the document itself. */
  readonly depth: number;
}

export const ROOT: Place = { parent: null, name: "", depth: 0 };

export function inside(parent: Place, name: string | number): Place {
  return { parent, name, depth: parent.depth + 1 };
}

/** The place as a JSON Pointer (RFC 6901). */
export function pathOf(place: Place): string {
  const steps: string[] = [];
  for (let at = place; at.parent !== null; at = at.parent) steps.push(jsonPointerStep(String(at.name)));
  return steps
    .reverse()
    .map((step) => `/${step}`)
    .join("");
}
