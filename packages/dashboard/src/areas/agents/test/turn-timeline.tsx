import { Skeleton, Text } from "@mantine/core";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { Timeline } from "../../../kit/timeline.tsx";
import type { Trace } from "./turn-trace.ts";

interface TurnTimelineProps {
  readonly trace: Trace | null | undefined;
  readonly running: boolean;
  readonly error: unknown;
}

/** Where the time of a turn went. */
export function TurnTimeline({ trace, running, error }: TurnTimelineProps) {
  if (running) return <Text size="sm">The turn is under way; its timeline is drawn when it is over.</Text>;
  if (error) return <ProblemAlert error={error} />;
  if (trace === undefined) return <Skeleton height={180} />;
  if (trace === null) return <Text size="sm">This turn left no trace.</Text>;
  return <Timeline trace={trace} />;
}
