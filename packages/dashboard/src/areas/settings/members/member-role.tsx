import type { Schemas } from "@hyponema/client";
import { ROLES, reaches } from "@hyponema/contract/roles";
import { Select, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { describeError } from "../../../api/errors.ts";
import { useMembership, useWorkspaceId } from "../../../api/me.ts";
import { type Role, usePermission } from "../../../api/roles.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { humanize } from "../../../kit/format.ts";

interface MemberRoleProps {
  readonly member: Schemas["Member"];
  readonly myId: string;
}

/** A member's role, editable with the permission. */
export function MemberRole({ member, myId }: MemberRoleProps) {
  const workspace_id = useWorkspaceId();
  const { role: mine } = useMembership();
  const mayWrite = usePermission("members:write");
  const update = useApiMutation("updateMember", [
    "listMembers",
    ...(member.person_id === myId ? (["getMe"] as const) : []),
  ]);
  if (!mayWrite || !reaches(mine, member.role)) return <Text size="sm">{humanize(member.role)}</Text>;
  const change = (role: Role) =>
    update.mutate(
      { params: { workspace_id, person_id: member.person_id }, body: { role } },
      {
        onError: (error) => {
          const { detail, requestId } = describeError(error);
          notifications.show({
            color: "red",
            title: "The role stays as it was",
            message: (
              <Stack gap={2}>
                {detail}
                {requestId && (
                  <Text size="xs" c="dimmed">
                    Request {requestId}
                  </Text>
                )}
              </Stack>
            ),
            autoClose: 10_000,
          });
        },
      },
    );
  return (
    <Select
      size="xs"
      aria-label={`Role of ${member.name || member.email}`}
      data={ROLES.filter((role) => reaches(mine, role)).map((role) => ({
        value: role,
        label: humanize(role),
      }))}
      value={member.role}
      disabled={update.isPending}
      onChange={(role) => role && role !== member.role && change(role as Role)}
    />
  );
}
