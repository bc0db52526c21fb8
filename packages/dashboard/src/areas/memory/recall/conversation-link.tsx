import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useWorkspaceId } from "../../../api/me.ts";

/** Link to the source conversation. */
export function ConversationLink({ id }: { readonly id: string }) {
  const workspaceId = useWorkspaceId();
  return (
    <Anchor component={Link} to={`/${workspaceId}/conversations/${id}`} inherit underline="always">
      in this conversation
    </Anchor>
  );
}
