import type { Actor } from "../../platform/actor.ts";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { JSON_LIMITS } from "../../platform/json/json-meter.ts";
import { readLongJson } from "../../platform/json/read-json.ts";
import { jsonPieces } from "../../platform/json/write-json.ts";
import { Slices } from "../../platform/slices.ts";

/** On whose behalf a job works, and on what. */
export interface JobInput {
  readonly actor: Actor;
  readonly body: unknown;
}

// Characters that are encoded and stored in one piece: about a millisecond.
const PIECE = 256 * 1024;
// Of a request's body, whose own limits were checked when it was read.
const LIMITS = { depth: JSON_LIMITS.depth + 1, values: 1_000_000 };

/** Keeps what a job works on until it has ended. */
export async function keepInput(tx: WorkspaceTx, jobId: string, input: JobInput): Promise<void> {
  let position = 0;
  let text = "";
  const flush = async () => {
    await tx.query(
      "INSERT INTO hyponema.job_inputs (workspace_id, job_id, position, content) VALUES ($1, $2, $3, $4)",
      [tx.workspaceId, jobId, position++, Buffer.from(text)],
    );
    text = "";
  };
  const slices = new Slices();
  for (const piece of jsonPieces(input)) {
    text += piece;
    if (text.length >= PIECE) await flush();
    if (slices.due) await slices.pause();
  }
  await flush();
}

export async function readInput(tx: WorkspaceTx, jobId: string): Promise<JobInput> {
  const rows = await tx.query<{ content: Buffer }>(
    "SELECT content FROM hyponema.job_inputs WHERE workspace_id = $1 AND job_id = $2 ORDER BY position",
    [tx.workspaceId, jobId],
  );
  const slices = new Slices();
  let text = "";
  for (const { content } of rows) {
    text += content.toString("utf8");
    if (slices.due) await slices.pause();
  }
  return (await readLongJson(text, LIMITS)) as JobInput;
}

export async function deleteInput(tx: WorkspaceTx, jobId: string): Promise<void> {
  await tx.query("DELETE FROM hyponema.job_inputs WHERE workspace_id = $1 AND job_id = $2", [
    tx.workspaceId,
    jobId,
  ]);
}
