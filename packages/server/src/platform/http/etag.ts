import { matchesEntityTag } from "./entity-tags.ts";
import { Refusal } from "./refusal.ts";

/** The ETag of a thing that counts its changes. */
export function etagOf(revision: number): string {
  return `"${revision}"`;
}

/** The precondition of a change; read only once the thing to change is known to exist. */
export interface IfMatch {
  /** Whether the change may be made to `revision`; throws 428 `version-required` when the request names none. */
  accepts(revision: number): boolean;
}

/** The precondition that a request's If-Match header states. */
export function ifMatch(header: string | undefined): IfMatch {
  return {
    accepts(revision) {
      if (header === undefined) throw new Refusal("version-required");
      return matchesEntityTag(header, String(revision));
    },
  };
}

/** The precondition of a change by the server itself, to the revision that it has just read or made. */
export function atRevision(revision: number): IfMatch {
  return { accepts: (actual) => actual === revision };
}

/** Refuses a change that was made from another revision than the one there is now. */
export function expectRevision(actual: number, precondition: IfMatch): void {
  if (!precondition.accepts(actual)) throw new Refusal("stale-version");
}
