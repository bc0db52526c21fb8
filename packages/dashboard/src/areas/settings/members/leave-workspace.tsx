import { Text } from "@mantine/core";
import { useMembership, useWorkspaceId } from "../../../api/me.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { Confirm } from "../../../kit/confirm.tsx";

/** Ends the person's own membership. */
export function LeaveWorkspace({ onClose }: { readonly onClose: () => void }) {
  const workspace_id = useWorkspaceId();
  const { name } = useMembership();
  const leave = useApiMutation("leaveWorkspace");
  return (
    <Confirm
      opened
      title="Leave this workspace?"
      confirmLabel="Leave"
      danger
      busy={leave.isPending}
      error={leave.error}
      onConfirm={() =>
        leave.mutate(
          { params: { workspace_id } },
          // A full page load discards the workspace's data in memory.
          { onSuccess: () => window.location.assign("/dashboard/") },
        )
      }
      onClose={onClose}
    >
      <Text size="sm">
        You lose access to <bdi>{name}</bdi>. Coming back takes an invite. Keys that you made stay.
      </Text>
    </Confirm>
  );
}
