import type { Schemas } from "@hyponema/client";
import { Badge, Button, Group, Paper, Skeleton, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconHistory } from "@tabler/icons-react";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiList, useApiMutation, useApiQuery } from "../../../api/use-api.ts";
import { Confirm } from "../../../kit/confirm.tsx";
import { SideSheet } from "../../../kit/dialog.tsx";
import { EmptyState } from "../../../kit/empty-state.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { RelativeTime } from "../../../kit/relative-time.tsx";
import { useAgentEditor } from "../editor.tsx";
import { Changes } from "./changes.tsx";

type Version = Schemas["AgentVersionSummary"];

/** Published versions with their changes, and rollback. */
export function Versions({ onClose }: { readonly onClose: () => void }) {
  const workspace_id = useWorkspaceId();
  const { agent } = useAgentEditor();
  const list = useApiList("listAgentVersions", { params: { workspace_id, agent_id: agent.id }, query: {} });
  return (
    <SideSheet onClose={onClose} size="lg" title="Versions">
      <Stack gap="sm">
        <ProblemAlert error={list.error} />
        {list.isPending && [1, 2, 3].map((key) => <Skeleton key={key} height={92} />)}
        {list.items?.length === 0 && (
          <EmptyState icon={IconHistory} title="No version yet">
            Publish the draft, and version 1 stands here.
          </EmptyState>
        )}
        {list.items?.map((version) => (
          <VersionCard key={version.version} version={version} />
        ))}
        {list.hasNextPage && (
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            Earlier versions
          </Button>
        )}
      </Stack>
    </SideSheet>
  );
}

function VersionCard({ version }: { readonly version: Version }) {
  const { mayEdit } = useAgentEditor();
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  return (
    <Paper withBorder p="md" component="article" aria-label={`Version ${version.version}`}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <Text fw={600}>Version {version.version}</Text>
            {version.published && <Badge variant="light">Published</Badge>}
            {version.origin === "automatic" && <Badge variant="default">By its persona</Badge>}
          </Group>
          <Text size="sm" c="dimmed">
            <RelativeTime at={version.created_at} />
          </Text>
        </Group>
        {version.note && (
          <Text size="sm" className="said" dir="auto">
            {version.note}
          </Text>
        )}
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => setOpen(!open)} aria-expanded={open}>
            {open ? "Hide what changed" : "What changed"}
          </Button>
          {mayEdit && !version.published && (
            <Button size="xs" variant="default" onClick={() => setAsking(true)}>
              Roll back to it
            </Button>
          )}
        </Group>
        {open && <VersionChanges version={version.version} />}
      </Stack>
      {asking && <RollBack version={version.version} onClose={() => setAsking(false)} />}
    </Paper>
  );
}

function VersionChanges({ version }: { readonly version: number }) {
  const workspace_id = useWorkspaceId();
  const { agent } = useAgentEditor();
  const diff = useApiQuery("diffAgentVersion", {
    params: { workspace_id, agent_id: agent.id, version },
    query: {},
  });
  if (diff.error) return <ProblemAlert error={diff.error} />;
  if (!diff.data) return <Skeleton height={60} />;
  const { from, changes } = diff.data.data;
  if (from === null) return <Text size="sm">The first one: all of it was new.</Text>;
  if (changes.length === 0) return <Text size="sm">Nothing, beside version {from}.</Text>;
  return <Changes changes={changes} />;
}

function RollBack({ version, onClose }: { readonly version: number; readonly onClose: () => void }) {
  const workspace_id = useWorkspaceId();
  const { agent } = useAgentEditor();
  const params = { workspace_id, agent_id: agent.id };
  const rollback = useApiMutation("rollbackAgent", [
    "getAgent",
    "listAgents",
    "listAgentVersions",
    "diffAgentVersion",
  ]);
  const confirm = () =>
    rollback.mutate(
      { params, ifMatch: `"${agent.revision}"`, body: { version } },
      {
        onSuccess() {
          notifications.show({ color: "pine", message: `Sessions run version ${version} again.` });
          onClose();
        },
      },
    );
  return (
    <Confirm
      opened
      title={`Roll back to version ${version}?`}
      confirmLabel="Roll back"
      busy={rollback.isPending}
      error={rollback.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Text size="sm">
        Sessions that begin from now on run version {version}, with the words it had. Your draft stays as it
        is, and conversations under way keep what they began with.
      </Text>
    </Confirm>
  );
}
