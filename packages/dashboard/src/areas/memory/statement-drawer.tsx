import { Anchor, Badge, Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useWorkspaceId } from "../../api/me.ts";
import { usePermission } from "../../api/roles.ts";
import { useApiQuery } from "../../api/use-api.ts";
import { Copy } from "../../kit/copy.tsx";
import { type DescriptionItem, DescriptionList } from "../../kit/description-list.tsx";
import { SideSheet } from "../../kit/dialog.tsx";
import { formatPercent, humanize, pluralize } from "../../kit/format.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { formatDateTime } from "../../kit/relative-time.tsx";
import { AgentName } from "../agents/agent-name.tsx";
import { UserName } from "../users/user-name.tsx";
import { CorrectStatement } from "./correct-statement.tsx";
import { ForgetStatement } from "./forget-statement.tsx";
import { KINDS, type Observation, slotLabel } from "./kinds.ts";
import { RestoreStatement } from "./restore-statement.tsx";
import { StatementHistory } from "./statement-history.tsx";

interface StatementDrawerProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** Details of a statement: source, history, and actions to correct, restore or forget it. */
export function StatementDrawer({ id, onClose }: StatementDrawerProps) {
  // After a correction, the drawer shows the new statement.
  const [shown, setShown] = useState(id);
  const workspace_id = useWorkspaceId();
  const read = useApiQuery("getObservation", { params: { workspace_id, observation_id: shown } });
  const statement = read.data?.data;
  return (
    <SideSheet onClose={onClose} size="lg" title="What is remembered">
      <Stack gap="lg">
        <ProblemAlert error={read.error} retry={read.refetch} />
        {!statement && !read.error && <Skeleton height={240} />}
        {statement && (
          <Statement
            key={statement.id}
            statement={statement}
            etag={read.data?.etag ?? ""}
            onReplaced={setShown}
          />
        )}
        <StatementHistory id={shown} onChoose={setShown} />
      </Stack>
    </SideSheet>
  );
}

interface StatementProps {
  readonly statement: Observation;
  readonly etag: string;
  readonly onReplaced: (id: string) => void;
}

function Statement({ statement, etag, onReplaced }: StatementProps) {
  const mayWrite = usePermission("memory:write");
  const [correcting, setCorrecting] = useState(false);
  const { status, text } = statement;
  return (
    <>
      <Text size="lg" fw={600} dir="auto" className={`statement-text ${status}`}>
        {text ?? "Forgotten"}
      </Text>
      {correcting ? (
        <CorrectStatement
          statement={statement}
          etag={etag}
          onDone={(id) => {
            setCorrecting(false);
            onReplaced(id);
          }}
          onCancel={() => setCorrecting(false)}
        />
      ) : (
        mayWrite && (
          <Group gap="xs">
            {status === "active" && <Button onClick={() => setCorrecting(true)}>Correct</Button>}
            {status === "superseded" && <RestoreStatement statement={statement} />}
            {status !== "forgotten" && <ForgetStatement statement={statement} />}
          </Group>
        )
      )}
      <StatementLabels statement={statement} />
      <StatementDetails statement={statement} />
    </>
  );
}

function StatementLabels({ statement: { kind, topics, entities } }: { readonly statement: Observation }) {
  return (
    <Group gap={6}>
      <Badge variant="default">{KINDS[kind].label}</Badge>
      {[...topics, ...entities].map((label) => (
        <Badge key={label} variant="default" tt="none" fw={500} maw="100%">
          <bdi>{label}</bdi>
        </Badge>
      ))}
    </Group>
  );
}

function StatementDetails({ statement }: { readonly statement: Observation }) {
  const workspaceId = useWorkspaceId();
  const { user_id, external_user_id, slot, source, mentions, valid_from, valid_to } = statement;
  const facts: DescriptionItem[] = [
    {
      label: "User",
      value: (
        <Anchor component={Link} to={`/${workspaceId}/users/${user_id}/memory`} inherit>
          <UserName id={user_id} fallback={external_user_id} />
        </Anchor>
      ),
    },
    { label: "Said", value: formatDateTime(statement.said_at) },
    ...(mentions > 1
      ? [
          {
            label: "Said again",
            value: `${pluralize(mentions, "time")}, last ${formatDateTime(statement.repeated_at)}`,
          },
        ]
      : []),
    ...(slot ? [{ label: "About", value: slotLabel(slot) }] : []),
    { label: "Recalled by", value: <RecalledBy statement={statement} /> },
    ...(valid_from ? [{ label: "Holds from", value: formatDateTime(valid_from) }] : []),
    ...(valid_to ? [{ label: "Holds until", value: formatDateTime(valid_to) }] : []),
    { label: "Importance", value: formatPercent(statement.importance) },
    { label: "Confidence", value: formatPercent(statement.confidence) },
    { label: "Came by", value: ORIGINS[statement.origin] ?? humanize(statement.origin) },
    ...(source
      ? [
          {
            label: "Learned in",
            value: (
              <Anchor component={Link} to={`/${workspaceId}/conversations/${source.conversation_id}`} inherit>
                The conversation
              </Anchor>
            ),
          },
        ]
      : []),
  ];
  return (
    <Stack gap="sm">
      <DescriptionList facts={facts} />
      <Group gap={4}>
        <Text size="xs" c="dimmed">
          {statement.id}
        </Text>
        <Copy value={statement.id} what="the statement's ID" />
      </Group>
    </Stack>
  );
}

function RecalledBy({ statement: { scope, agent_id } }: { readonly statement: Observation }) {
  if (agent_id === null) return "All agents";
  if (scope === "workspace") return "All agents that share memory";
  return (
    <>
      Only <AgentName id={agent_id} />
    </>
  );
}

const ORIGINS: Readonly<Record<string, string>> = {
  extracted: "Learned from what was said",
  tool: "Noted by the agent",
  api: "Written by hand",
  import: "Imported",
};
