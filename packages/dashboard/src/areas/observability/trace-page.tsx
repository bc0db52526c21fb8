import { HyponemaError } from "@hyponema/client";
import { Button, Group, Skeleton, Text } from "@mantine/core";
import { IconMessages } from "@tabler/icons-react";
import { Link, useParams } from "@tanstack/react-router";
import { useWorkspaceId } from "../../api/me.ts";
import { useApiQuery } from "../../api/use-api.ts";
import { NotFound } from "../../frame/error-pages.tsx";
import { Copy } from "../../kit/copy.tsx";
import { Page } from "../../kit/page.tsx";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { formatDateTime } from "../../kit/relative-time.tsx";
import { Section } from "../../kit/section.tsx";
import { AgentName } from "../agents/agent-name.tsx";
import { SpanTimeline } from "./span-timeline.tsx";
import { TraceStatus } from "./trace-status.tsx";

/** Trace page of a turn. */
export function TracePage() {
  const workspace_id = useWorkspaceId();
  const { traceId: trace_id = "" } = useParams({ strict: false }) as { traceId?: string };
  const read = useApiQuery("getTrace", { params: { workspace_id, trace_id } });
  const trace = read.data?.data;
  if (read.error instanceof HyponemaError && [404, 422].includes(read.error.status)) return <NotFound />;
  if (!trace) {
    return (
      <Page title="Turn">
        {read.error ? <ProblemAlert error={read.error} retry={read.refetch} /> : <Skeleton height={320} />}
      </Page>
    );
  }
  return (
    <Page
      title="Turn"
      titleExtra={<TraceStatus status={trace.status} />}
      description={
        <>
          <AgentName id={trace.agent_id} />, {formatDateTime(trace.started_at)}
        </>
      }
      actions={
        <Button
          component={Link}
          to={`/${workspace_id}/conversations/${trace.conversation_id}`}
          search={{ turn: trace.turn_id } as never}
          variant="default"
          leftSection={<IconMessages size={16} aria-hidden />}
        >
          Its conversation
        </Button>
      }
    >
      <Section title="Steps">
        <SpanTimeline trace={trace} />
      </Section>
      <Group gap={4}>
        <Text size="xs" c="dimmed">
          Trace {trace.id}
        </Text>
        <Copy value={trace.id} what="the trace ID" />
      </Group>
    </Page>
  );
}
