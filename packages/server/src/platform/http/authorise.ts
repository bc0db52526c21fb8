import { timingSafeEqual } from "node:crypto";
import { allows, LEAST_ROLES, type Permission } from "@hyponema/contract/roles";
import type { Route } from "@hyponema/contract/route";
import { grants } from "@hyponema/contract/scopes";
import type { KeyPrincipal, Person, Principal } from "./call.ts";
import { Refusal } from "./refusal.ts";

/** Finds whom an API key belongs to; null for one that is unknown, expired or revoked. */
export interface KeyFinder {
  find(key: string): Promise<KeyPrincipal | null>;
}

/** Finds who is signed in by a request's cookies. */
export interface SignInFinder {
  /** Whether the cookies hold what a sign-in leaves, whatever it is worth. */
  holds(cookies: string): boolean;
  /** Null for a sign-in that has ended or never was. `setCookie`: what the browser is to keep from now on. */
  find(cookies: string): Promise<{ readonly person: Person; readonly setCookie: string | null } | null>;
}

export interface Credentials {
  readonly keys: KeyFinder;
  readonly signIns: SignInFinder;
  /** HYPONEMA_METRICS_TOKEN; null: nothing opens operator routes. */
  readonly operatorToken: { reveal(): string } | null;
}

/** What a request carries of credentials; `setCookie` takes what it is answered beside. */
interface Carried {
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
  setCookie(cookie: string): void;
}

const ANYONE: Principal = { kind: "anyone" };

/** Checks the credential that the route's access kind takes; another kind's is as good as none. */
export async function authenticate(
  route: Route,
  carried: Carried,
  credentials: Credentials,
): Promise<Principal> {
  switch (route.access.kind) {
    case "public":
      return ANYONE;
    case "operator_token":
      return operator(bearer(carried.authorization), credentials);
    case "scope":
    case "dashboard":
    case "identity":
      return caller(carried, credentials);
  }
}

/**
 * Refuses a principal that may not use `route`; runs after the workspace that the call is in was found to be its own.
 * `fromOwnPage`: what the request says of where it comes from, null when it says nothing.
 */
export function authorise(route: Route, principal: Principal, fromOwnPage: boolean | null): void {
  refuseForeignPage(route, principal, fromOwnPage);
  const refusal = refusalOf(route, principal);
  if (refusal) throw refusal;
}

/** Why `principal` may not use `route`, by its scopes or role; null: it may. */
export function refusalOf({ access }: Pick<Route, "access">, principal: Principal): Refusal | null {
  if (access.kind === "dashboard") {
    if (principal.kind === "api_key") return new Refusal("dashboard-only");
    return access.permission === "self" ? null : roleRefusal(principal, access.permission);
  }
  if (access.kind !== "scope") return null;
  if (principal.kind !== "api_key") return roleRefusal(principal, access.scope);
  if (grants(principal.scopes, access.scope)) return null;
  return new Refusal("insufficient-scope", {
    detail: `This needs a key with the scope ${access.scope}.`,
  });
}

function roleRefusal(principal: Principal, permission: Permission): Refusal | null {
  if (principal.kind === "member" && allows(principal.role, permission)) return null;
  return new Refusal("insufficient-role", {
    detail: `This needs the role ${LEAST_ROLES[permission]} or one above it. Ask an owner or admin of the workspace.`,
  });
}

// Browsers send cookies along with whatever page makes them ask, so a change counts only when our own page asked. Who is
// not known yet must at least not be sent here by another page, to be signed in as somebody else.
function refuseForeignPage(route: Route, principal: Principal, fromOwnPage: boolean | null): void {
  if (route.method === "GET" || fromOwnPage) return;
  const byCookie = principal.kind === "member" || principal.kind === "person";
  if (byCookie || (principal.kind === "anyone" && fromOwnPage === false)) {
    throw new Refusal("cross-origin-request");
  }
}

function bearer(header: string | undefined): string {
  const token = /^[ \t]*Bearer[ \t]+([\w.~+/-]{1,4096}=*)[ \t]*$/i.exec(header ?? "")?.[1];
  if (!token) throw new Refusal("missing-credential");
  return token;
}

// A request that carries both counts by its key.
async function caller(carried: Carried, { keys, signIns }: Credentials): Promise<Principal> {
  const { authorization, cookie } = carried;
  if (authorization === undefined && cookie !== undefined && signIns.holds(cookie)) {
    const found = await signIns.find(cookie);
    if (!found) throw new Refusal("sign-in-ended");
    if (found.setCookie) carried.setCookie(found.setCookie);
    return { kind: "person", ...found.person };
  }
  const principal = await keys.find(bearer(authorization));
  if (!principal) throw new Refusal("invalid-credential");
  return principal;
}

function operator(token: string, { operatorToken }: Credentials): Principal {
  const given = Buffer.from(token);
  const wanted = Buffer.from(operatorToken?.reveal() ?? "");
  if (wanted.length === 0 || given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    throw new Refusal("invalid-credential");
  }
  return { kind: "operator" };
}
