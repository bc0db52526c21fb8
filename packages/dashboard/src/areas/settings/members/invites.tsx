import { Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiList, useApiMutation } from "../../../api/use-api.ts";
import { humanize } from "../../../kit/format.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { formatDateTime } from "../../../kit/relative-time.tsx";
import { Section } from "../../../kit/section.tsx";

/** Pending invites. */
export function Invites() {
  const workspace_id = useWorkspaceId();
  const mayWrite = usePermission("invites:write");
  const list = useApiList("listInvites", { params: { workspace_id }, query: { limit: 100 } });
  const revoke = useApiMutation("revokeInvite", ["listInvites"]);
  return (
    <Section
      title="Invites"
      description="Links that can still be used. Inviting an address again voids the link before."
    >
      {list.isPending && <Skeleton height={44} />}
      {list.items?.length === 0 && (
        <Text size="sm" c="dimmed">
          Nobody is invited at the moment.
        </Text>
      )}
      <Stack gap="sm">
        {list.items?.map(({ id, email, role, invited_by, expires_at }) => (
          <Group key={id} gap="sm" wrap="nowrap">
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text size="sm" fw={600} className="cut" title={email}>
                {email}
              </Text>
              <Text size="xs" c="dimmed" dir="auto">
                {humanize(role)}, invited by <bdi>{invited_by.name || "a member"}</bdi>, until{" "}
                {formatDateTime(expires_at)}
              </Text>
            </div>
            {mayWrite && (
              <Button
                size="xs"
                variant="default"
                onClick={() => revoke.mutate({ params: { workspace_id, invite_id: id } })}
              >
                Take back
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      <ProblemAlert error={list.error ?? revoke.error} />
    </Section>
  );
}
