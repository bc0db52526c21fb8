import { followUpRoutes } from "@hyponema/contract/memory-follow-ups";
import { observationRoutes } from "@hyponema/contract/memory-observations";
import { memorySharingRoutes } from "@hyponema/contract/memory-sharing";
import { memoryTransferRoutes } from "@hyponema/contract/memory-transfer";
import { memoryViewRoutes } from "@hyponema/contract/memory-views";
import type { Clock } from "../../platform/clock.ts";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import { jsonLines } from "../../platform/http/json-lines.ts";
import type { JobRuns } from "../jobs/service.ts";
import { findUser } from "../users/service.ts";
import { correctObservation, createObservation, restoreObservation } from "./facts/edit-observations.ts";
import { getObservationHistory } from "./facts/observation-history.ts";
import { listObservations } from "./facts/observation-search.ts";
import { getObservation } from "./facts/observation-view.ts";
import { getMemoryArcs } from "./follow-ups/arcs.ts";
import { createCooldown, liftCooldown, listCooldowns } from "./follow-ups/cooldowns.ts";
import {
  createOpenThread,
  getOpenThread,
  listOpenThreads,
  updateOpenThread,
} from "./follow-ups/open-threads.ts";
import { forgetMemory, forgetObservation } from "./forgetting/forget.ts";
import { getMemoryOverview, latestResumes } from "./overview.ts";
import { shareMemory } from "./scope/sharing.ts";
import { memoryLines } from "./transfer/export.ts";
import { importMemory } from "./transfer/import.ts";
import { memoryImport } from "./transfer/import-job.ts";

const observationOperations = operations(observationRoutes, {
  listObservations: ({ query, read }) => read((tx) => listObservations(tx, query, pageRequest(query))),
  createObservation: ({ body, write }) => write((tx) => createObservation(tx, body)),
  getObservation: ({ params, read }) => read((tx) => getObservation(tx, params.observation_id)),
  correctObservation: ({ params, body, request, write }) =>
    write((tx) => correctObservation(tx, params.observation_id, request, body)),
  forgetObservation: ({ params, write }) => write((tx) => forgetObservation(tx, params.observation_id)),
  getObservationHistory: ({ params, read }) => read((tx) => getObservationHistory(tx, params.observation_id)),
  restoreObservation: ({ params, write }) => write((tx) => restoreObservation(tx, params.observation_id)),
  forgetMemory: ({ body, write }) => write((tx) => forgetMemory(tx, body)),
});

const followUpOperations = operations(followUpRoutes, {
  listOpenThreads: ({ query, read }) => read((tx) => listOpenThreads(tx, query, pageRequest(query))),
  createOpenThread: ({ body, write }) => write((tx) => createOpenThread(tx, body)),
  getOpenThread: ({ params, read }) => read((tx) => getOpenThread(tx, params.thread_id)),
  updateOpenThread: ({ params, body, request, write }) =>
    write((tx) => updateOpenThread(tx, params.thread_id, request, body)),
  listCooldowns: ({ query, read }) => read((tx) => listCooldowns(tx, query, pageRequest(query))),
  createCooldown: ({ body, write }) => write((tx) => createCooldown(tx, body)),
  liftCooldown: ({ params, write }) => write((tx) => liftCooldown(tx, params.cooldown_id)),
});

const viewOperations = operations(memoryViewRoutes, {
  getMemoryArcs: ({ query, read }) => read((tx) => getMemoryArcs(tx, query)),
  getMemoryResume: ({ query, read }) => read((tx) => latestResumes(tx, query)),
  getMemoryOverview: ({ query, read }) => read((tx) => getMemoryOverview(tx, query.user_id)),
});

export function memoryOperations(clock: Clock, runs: JobRuns) {
  const transferOperations = operations(memoryTransferRoutes, {
    exportMemory: async ({ query, request, read }) => {
      const user = await read((tx) => findUser(tx, query.user_id));
      return jsonLines(memoryLines(read, user, clock.now()), request.signal);
    },
    importMemory: ({ query, body, write, accepted }) => {
      if (query.background === "false") return write((tx) => importMemory(tx, body));
      return write(async (tx) => {
        accepted();
        await findUser(tx, body.user_id);
        return runs.start(tx, memoryImport, body);
      });
    },
  });
  const sharingOperations = operations(memorySharingRoutes, {
    shareMemory: ({ body, write }) => write((tx) => shareMemory(tx, body)),
  });
  return {
    observations: observationOperations,
    followUps: followUpOperations,
    memoryViews: viewOperations,
    memoryTransfer: transferOperations,
    memorySharing: sharingOperations,
  };
}
