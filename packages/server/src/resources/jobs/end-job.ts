import { publish } from "../../platform/database/bus.ts";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { deleteInput } from "./input-store.ts";
import * as store from "./store.ts";

/** After so many attempts a job fails. */
export const MAX_ATTEMPTS = 3;

/** Ends a job whose row is locked, and deletes what it worked on. */
export async function endJob(
  tx: WorkspaceTx,
  id: string,
  ending: store.Ending,
  counts?: store.Counts,
): Promise<store.JobRow> {
  const row = await store.end(tx, id, ending, counts);
  await deleteInput(tx, id);
  await publish(tx, { type: "job_changed", job_id: id });
  return row;
}
