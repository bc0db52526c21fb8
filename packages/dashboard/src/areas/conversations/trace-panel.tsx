import type { Schemas } from "@hyponema/client";
import { Skeleton, Stack } from "@mantine/core";
import { useWorkspaceId } from "../../api/me.ts";
import { useApiQuery } from "../../api/use-api.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { SpanTimeline } from "../observability/span-timeline.tsx";

/** Loads and shows a turn's timeline. */
export function TracePanel({ summary }: { readonly summary: Schemas["TraceSummary"] }) {
  const workspace_id = useWorkspaceId();
  const read = useApiQuery("getTrace", { params: { workspace_id, trace_id: summary.id } });
  if (read.error) return <ProblemAlert error={read.error} retry={read.refetch} />;
  if (!read.data) {
    return (
      <Stack gap="sm" aria-busy>
        <Skeleton height={52} />
        <Skeleton height={160} />
      </Stack>
    );
  }
  return <SpanTimeline key={summary.id} trace={read.data.data} />;
}
