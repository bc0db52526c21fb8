/**
 * Families of routes that a key can be given. Of each family what its routes ask for, with the least role of a member who
 * may do the same. A family starts here, with one line; a test then demands a route for each of its scopes.
 */
const PLAIN = {
  workspaces: { read: "viewer", write: "admin" },
  agents: { read: "viewer", write: "builder" },
  personas: { read: "viewer", write: "builder" },
  integrations: { read: "viewer", write: "builder" },
  voice: { read: "viewer", write: "builder" },
  profile_fields: { read: "viewer", write: "builder" },
  users: { read: "viewer", write: "builder" },
  conversations: { read: "viewer", write: "builder" },
  observability: { read: "viewer" },
  sessions: { read: "viewer", write: "builder" },
  // Before and after of every change: whoever reads it reads what it is about.
  audit: { read: "admin" },
} as const;

/** Families that `workspace:read` and `workspace:write` leave out: they must be granted by name. */
const SENSITIVE = {
  memory: { read: "analyst", write: "builder" },
} as const;

type Families = typeof PLAIN & typeof SENSITIVE;

export type ScopeFamily = keyof Families;

/** What one route asks for, such as `agents:read`. */
export type Scope = { [F in ScopeFamily]: `${F}:${keyof Families[F] & string}` }[ScopeFamily];

/** What a key can be given: a scope, or one of the two bundles. */
export type GrantableScope = Scope | "workspace:read" | "workspace:write";

export const SCOPE_FAMILIES: readonly ScopeFamily[] = familiesOf(PLAIN);
export const SENSITIVE_FAMILIES: readonly ScopeFamily[] = familiesOf(SENSITIVE);

/** Every scope of a family, e.g. `agents:read` and `agents:write`. */
export function scopesOf(family: ScopeFamily): readonly Scope[] {
  return Object.keys({ ...PLAIN, ...SENSITIVE }[family]).map((action) => `${family}:${action}` as Scope);
}

const SCOPES = [...SCOPE_FAMILIES, ...SENSITIVE_FAMILIES].flatMap(scopesOf);

type RoleOf<S> = S extends `${infer F extends ScopeFamily}:${infer A}`
  ? A extends keyof Families[F]
    ? Families[F][A]
    : never
  : never;

/** The least role of a member who may do what a key with the scope may. */
export const SCOPE_ROLES = Object.fromEntries(
  [PLAIN, SENSITIVE].flatMap((families) =>
    Object.entries(families).flatMap(([family, actions]) =>
      Object.entries(actions).map(([action, role]) => [`${family}:${action}`, role]),
    ),
  ),
) as { readonly [S in Scope]: RoleOf<S> };

/** Every scope a key can be given, bundles first. */
export const GRANTABLE_SCOPES: readonly GrantableScope[] = ["workspace:read", "workspace:write", ...SCOPES];

/**
 * Whether a key with `granted` may use a route that asks for `needed`. A write scope includes its family's read scope;
 * `workspace:read` is every non-sensitive read, `workspace:write` that and every non-sensitive write.
 */
export function grants(granted: readonly string[], needed: Scope): boolean {
  if (granted.includes(needed)) return true;
  const [family = "", action] = needed.split(":");
  if (action === "read" && granted.includes(`${family}:write`)) return true;
  if (!(family in PLAIN)) return false;
  return granted.includes("workspace:write") || (action === "read" && granted.includes("workspace:read"));
}

function familiesOf(table: Partial<Families>): readonly ScopeFamily[] {
  return Object.keys(table) as ScopeFamily[];
}
