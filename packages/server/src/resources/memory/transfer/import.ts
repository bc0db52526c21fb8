import type { importMemory as importRoute } from "@hyponema/contract/memory-transfer";
import type { BodyOf, ReplyOf } from "@hyponema/contract/route";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { findUser } from "../../users/service.ts";
import { lockMemory } from "../lock.ts";
import { auditMemory, raiseUpdated } from "../updated.ts";
import { importCooldowns, importResumes, importThreads, importTones } from "./beside.ts";
import type { Taking } from "./known.ts";
import { placesOf } from "./known.ts";
import { linesOf, type RefusedLine, readLines } from "./lines.ts";
import { importObservations } from "./observations.ts";

const MOST_NAMED = 1_000;

/** Takes the lines of an export, or of something in its form, into a User's memory. Vectors are made later. */
export async function importMemory(
  tx: WorkspaceTx,
  input: BodyOf<typeof importRoute>,
): Promise<ReplyOf<typeof importRoute>> {
  const user = await findUser(tx, input.user_id);
  const { taken, refused } = await readLines(input.lines);
  const write = await lockMemory(tx, user);
  const places = await placesOf(write, taken);
  const observations = await importObservations(write, linesOf(taken, "observation"), places);
  const threads = await importThreads(write, linesOf(taken, "open_thread"), places);
  const parts: Taking[] = [
    observations,
    threads,
    await importCooldowns(write, linesOf(taken, "cooldown"), places),
    await importTones(write, linesOf(taken, "tone"), places),
    await importResumes(write, linesOf(taken, "resume"), places),
  ];
  const all: RefusedLine[] = [...refused, ...parts.flatMap((part) => part.refused)];
  const imported = parts.reduce((sum, part) => sum + part.ids.length, 0);
  const repeated = parts.reduce((sum, part) => sum + part.repeated, 0);
  await auditMemory(
    write,
    "memory.import",
    { kind: "user", id: user.id },
    { imported, repeated, refused: all.length },
  );
  await raiseUpdated(write, {
    observations: observations.ids,
    superseded: observations.superseded,
    threads: threads.ids,
  });
  const named = all.sort((one, other) => one.line - other.line).slice(0, MOST_NAMED);
  return { user_id: user.id, imported, repeated, refused: named };
}
