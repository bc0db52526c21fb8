import { GRANTABLE_SCOPES, type GrantableScope, grants, SCOPE_ROLES, type Scope } from "./scopes.ts";

/** Roles of a member, most powerful first: each may do all that those after it may. */
export const ROLES = ["owner", "admin", "builder", "analyst", "viewer"] as const;
export type Role = (typeof ROLES)[number];

/**
 * What members may do, each with the least role that may: every scope of keys, and what keys never reach. The one place in
 * which it is said; routes name a permission, and the dashboard asks `allows` before it offers something.
 */
export const LEAST_ROLES = {
  ...SCOPE_ROLES,
  "members:read": "viewer",
  "members:write": "admin",
  "invites:read": "admin",
  "invites:write": "admin",
  "api_keys:read": "admin",
  "api_keys:write": "admin",
  "credentials:read": "builder",
  "credentials:write": "admin",
} as const satisfies Readonly<Record<Scope, Role>> & Readonly<Record<string, Role>>;

/** What a member may be allowed: a scope, or something that no key can be given. */
export type Permission = keyof typeof LEAST_ROLES;

/** What only members may be allowed. */
export type DashboardPermission = Exclude<Permission, Scope>;

/** Whether a member of `role` may do what `permission` names. */
export function allows(role: Role, permission: Permission): boolean {
  return reaches(role, LEAST_ROLES[permission]);
}

/** Whether a member of `role` may give a key a scope: nothing that they may not do themselves comes with it. */
export function mayGive(role: Role, scope: GrantableScope): boolean {
  return GRANTABLE_SCOPES.every(
    (needed) => !isScope(needed) || !grants([scope], needed) || allows(role, needed),
  );
}

function isScope(scope: GrantableScope): scope is Scope {
  return scope in LEAST_ROLES;
}

/** Whether `role` is `other` or above it: what a member may give, change and take away is of roles that theirs reaches. */
export function reaches(role: Role, other: Role): boolean {
  return ROLES.indexOf(role) <= ROLES.indexOf(other);
}
