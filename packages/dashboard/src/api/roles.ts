import { allows, type Permission, type Role } from "@hyponema/contract/roles";
import { useMembership } from "./me.ts";

export type { Permission, Role };

/** Whether the person's role in the workspace that is looked at allows something. */
export function useMay(permission: Permission): boolean {
  return allows(useMembership().role, permission);
}
