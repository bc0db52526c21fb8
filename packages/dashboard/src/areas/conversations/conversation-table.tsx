import type { Schemas } from "@hyponema/client";
import { Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWorkspaceId } from "../../api/me.ts";
import type { ApiList } from "../../api/use-api.ts";
import { type Column, DataTable } from "../../kit/data-table.tsx";
import { formatDollars, formatNumber } from "../../kit/format.ts";
import { formatDateTime, RelativeTime } from "../../kit/relative-time.tsx";
import { AgentName } from "../agents/agent-name.tsx";
import { CHANNEL_LABELS } from "./channels.ts";
import { ConversationStatus } from "./conversation-status.tsx";

type Conversation = Schemas["Conversation"];

interface ConversationTableProps {
  readonly list: ApiList<Conversation>;
  /** True on a User's page, where the User column would be redundant. */
  readonly hidesUser?: boolean;
  readonly empty: ReactNode;
}

/** Table of conversations; each row links to its page. */
export function ConversationTable({ list, hidesUser = false, empty }: ConversationTableProps) {
  const workspaceId = useWorkspaceId();
  return (
    <DataTable
      label="Conversations"
      list={list}
      columns={createColumns(workspaceId, hidesUser)}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

function userLabel(name: Conversation["user_name"], externalId: string): string {
  return typeof name === "string" ? name : externalId;
}

function createColumns(workspaceId: string, ofOne: boolean): readonly Column<Conversation>[] {
  return [
    {
      header: ofOne ? "Begun" : "User",
      cell: ({ id, agent_id, user_name, external_user_id, created_at }) => (
        <>
          <Text size="sm" className="cut" dir="auto" title={external_user_id}>
            <Link to={`/${workspaceId}/conversations/${id}`}>
              {ofOne ? formatDateTime(created_at) : userLabel(user_name, external_user_id)}
            </Link>
          </Text>
          <Text size="xs" c="dimmed" className="cut" component="div" dir="auto">
            <AgentName id={agent_id} />
          </Text>
        </>
      ),
    },
    { header: "Status", width: "7.5rem", cell: ({ status }) => <ConversationStatus status={status} /> },
    { header: "Channel", width: "7.5rem", from: "sm", cell: ({ channel }) => CHANNEL_LABELS[channel] },
    { header: "Turns", width: "4.5rem", from: "sm", cell: ({ turn_count }) => formatNumber(turn_count) },
    {
      header: "Cost",
      width: "6rem",
      from: "lg",
      cell: ({ cost_usd }) => (cost_usd === null ? "–" : formatDollars(cost_usd)),
    },
    {
      header: "Last said",
      width: "8rem",
      from: "sm",
      cell: ({ last_activity_at }) => <RelativeTime at={last_activity_at} />,
    },
  ];
}
