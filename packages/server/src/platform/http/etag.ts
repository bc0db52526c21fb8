import { Refusal } from "./refusal.ts";

const FORM = /^(?:W\/)?"(\d{1,9})"$/;

/** The ETag of a thing that counts its changes. */
export function etagOf(revision: number): string {
  return `"${revision}"`;
}

/** The revision that an If-Match header names; 428 without one, 412 for one that was never ours. */
export function revisionOf(header: string | undefined): number {
  if (header === undefined) throw new Refusal("version-required");
  const revision = FORM.exec(header.trim())?.[1];
  if (!revision) throw new Refusal("stale-version");
  return Number(revision);
}

/** The precondition of a change; read only once the thing to change is known to exist. */
export interface IfMatch {
  revision(): number;
}

/** Refuses a change that was made from another revision than the one there is now. */
export function expectRevision(actual: number, ifMatch: IfMatch): void {
  if (actual !== ifMatch.revision()) throw new Refusal("stale-version");
}
