import type { Extractor } from "../engines/memory/extraction/port.ts";
import type { Instance } from "../instance.ts";
import { stepOf } from "../platform/startup.ts";
import { OfflineEmbedding } from "../providers/embedding/offline.ts";
import type { JobRuns } from "../resources/jobs/service.ts";
import { Embedder } from "../resources/memory/entries/embedder.ts";
import { Learner } from "../resources/memory/learning/learner.ts";
import { MemoryNotes } from "../resources/memory/learning/memory-notes.ts";
import { Recall } from "../resources/memory/recall/recall.ts";
import { memoryRecallOperations } from "../resources/memory/recall/recall-routes.ts";
import { memoryOperations } from "../resources/memory/routes.ts";
import { ScopeFollower } from "../resources/memory/scope/follower.ts";
import { memoryImport } from "../resources/memory/transfer/import-job.ts";
import type { Core } from "./core.ts";

/** Memories of Users: extracted by `extractor`, recalled in turns and by routes. */
export function openMemory(
  { config, database, databaseUrl, clock }: Instance,
  {
    log,
    nodeId,
    paused,
    extractor,
    runs,
  }: Pick<Core, "log" | "nodeId" | "paused"> & { readonly extractor: Extractor; readonly runs: JobRuns },
) {
  const embedding = new OfflineEmbedding();
  const recall = new Recall({
    ...{ database, clock, embedding, databaseUrl },
    mostBytes: config.HYPONEMA_MEMORY_CACHE_MB * 1024 * 1024,
    patienceMs: config.HYPONEMA_MEMORY_PATIENCE_MS,
  });
  const learner = new Learner({ nodeId, database, clock, log, embedding, paused, extractor });
  return {
    recall,
    notes: new MemoryNotes(database),
    operations: {
      memoryRecall: memoryRecallOperations(recall, clock),
      ...memoryOperations(clock, runs),
    },
    jobs: [runs.define(memoryImport)],
    steps: [{ name: "memory threads", stop: () => Promise.all([recall.close(), embedding.close()]) }],
    workerSteps: [
      stepOf("learner", learner),
      stepOf("embedder", new Embedder({ database, log, embedding, paused })),
      stepOf("memory scopes", new ScopeFollower(database, log, paused)),
    ],
  };
}
