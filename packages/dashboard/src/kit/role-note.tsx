import { LEAST_ROLES } from "@hyponema/contract/roles";
import { Alert } from "@mantine/core";
import { useMembership } from "../api/me.ts";
import { type Permission, useMay } from "../api/roles.ts";

interface RoleNoteProps {
  /** What changing things here needs. */
  readonly needs: Permission;
  readonly mb?: string;
}

/** Says, where a role may look and not change, whose role may. */
export function RoleNote({ needs, mb }: RoleNoteProps) {
  const { role } = useMembership();
  if (useMay(needs)) return null;
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
