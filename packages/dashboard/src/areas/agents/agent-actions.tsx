import { ActionIcon, Button, Menu, Text } from "@mantine/core";
import { IconArchive, IconCopy, IconDots, IconHistory, IconRestore } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useWorkspaceId } from "../../api/me.ts";
import { usePermission } from "../../api/roles.ts";
import { useApiMutation } from "../../api/use-api.ts";
import { Confirm } from "../../kit/confirm.tsx";
import { useAgentEditor } from "./editor.tsx";
import { usePendingChanges } from "./publishing/pending-changes.ts";

const PublishDialog = lazy(() =>
  import("./publishing/publish-dialog.tsx").then((module) => ({ default: module.PublishDialog })),
);
const Versions = lazy(() =>
  import("./publishing/versions.tsx").then((module) => ({ default: module.Versions })),
);

type Open = "publish" | "versions" | "archive" | null;

/** Page actions of an agent: publish, versions, duplicate, archive and restore. */
export function AgentActions() {
  const { agent, dirty, mayEdit } = useAgentEditor();
  const pending = usePendingChanges();
  const mayBuild = usePermission("agents:write");
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <>
      {mayEdit && (
        <Button
          onClick={() => setOpen("publish")}
          variant={pending.hasChanges || dirty ? "filled" : "default"}
        >
          Publish
        </Button>
      )}
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More">
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconHistory size={16} aria-hidden />} onClick={() => setOpen("versions")}>
            Versions
          </Menu.Item>
          {mayBuild && <Duplicate />}
          {mayBuild && agent.archived_at === null && (
            <Menu.Item leftSection={<IconArchive size={16} aria-hidden />} onClick={() => setOpen("archive")}>
              Archive
            </Menu.Item>
          )}
          {mayBuild && agent.archived_at !== null && <Restore />}
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {open === "publish" && <PublishDialog onClose={close} />}
        {open === "versions" && <Versions onClose={close} />}
      </Suspense>
      <Archive opened={open === "archive"} onClose={close} />
    </>
  );
}

function Duplicate() {
  const workspace_id = useWorkspaceId();
  const { agent } = useAgentEditor();
  const navigate = useNavigate();
  const duplicate = useApiMutation("duplicateAgent", ["listAgents"]);
  const run = () =>
    duplicate.mutate(
      { params: { workspace_id, agent_id: agent.id } },
      { onSuccess: ({ data }) => navigate({ to: `/${workspace_id}/agents/${data.id}` }) },
    );
  return (
    <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={run}>
      Make a copy
    </Menu.Item>
  );
}

function Restore() {
  const workspace_id = useWorkspaceId();
  const { agent } = useAgentEditor();
  const restore = useApiMutation("restoreAgent", ["getAgent", "listAgents"]);
  return (
    <Menu.Item
      leftSection={<IconRestore size={16} aria-hidden />}
      onClick={() => restore.mutate({ params: { workspace_id, agent_id: agent.id } })}
    >
      Bring back
    </Menu.Item>
  );
}

function Archive({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const workspace_id = useWorkspaceId();
  const { agent } = useAgentEditor();
  const archive = useApiMutation("archiveAgent", ["getAgent", "listAgents"]);
  const confirm = () =>
    archive.mutate({ params: { workspace_id, agent_id: agent.id } }, { onSuccess: onClose });
  return (
    <Confirm
      opened={opened}
      title="Archive this agent?"
      confirmLabel="Archive"
      danger
      busy={archive.isPending}
      error={archive.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Text size="sm">
        It takes no new sessions; those that run go on, and everything stays readable. It can be brought back.
      </Text>
    </Confirm>
  );
}
