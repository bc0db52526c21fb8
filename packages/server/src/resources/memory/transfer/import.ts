import type { importMemory as importRoute } from "@hyponema/contract/memory-transfer";
import type { BodyOf } from "@hyponema/contract/route";
import type { z } from "zod";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { type Progress, unobserved } from "../../jobs/service.ts";
import { findUser } from "../../users/service.ts";
import { NOTHING_DIVIDED, settleDivided } from "../facts/divide.ts";
import { auditMemory, raiseUpdated } from "../memory-events.ts";
import { lockMemory } from "../memory-lock.ts";
import type { Taking } from "./id-mapping.ts";
import { placesOf } from "./id-mapping.ts";
import { importCooldowns, importResumes, importThreads, importTones } from "./import-follow-ups.ts";
import { importMentions } from "./import-mentions.ts";
import { importObservations } from "./import-observations.ts";
import { linesOf, type RefusedLine, readLines } from "./lines.ts";

const MOST_NAMED = 1_000;
// Lines that are written to the database in one piece.
const BATCH = 100;

/** Takes the lines of an export, or of something in its form, into a User's memory. Vectors are made later. */
export async function importMemory(
  tx: WorkspaceTx,
  input: BodyOf<typeof importRoute>,
  work: Progress = unobserved,
): Promise<z.input<typeof importRoute.success.body>> {
  const user = await findUser(tx, input.user_id);
  const { taken, refused } = await readLines(input.lines);
  const write = await lockMemory(tx, user);
  const places = await placesOf(write, taken);
  const total = taken.length + refused.length;
  let done = total - taken.filter(({ given }) => given.type !== "header").length;
  const count = (lines: number) => {
    done += lines;
    work.progress(done, total);
  };
  count(0);
  const observations = await importObservations(write, linesOf(taken, "observation"), places, count);
  const inBatches = batchesOf(count);
  const mentions = await inBatches(linesOf(taken, "mention"), (some) =>
    importMentions(write, some, places, observations.known),
  );
  const divided = mentions.ids.length > 0 ? await settleDivided(write) : NOTHING_DIVIDED;
  const threads = await inBatches(linesOf(taken, "open_thread"), (some) =>
    importThreads(write, some, places),
  );
  const parts: Taking[] = [
    observations,
    mentions,
    threads,
    await inBatches(linesOf(taken, "cooldown"), (some) => importCooldowns(write, some, places)),
    await inBatches(linesOf(taken, "tone"), (some) => importTones(write, some, places)),
    await inBatches(linesOf(taken, "resume"), (some) => importResumes(write, some, places)),
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
    observations: [...observations.ids, ...divided.observations],
    superseded: [...observations.superseded, ...divided.superseded],
    threads: threads.ids,
  });
  const named = all.sort((one, other) => one.line - other.line).slice(0, MOST_NAMED);
  return { user_id: user.id, imported, repeated, refused: named };
}

function batchesOf(count: (lines: number) => void) {
  return async <L>(lines: readonly L[], take: (some: readonly L[]) => Promise<Taking>): Promise<Taking> => {
    const taken: Taking[] = [];
    for (let from = 0; from < lines.length; from += BATCH) {
      const some = lines.slice(from, from + BATCH);
      taken.push(await take(some));
      count(some.length);
    }
    return {
      ids: taken.flatMap(({ ids }) => ids),
      repeated: taken.reduce((sum, { repeated }) => sum + repeated, 0),
      refused: taken.flatMap(({ refused }) => refused),
    };
  };
}
