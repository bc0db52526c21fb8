import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useWorkspaceId } from "../../../api/me.ts";

/** Leads to the conversation that something was said in. */
export function ConversationLink({ id }: { readonly id: string }) {
  const workspaceId = useWorkspaceId();
  return (
    <Anchor component={Link} to={`/${workspaceId}/conversations/${id}`} inherit underline="always">
      in this conversation
    </Anchor>
  );
}
