import type { Operation } from "../platform/http/call.ts";
import type { DefinedJob } from "../platform/jobs.ts";
import type { Step } from "../platform/startup.ts";

type Families = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** Part of the server as main.ts sees it. `open<Area>` only builds; whatever has to be started is a step. */
export interface Area {
  /** The operations of its families of routes, under the families' names. */
  readonly operations: Families;
  /** Background work that it knows how to do. */
  readonly jobs?: readonly DefinedJob[];
  /** Started in order on every node, and stopped in reverse. */
  readonly steps?: readonly Step[];
  /** Like `steps`, on nodes that do background work. */
  readonly workerSteps?: readonly Step[];
}
