import { LEAST_ROLES } from "@hyponema/contract/roles";
import { Alert } from "@mantine/core";
import { useMembership } from "../api/me.ts";
import { type Permission, usePermission } from "../api/roles.ts";

interface RoleNoteProps {
  /** Permission required to make changes. */
  readonly needs: Permission;
  readonly mb?: string;
}

/** Tells members with read-only access which role can make changes. */
export function RoleNote({ needs, mb }: RoleNoteProps) {
  const { role } = useMembership();
  if (usePermission(needs)) return null;
  return (
    <Alert
      color="gray"
      variant="outline"
      {...(mb ? { mb } : {})}
      styles={{ root: { borderColor: "var(--line)" }, message: { color: "inherit" } }}
    >
      As {role} you can look at everything here. Changing it takes the role {LEAST_ROLES[needs]}.
    </Alert>
  );
}
