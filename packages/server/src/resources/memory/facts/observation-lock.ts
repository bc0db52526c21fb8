import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { Refusal } from "../../../platform/http/refusal.ts";
import { findUser } from "../../users/service.ts";
import type { MemoryWrite } from "../entries/entry-store.ts";
import { lockMemory } from "../memory-lock.ts";
import { findObservation, type ObservationRow } from "./observation-store.ts";

/** Locks the memory of an observation's User, then reads the observation. */
export async function lockObservation(
  tx: WorkspaceTx,
  id: string,
): Promise<{ readonly write: MemoryWrite; readonly row: ObservationRow }> {
  const seen = await findObservation(tx, id);
  if (!seen) throw new Refusal("observation-not-found");
  const write = await lockMemory(tx, await findUser(tx, seen.userId));
  return { write, row: (await findObservation(tx, id)) ?? seen };
}

/** Refuses a period that ends before it begins. */
export function expectPeriod(from: Date | null, to: Date | null): void {
  if (!from || !to || from <= to) return;
  throw new Refusal("invalid-request", {
    detail: "/valid_to: must not be before valid_from.",
    errors: [{ path: "/valid_to", message: "must not be before valid_from" }],
  });
}

export function dateOf(given: string | null): Date | null {
  return given === null ? null : new Date(given);
}

/** The normalized form of a slot's value, for comparison. */
export function foldedValue(value: string | null): string | null {
  return value === null ? null : value.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim() || null;
}
