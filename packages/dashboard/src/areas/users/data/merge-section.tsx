import type { Schemas } from "@hyponema/client";
import { Button, Group, Stack, Text } from "@mantine/core";
import { IconArrowsJoin } from "@tabler/icons-react";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiList, useApiMutation } from "../../../api/use-api.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { formatDateTime } from "../../../kit/relative-time.tsx";
import { Section } from "../../../kit/section.tsx";
import { usePageUser } from "../use-page-user.ts";
import { MergeUser } from "./merge-user.tsx";
import { USER_QUERIES } from "./user-queries.ts";

/** Merges Users, and undoes merges. */
export function MergeSection() {
  const workspace_id = useWorkspaceId();
  const { user_id } = usePageUser();
  const mayWrite = usePermission("users:write");
  const [merging, setMerging] = useState(false);
  const list = useApiList("listUserMerges", { params: { workspace_id, user_id }, query: { limit: 50 } });
  return (
    <Section
      title="Merge"
      description="Two Users who turned out to be one person become one. It can be undone for 30 days."
      actions={
        mayWrite && (
          <Button
            variant="default"
            leftSection={<IconArrowsJoin size={16} aria-hidden />}
            onClick={() => setMerging(true)}
          >
            Merge with another User
          </Button>
        )
      }
    >
      {list.items?.length === 0 && (
        <Text size="sm" c="dimmed">
          Nobody was merged into this User.
        </Text>
      )}
      <Stack gap="sm">
        {list.items?.map((merge) => (
          <MergeLine key={merge.id} merge={merge} userId={user_id} mayUndo={mayWrite} />
        ))}
      </Stack>
      <ProblemAlert error={list.error} retry={list.refetch} />
      {merging && <MergeUser onClose={() => setMerging(false)} />}
    </Section>
  );
}

interface MergeLineProps {
  readonly merge: Schemas["UserMerge"];
  readonly userId: string;
  readonly mayUndo: boolean;
}

function MergeLine({ merge, userId, mayUndo }: MergeLineProps) {
  const workspace_id = useWorkspaceId();
  const undo = useApiMutation("undoUserMerge", USER_QUERIES);
  const { id, from, into, status, merged_at, undo_until, undone_at } = merge;
  return (
    <Stack gap="xs">
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <div style={{ flex: 1, minWidth: 0 }}>
          <Text size="sm">
            <bdi>{from.external_user_id}</bdi> was merged into <bdi>{into.external_user_id}</bdi>
          </Text>
          <Text size="xs" c="dimmed">
            {formatDateTime(merged_at)}
            {status === "merged" && `, can be undone until ${formatDateTime(undo_until)}`}
            {status === "final" && ", can no longer be undone"}
            {undone_at && `, undone ${formatDateTime(undone_at)}`}
          </Text>
        </div>
        {mayUndo && status === "merged" && (
          <Button
            size="xs"
            variant="default"
            loading={undo.isPending}
            onClick={() => undo.mutate({ params: { workspace_id, user_id: userId, merge_id: id } })}
          >
            Undo
          </Button>
        )}
      </Group>
      <ProblemAlert error={undo.error} />
    </Stack>
  );
}
