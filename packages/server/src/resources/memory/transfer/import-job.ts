import { importMemory as route } from "@hyponema/contract/memory-transfer";
import type { JobWork } from "../../jobs/service.ts";
import { importMemory } from "./import.ts";

/** Imports a User's memory in the background. */
export const memoryImport: JobWork<typeof route> = {
  kind: "memory_import",
  route,
  run: async (body, job) => async (tx) => ({ ...(await importMemory(tx, body, job)) }),
};
