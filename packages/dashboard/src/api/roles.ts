import { allows, type Permission, type Role } from "@hyponema/contract/roles";
import { useMembership } from "./me.ts";

export type { Permission, Role };

/** Whether the person's role in the current workspace grants the permission. */
export function usePermission(permission: Permission): boolean {
  return allows(useMembership().role, permission);
}
