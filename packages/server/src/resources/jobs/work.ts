import type { JobKindName } from "@hyponema/contract/jobs";
import type { BodyOf, Route } from "@hyponema/contract/route";
import { z } from "zod";
import type { Scope, WorkspaceTx } from "../../platform/database/database.ts";
import type { JobKind } from "../../platform/jobs.ts";
import type { JobResult } from "./store.ts";

/** How long one attempt of a job may take, in seconds. */
export const ATTEMPT_SECONDS = 3_600;

/** How far work is, and whether it should stop. */
export interface Progress {
  readonly signal: AbortSignal;
  /** Tells how much is done. Call it often: it throws once the job was canceled. */
  progress(done: number, total: number): void;
}

/** For the same work within a request. */
export const unobserved: Progress = {
  signal: new AbortController().signal,
  progress: () => undefined,
};

/** What the work of a job is given. */
export interface JobHandle extends Progress {
  /** The workspace, on behalf of whoever made the job. */
  readonly scope: Scope;
}

/** A kind of job, and the route that makes it, whose body is what it works on. */
export interface JobWork<R extends Route = Route> {
  readonly kind: JobKindName;
  readonly route: R;
  /**
   * Does the work, and resolves to its last transaction: the job's result is stored along with what that writes, so that
   * an attempt that dies or is canceled leaves nothing of it. May be done again from the beginning after a crash.
   */
  run(body: BodyOf<R>, handle: JobHandle): Promise<(tx: WorkspaceTx) => Promise<JobResult>>;
}

const Queued = z.object({ workspace_id: z.string(), job_id: z.string() });
export type Queued = z.output<typeof Queued>;

/** The queue of one kind of jobs. Attempts are counted with the job itself; retries are for what fails before one begins. */
export function queueOf(kind: JobKindName): JobKind<typeof Queued> {
  return { name: kind, payload: Queued, retries: 3, timeoutSeconds: ATTEMPT_SECONDS + 60 };
}
