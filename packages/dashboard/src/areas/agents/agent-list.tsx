import type { Schemas } from "@hyponema/client";
import { Button, Group, SegmentedControl, Text } from "@mantine/core";
import { IconPlus, IconRobot } from "@tabler/icons-react";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useWorkspaceId } from "../../api/me.ts";
import { usePermission } from "../../api/roles.ts";
import { useApiList } from "../../api/use-api.ts";
import { type Column, DataTable } from "../../kit/data-table.tsx";
import { EmptyState } from "../../kit/empty-state.tsx";
import { Page } from "../../kit/page.tsx";
import { RelativeTime } from "../../kit/relative-time.tsx";
import { SearchField } from "../../kit/search-field.tsx";
import { AgentStatus } from "./agent-status.tsx";

type Agent = Schemas["Agent"];
type Status = "all" | "published" | "draft" | "archived";

interface Filters {
  readonly search?: string;
  readonly status?: Status;
}

/** List of the workspace's agents. */
export function AgentList() {
  const workspaceId = useWorkspaceId();
  const mayBuild = usePermission("agents:write");
  const { search = "", status = "all" } = useSearch({ strict: false }) as Filters;
  const navigate = useNavigate();
  const filter = (change: Filters) => {
    const next = { search, status, ...change };
    void navigate({
      to: ".",
      search: {
        search: next.search || undefined,
        status: next.status === "all" ? undefined : next.status,
      } as never,
      replace: true,
    });
  };
  const list = useApiList("listAgents", {
    params: { workspace_id: workspaceId },
    query: {
      limit: 100,
      ...(search ? { search } : {}),
      ...(status === "published" || status === "draft" ? { status } : {}),
      ...(status === "archived" ? { archived: "true" } : {}),
    },
  });
  const filtered = search !== "" || status !== "all";
  return (
    <Page
      title="Agents"
      description="What people talk with: a persona, a model, tools and rules."
      actions={mayBuild && <NewAgentButton />}
    >
      <Group gap="sm">
        <SearchField label="Search agents" value={search} onChange={(text) => filter({ search: text })} />
        <SegmentedControl
          aria-label="Status"
          value={status}
          onChange={(value) => filter({ status: value as Status })}
          data={[
            { value: "all", label: "All" },
            { value: "published", label: "Published" },
            { value: "draft", label: "Draft" },
            { value: "archived", label: "Archived" },
          ]}
        />
      </Group>
      <DataTable
        label="Agents"
        list={list}
        columns={createColumns(workspaceId)}
        rowKey={({ id }) => id}
        empty={filtered ? <NothingMatches /> : <NoAgents mayBuild={mayBuild} />}
      />
    </Page>
  );
}

function createColumns(workspaceId: string): readonly Column<Agent>[] {
  return [
    {
      header: "Name",
      cell: ({ id, name, description }) => (
        <>
          <Text size="sm" className="cut" dir="auto" title={name}>
            <Link to={`/${workspaceId}/agents/${id}`}>{name}</Link>
          </Text>
          <Text size="xs" c="dimmed" className="cut" dir="auto" title={description}>
            {description}
          </Text>
        </>
      ),
    },
    { header: "Status", width: "8rem", cell: (agent) => <AgentStatus agent={agent} /> },
    { header: "Languages", width: "9rem", from: "lg", cell: ({ languages }) => languages.join(", ") },
    {
      header: "Changed",
      width: "9rem",
      from: "sm",
      cell: ({ updated_at }) => <RelativeTime at={updated_at} />,
    },
  ];
}

function NewAgentButton() {
  const workspaceId = useWorkspaceId();
  return (
    <Button
      component={Link}
      to={`/${workspaceId}/agents/new`}
      leftSection={<IconPlus size={16} aria-hidden />}
    >
      New agent
    </Button>
  );
}

function NoAgents({ mayBuild }: { readonly mayBuild: boolean }) {
  return (
    <EmptyState icon={IconRobot} title="No agents yet" action={mayBuild && <NewAgentButton />}>
      {mayBuild
        ? "Start from a template: it answers at once, and everything about it can be changed."
        : "When somebody who may build makes an agent, it stands here."}
    </EmptyState>
  );
}

function NothingMatches() {
  return (
    <EmptyState icon={IconRobot} title="No agent matches">
      Try other words, or look among all.
    </EmptyState>
  );
}
