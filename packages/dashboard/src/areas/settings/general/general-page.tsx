import { Group, Skeleton, Stack, Text } from "@mantine/core";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiQuery } from "../../../api/use-api.ts";
import { Copy } from "../../../kit/copy.tsx";
import { Page } from "../../../kit/page.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { formatDateTime } from "../../../kit/relative-time.tsx";
import { RoleNote } from "../../../kit/role-note.tsx";
import { Section } from "../../../kit/section.tsx";
import { ModelPrices } from "./model-prices.tsx";
import { WorkspaceName } from "./workspace-name.tsx";

/** General settings of the workspace. */
export function GeneralPage() {
  const workspace_id = useWorkspaceId();
  const read = useApiQuery("getWorkspace", { params: { workspace_id } });
  const workspace = read.data?.data;
  return (
    <Page title="General" description="The workspace itself." width="text">
      <Stack gap="lg">
        <RoleNote needs="workspaces:write" />
        <ProblemAlert error={read.error} retry={read.refetch} />
        {!workspace && !read.error && <Skeleton height={180} />}
        {workspace && (
          <Section title="Workspace">
            <WorkspaceName key={workspace.name} workspace={workspace} etag={read.data?.etag ?? ""} />
            <Group gap={4}>
              <Text size="xs" c="dimmed">
                {workspace.id}, made {formatDateTime(workspace.created_at)}
              </Text>
              <Copy value={workspace.id} what="the workspace's ID" />
            </Group>
          </Section>
        )}
        <ModelPrices />
      </Stack>
    </Page>
  );
}
