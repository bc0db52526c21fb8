import type { Schemas } from "@hyponema/client";
import { Group, Switch, Text } from "@mantine/core";
import { IconActivity } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useWorkspaceId } from "../../api/me.ts";
import { useApiList } from "../../api/use-api.ts";
import { type Column, DataTable } from "../../kit/data-table.tsx";
import { EmptyState } from "../../kit/empty-state.tsx";
import { useFilters } from "../../kit/filters.ts";
import { formatDollars, formatDuration } from "../../kit/format.ts";
import { Page } from "../../kit/page.tsx";
import { formatDateTime, RelativeTime } from "../../kit/relative-time.tsx";
import { TestDataSwitch } from "../../kit/test-data-switch.tsx";
import { AgentFilter } from "../agents/agent-filter.tsx";
import { AgentName } from "../agents/agent-name.tsx";
import { TraceStatus } from "./trace-status.tsx";

type Trace = Schemas["TraceSummary"];

/** List of all turns with their status, duration and cost. */
export function TraceList() {
  const workspaceId = useWorkspaceId();
  const { filters, set } = useFilters<{ agent?: string; errors?: boolean; tests?: boolean }>();
  const { agent, errors = false, tests = false } = filters;
  const list = useApiList("listTraces", {
    params: { workspace_id: workspaceId },
    query: {
      limit: 100,
      ...(agent ? { agent_id: agent } : {}),
      ...(errors ? { errors_only: "true" } : {}),
      ...(tests ? { include_test: "true" } : {}),
    },
  });
  return (
    <Page
      title="Observability"
      description="Every turn that was answered: its steps, how long each took and what it cost."
    >
      <Group gap="sm">
        <AgentFilter value={agent} onChange={(value) => set({ agent: value })} />
        <Switch
          label="Failed turns only"
          checked={errors}
          onChange={({ currentTarget }) => set({ errors: currentTarget.checked || undefined })}
        />
        <TestDataSwitch value={tests} onChange={(value) => set({ tests: value })} />
      </Group>
      <DataTable
        label="Turns"
        list={list}
        columns={createColumns(workspaceId)}
        rowKey={({ id }) => id}
        empty={<EmptyTraces filtered={errors || agent !== undefined} />}
      />
    </Page>
  );
}

function createColumns(workspaceId: string): readonly Column<Trace>[] {
  return [
    {
      header: "Turn",
      cell: ({ id, started_at, agent_id }) => (
        <>
          <Text size="sm" className="cut">
            <Link to={`/${workspaceId}/observability/${id}`}>{formatDateTime(started_at)}</Link>
          </Text>
          <Text size="xs" c="dimmed" className="cut" component="div">
            <AgentName id={agent_id} />
          </Text>
        </>
      ),
    },
    { header: "Ended", width: "7.5rem", cell: ({ status }) => <TraceStatus status={status} /> },
    { header: "Took", width: "5.5rem", from: "sm", cell: ({ duration_ms }) => formatDuration(duration_ms) },
    {
      header: "First word",
      width: "6.5rem",
      from: "sm",
      cell: ({ first_token_ms }) => (first_token_ms === null ? "–" : formatDuration(first_token_ms)),
    },
    {
      header: "Cost",
      width: "6rem",
      from: "sm",
      cell: ({ cost_usd }) => (cost_usd === null ? "–" : formatDollars(cost_usd)),
    },
    { header: "When", width: "8rem", from: "lg", cell: ({ started_at }) => <RelativeTime at={started_at} /> },
  ];
}

function EmptyTraces({ filtered }: { readonly filtered: boolean }) {
  return (
    <EmptyState icon={IconActivity} title={filtered ? "No turn matches" : "No turns yet"}>
      {filtered
        ? "Look among all agents, or among turns that went well."
        : "As soon as somebody talks with an agent, each turn stands here with its steps."}
    </EmptyState>
  );
}
