import { z } from "zod";
import { id } from "./ids.ts";
import { defineRoute } from "./route.ts";
import { Timestamp } from "./text.ts";

export const JOB_KINDS = ["memory_import", "conversation_import"] as const;
export type JobKindName = (typeof JOB_KINDS)[number];

export const JOB_STATUSES = ["queued", "running", "completed", "failed", "canceled"] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** The most jobs of a workspace that are queued or running at a time. */
export const MAX_OPEN_JOBS = 50;

export const Job = z
  .object({
    id: id("job"),
    kind: z.enum(JOB_KINDS).meta({ description: "What the job does. More kinds may be added." }),
    status: z.enum(JOB_STATUSES).meta({
      description:
        "`completed`, `failed` and `canceled` are final. More values may be added; treat them as `running`.",
    }),
    done: z.int().meta({ description: "How many of `total` are done; updated at most once a second." }),
    total: z.int().nullable().meta({ description: "Null until the job has counted its work." }),
    cost_usd: z.number().meta({ description: "What the job has spent on models so far." }),
    error: z
      .object({
        code: z.string().meta({ description: "A code of the list of errors." }),
        detail: z.string().meta({ description: "What to do about it." }),
      })
      .nullable()
      .meta({ description: "Why the job is `failed`; otherwise null." }),
    result: z.record(z.string(), z.unknown()).nullable().meta({
      description:
        "What the route answers without `background`, as counts and IDs. Null unless the job is `completed`.",
    }),
    created_at: Timestamp,
    started_at: Timestamp.nullable(),
    ended_at: Timestamp.nullable(),
  })
  .meta({ id: "Job", description: "Work that goes on after its request was answered. Kept for 30 days." });
export type Job = z.output<typeof Job>;

/** Query of a route that can do its work as a job. */
export const Background = z.enum(["true", "false"]).default("false").meta({
  description: "`true` answers 202 with a job at once and does the work in the background.",
});

/** What a stream of a job's events is made of, as it is on the wire. */
const JobEventFrame = z
  .object({ event: z.literal("job"), data: Job })
  .meta({ id: "JobEventFrame", description: "The whole job, each time that it has changed." });

const params = z.strictObject({ workspace_id: id("workspace"), job_id: id("job") });
const JOB = "/workspaces/{workspace_id}/jobs/{job_id}";
const access = { kind: "identity" } as const;
const errors = ["job-not-found"] as const;
const WHO = "Open to everyone who may call the route that made the job; for others the job doesn't exist.";

export const getJob = defineRoute({
  operationId: "getJob",
  method: "GET",
  path: JOB,
  tag: "jobs",
  summary: "Get a job",
  description: WHO,
  access,
  params,
  success: { status: 200, description: "The job.", body: Job },
  errors,
});

export const streamJob = defineRoute({
  operationId: "streamJob",
  method: "GET",
  path: `${JOB}/events`,
  tag: "jobs",
  summary: "Stream a job's progress",
  description: `The first event is the job as it is now. The stream ends when the job has ended; to go on after a broken connection, open it again. ${WHO}`,
  access,
  params,
  success: { status: 200, description: "Server-sent events named `job`.", events: JobEventFrame },
  errors,
});

export const cancelJob = defineRoute({
  operationId: "cancelJob",
  method: "POST",
  path: `${JOB}/cancel`,
  tag: "jobs",
  summary: "Cancel a job",
  description: `A queued job is canceled at once, a running one within 2 seconds. A job that has ended stays as it is. ${WHO}`,
  access,
  params,
  success: { status: 200, description: "The job.", body: Job },
  errors,
});

export const jobRoutes = { getJob, streamJob, cancelJob };
