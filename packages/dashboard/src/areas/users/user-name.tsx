import { useWorkspaceId } from "../../api/me.ts";
import { useMay } from "../../api/roles.ts";
import { useRead } from "../../api/use-api.ts";

interface UserNameProps {
  readonly id: string;
  /** What stands there until the name is known, and where there is none. */
  readonly fallback?: string;
}

/** What a User is called, or else the caller's ID of them. */
export function UserName({ id, fallback = "\u00a0" }: UserNameProps) {
  const workspace_id = useWorkspaceId();
  const mayRead = useMay("users:read");
  const read = useRead("getUser", { params: { workspace_id, user_id: id } }, { enabled: mayRead });
  const user = read.data?.data;
  return <bdi>{user ? (user.name ?? user.external_user_id) : fallback}</bdi>;
}
