/** Families of routes a key can be given, each for reading and for writing. */
export const SCOPE_FAMILIES = [
  "workspaces",
  "agents",
  "personas",
  "knowledge",
  "integrations",
  "tests",
  "phone_numbers",
  "schedules",
  "voice",
  "profile_fields",
  "users",
  "conversations",
  "observability",
  "sessions",
  "audit",
] as const;

/** Families that `workspace:read` and `workspace:write` leave out: they must be granted by name. */
export const SENSITIVE_FAMILIES = ["memory", "collected_data", "post_session_records", "webhooks"] as const;

export type ScopeFamily = (typeof SCOPE_FAMILIES)[number] | (typeof SENSITIVE_FAMILIES)[number];

/** What one route asks for. */
export type Scope = `${ScopeFamily}:${"read" | "write"}` | "webhooks:admin";

/** What a key can be given: a scope, or one of the two bundles. */
export type GrantableScope = Scope | "workspace:read" | "workspace:write";

const PLAIN: readonly string[] = SCOPE_FAMILIES;

/** Every scope a key can be given, bundles first. */
export const GRANTABLE_SCOPES: readonly GrantableScope[] = [
  "workspace:read",
  "workspace:write",
  ...[...SCOPE_FAMILIES, ...SENSITIVE_FAMILIES].flatMap((family): Scope[] => [
    `${family}:read`,
    `${family}:write`,
  ]),
  "webhooks:admin",
];

/**
 * Whether a key with `granted` may use a route that asks for `needed`. A write scope includes its family's read scope;
 * `workspace:read` is every non-sensitive read, `workspace:write` that and every non-sensitive write.
 */
export function grants(granted: readonly string[], needed: Scope): boolean {
  if (granted.includes(needed)) return true;
  const [family = "", action] = needed.split(":");
  if (action === "read" && granted.includes(`${family}:write`)) return true;
  if (!PLAIN.includes(family)) return false;
  return granted.includes("workspace:write") || (action === "read" && granted.includes("workspace:read"));
}
