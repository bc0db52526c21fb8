import { timingSafeEqual } from "node:crypto";
import type { Route } from "@hyponema/contract/route";
import { grants } from "@hyponema/contract/scopes";
import type { Principal } from "./call.ts";
import { Refusal } from "./refusal.ts";

type KeyPrincipal = Extract<Principal, { kind: "api_key" }>;

/** Finds whom an API key belongs to; null for one that is unknown, expired or revoked. */
export interface KeyFinder {
  find(key: string): Promise<KeyPrincipal | null>;
}

export interface Credentials {
  readonly keys: KeyFinder;
  /** HYPONEMA_METRICS_TOKEN; null: nothing opens operator routes. */
  readonly operatorToken: { reveal(): string } | null;
}

const ANYONE: Principal = { kind: "anyone" };

/** Checks the credential that the route's access kind takes; another kind's is as good as none. */
export async function authenticate(
  route: Route,
  header: string | undefined,
  credentials: Credentials,
): Promise<Principal> {
  switch (route.access.kind) {
    case "public":
      return ANYONE;
    case "operator_token":
      return operator(bearer(header), credentials);
    case "scope":
    case "dashboard":
      return apiKey(bearer(header), credentials);
    case "session_token":
    case "signed_caller":
      // Sockets and callbacks check these themselves, by their own path; no HTTP route takes one yet.
      throw new Refusal("invalid-credential");
  }
}

/** Refuses a principal that may not use `route`; runs after the workspace in the path was found to be its own. */
export function authorise(route: Route, principal: Principal): void {
  const { access } = route;
  if (access.kind === "dashboard") throw new Refusal("dashboard-only");
  if (access.kind !== "scope" || principal.kind !== "api_key") return;
  if (grants(principal.scopes, access.scope)) return;
  throw new Refusal("insufficient-scope", { detail: `This needs a key with the scope ${access.scope}.` });
}

function bearer(header: string | undefined): string {
  const token = /^Bearer ([\w.~+/-]{1,4096}=*)$/i.exec(header ?? "")?.[1];
  if (!token) throw new Refusal("missing-credential");
  return token;
}

async function apiKey(token: string, { keys }: Credentials): Promise<Principal> {
  const principal = await keys.find(token);
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
