import { useWorkspaceId } from "../../api/me.ts";
import { usePermission } from "../../api/roles.ts";
import { useApiQuery } from "../../api/use-api.ts";

interface UserNameProps {
  readonly id: string;
  /** Shown while loading, and if the User cannot be read. */
  readonly fallback?: string;
}

/** A User's name, or the external ID if there is none. */
export function UserName({ id, fallback = "\u00a0" }: UserNameProps) {
  const workspace_id = useWorkspaceId();
  const mayRead = usePermission("users:read");
  const read = useApiQuery("getUser", { params: { workspace_id, user_id: id } }, { enabled: mayRead });
  const user = read.data?.data;
  return <bdi>{user ? (user.name ?? user.external_user_id) : fallback}</bdi>;
}
