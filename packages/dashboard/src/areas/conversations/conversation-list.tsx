import { Button, Group, Select } from "@mantine/core";
import { IconMessages } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useWorkspaceId } from "../../api/me.ts";
import { useApiList } from "../../api/use-api.ts";
import { EmptyState } from "../../kit/empty-state.tsx";
import { useFilters } from "../../kit/filters.ts";
import { Page } from "../../kit/page.tsx";
import { TestDataSwitch } from "../../kit/test-data-switch.tsx";
import { AgentFilter } from "../agents/agent-filter.tsx";
import { UserPicker } from "../users/user-picker.tsx";
import { CHANNEL_LABELS } from "./channels.ts";
import { CONVERSATION_STATUSES } from "./conversation-status.tsx";
import { ConversationTable } from "./conversation-table.tsx";
import { PERIODS, type Period, periodStart } from "./periods.ts";

interface Filters {
  readonly agent?: string;
  readonly user?: string;
  readonly status?: keyof typeof CONVERSATION_STATUSES;
  readonly channel?: keyof typeof CHANNEL_LABELS;
  readonly time?: Period;
  readonly tests?: boolean;
}

/** List of the workspace's conversations. */
export function ConversationList() {
  const workspace_id = useWorkspaceId();
  const { filters, set } = useFilters<Filters>();
  const { agent, user, status, channel, time, tests = false } = filters;
  const list = useApiList("listConversations", {
    params: { workspace_id },
    query: {
      limit: 100,
      ...(agent ? { agent_id: agent } : {}),
      ...(user ? { user_id: user } : {}),
      ...(status ? { status } : {}),
      ...(channel ? { channel } : {}),
      ...(time ? { created_after: periodStart(time) } : {}),
      ...(tests ? { include_test: "true" } : {}),
    },
  });
  const filtered = [agent, user, status, channel, time].some((value) => value !== undefined);
  return (
    <Page title="Conversations" description="What was said with your agents, turn by turn.">
      <Group gap="sm">
        <AgentFilter value={agent} onChange={(value) => set({ agent: value })} />
        <UserPicker
          label="User"
          placeholder="All Users"
          value={user}
          onChange={(value) => set({ user: value })}
        />
        <FilterSelect
          label="Status"
          placeholder="Any status"
          value={status}
          options={Object.entries(CONVERSATION_STATUSES).map(([value, { label }]) => [value, label])}
          onChange={(value) => set({ status: value as Filters["status"] })}
        />
        <FilterSelect
          label="Channel"
          placeholder="Any channel"
          value={channel}
          options={Object.entries(CHANNEL_LABELS)}
          onChange={(value) => set({ channel: value as Filters["channel"] })}
        />
        <FilterSelect
          label="Begun"
          placeholder="At any time"
          value={time}
          options={Object.entries(PERIODS).map(([value, { label }]) => [value, label])}
          onChange={(value) => set({ time: value as Period | undefined })}
        />
        <TestDataSwitch value={tests} onChange={(value) => set({ tests: value })} />
      </Group>
      <ConversationTable list={list} empty={filtered ? <NothingMatches /> : <NoConversations />} />
    </Page>
  );
}

interface FilterSelectProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string | undefined) => void;
}

function FilterSelect({ label, placeholder, value, options, onChange }: FilterSelectProps) {
  return (
    <Select
      aria-label={label}
      placeholder={placeholder}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      data={options.map(([option, name]) => ({ value: option, label: name }))}
      clearable
      w={{ base: "calc(50% - 6px)", xs: 148 }}
    />
  );
}

function NoConversations() {
  const workspaceId = useWorkspaceId();
  return (
    <EmptyState
      icon={IconMessages}
      title="No conversations yet"
      action={
        <Button component={Link} to={`/${workspaceId}/agents`}>
          To the agents
        </Button>
      }
    >
      Talk with an agent on its Test tab, or let people talk with it: every conversation stands here with what
      came of it.
    </EmptyState>
  );
}

function NothingMatches() {
  return (
    <EmptyState icon={IconMessages} title="No conversation matches">
      Take a filter away, or look at a longer time.
    </EmptyState>
  );
}
