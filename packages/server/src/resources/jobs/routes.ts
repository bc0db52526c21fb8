import { jobRoutes } from "@hyponema/contract/jobs";
import type { Bus } from "../../platform/database/bus.ts";
import { operations } from "../../platform/http/call.ts";
import { jobStream } from "./job-stream.ts";
import { cancelJob, getJob } from "./service.ts";

export function jobOperations(bus: Bus) {
  return operations(jobRoutes, {
    getJob: ({ params, principal, read }) => read((tx) => getJob(tx, principal, params.job_id)),
    streamJob: async ({ params, principal, request, read }) => {
      const look = () => read((tx) => getJob(tx, principal, params.job_id));
      // A refusal is an answer of its own, which a stream that has begun can't give.
      await look();
      return jobStream(bus, params.job_id, look, request.signal);
    },
    cancelJob: async ({ params, principal, read, write }) => {
      // Before a kept answer is given again, which may be another caller's.
      await read((tx) => getJob(tx, principal, params.job_id));
      return write((tx) => cancelJob(tx, principal, params.job_id));
    },
  });
}
