import type { Operation } from "../platform/http/call.ts";
import type { DefinedJob } from "../platform/jobs.ts";
import type { Step } from "../platform/startup.ts";

type OperationsByFamily = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/**
 * Part of the server as main.ts composes it. `open<Area>` only builds objects; anything that must be started is a step.
 */
export interface Area {
  /** Operations by route family. */
  readonly operations: OperationsByFamily;
  /** Background jobs that the area defines. */
  readonly jobs?: readonly DefinedJob[];
  /** Started in order on every node, stopped in reverse. */
  readonly steps?: readonly Step[];
  /** Like `steps`, on nodes that run background work. */
  readonly workerSteps?: readonly Step[];
}
