import { Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useWorkspaceId } from "../../../api/me.ts";
import { useMay } from "../../../api/roles.ts";
import { useChange, useList } from "../../../api/use-api.ts";
import { worded } from "../../../kit/amounts.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { Section } from "../../../kit/section.tsx";
import { exactly } from "../../../kit/when.tsx";

/** Who is invited and has not come yet. */
export function Invites() {
  const workspace_id = useWorkspaceId();
  const mayWrite = useMay("invites:write");
  const list = useList("listInvites", { params: { workspace_id }, query: { limit: 100 } });
  const revoke = useChange("revokeInvite", ["listInvites"]);
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
                {worded(role)}, invited by <bdi>{invited_by.name || "a member"}</bdi>, until{" "}
                {exactly(expires_at)}
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
