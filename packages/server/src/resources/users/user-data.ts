import type { MergeStep } from "./merge-step.ts";
import type { TimelineSource } from "./timeline.ts";

/** What a family stores of Users, said once: how it moves when two are merged, and what their timeline tells of it. */
export interface UserData {
  readonly merge: MergeStep;
  readonly timeline: readonly TimelineSource[];
}
