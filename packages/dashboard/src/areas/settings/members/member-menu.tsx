import type { Schemas } from "@hyponema/client";
import { reaches } from "@hyponema/contract/roles";
import { ActionIcon, Text } from "@mantine/core";
import { IconUserMinus } from "@tabler/icons-react";
import { useState } from "react";
import { useMembership, useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { Confirm } from "../../../kit/confirm.tsx";

interface MemberMenuProps {
  readonly member: Schemas["Member"];
  readonly myId: string;
}

/** Removes a member; hidden without the permission. */
export function MemberMenu({ member, myId }: MemberMenuProps) {
  const workspace_id = useWorkspaceId();
  const { role, name: workspace } = useMembership();
  const mayWrite = usePermission("members:write");
  const [asking, setAsking] = useState(false);
  const remove = useApiMutation("removeMember", ["listMembers"]);
  const { person_id, name, email } = member;
  if (!mayWrite || person_id === myId || !reaches(role, member.role)) return null;
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Remove ${name || email}`}
        onClick={() => setAsking(true)}
      >
        <IconUserMinus size={18} />
      </ActionIcon>
      <Confirm
        opened={asking}
        title="Remove this member?"
        confirmLabel="Remove"
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() =>
          remove.mutate({ params: { workspace_id, person_id } }, { onSuccess: () => setAsking(false) })
        }
        onClose={() => setAsking(false)}
      >
        <Text size="sm">
          <bdi>{name || email}</bdi> loses access to <bdi>{workspace}</bdi> with their next click. Keys that
          they made stay.
        </Text>
      </Confirm>
    </>
  );
}
