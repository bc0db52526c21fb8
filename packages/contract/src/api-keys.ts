import { z } from "zod";
import { ACTOR_KINDS } from "./audit.ts";
import { id } from "./ids.ts";
import { PageQuery, page } from "./pagination.ts";
import { defineRoute } from "./route.ts";
import { GRANTABLE_SCOPES } from "./scopes.ts";
import { Moment, Timestamp, text } from "./text.ts";

const DAY = 24 * 3600;

/** The longest that a key's earlier secret works beside the new one, in seconds. */
const MOST_OVERLAP_SECONDS = 7 * DAY;

export const KEY_STATES = ["active", "expiring", "expired", "revoked"] as const;
export type KeyState = (typeof KEY_STATES)[number];

const Hint = z.string().meta({
  description: "The secret's beginning and its last four characters.",
  example: "hyp_h2Xb…9vQz",
});

const LastUse = Timestamp.nullable().meta({ description: "To the minute; null: never." });

export const ApiKey = z
  .object({
    id: id("apiKey"),
    name: z.string(),
    hint: Hint,
    scopes: z.array(z.enum(GRANTABLE_SCOPES)),
    state: z.enum(KEY_STATES).meta({
      description: "`expiring`: it works, and will no longer within seven days.",
    }),
    created_by: z
      .object({ kind: z.enum(ACTOR_KINDS), id: z.string().nullable(), name: z.string() })
      .nullable()
      .meta({ description: "Null: it is not known any more." }),
    created_at: Timestamp,
    expires_at: Timestamp.nullable().meta({ description: "Null: it works until it is revoked." }),
    last_used_at: LastUse,
    revoked_at: Timestamp.nullable(),
    previous: z
      .object({ hint: Hint, expires_at: Timestamp, last_used_at: LastUse })
      .nullable()
      .meta({ description: "The secret before the last rotation, while it still works." }),
    revision: z.int().meta({ description: "Counts changes; the ETag." }),
  })
  .meta({ id: "ApiKey" });
export type ApiKey = z.output<typeof ApiKey>;

const ApiKeySecret = ApiKey.extend({
  secret: z.string().meta({ description: "The key itself. Shown this once, and not kept." }),
}).meta({ id: "ApiKeySecret" });
export type ApiKeySecret = z.output<typeof ApiKeySecret>;

const fields = {
  name: text(1, 120).meta({ description: "What it is for." }),
  scopes: z
    .array(z.enum(GRANTABLE_SCOPES))
    .min(1)
    .max(GRANTABLE_SCOPES.length)
    .meta({ description: "What it may do; nothing that whoever gives them may not do themselves." }),
  expires_at: Moment.nullable().meta({
    description: "From then on it is refused; in the future. Null: it works until it is revoked.",
  }),
};

export const ApiKeyInput = z
  .strictObject({ ...fields, expires_at: fields.expires_at.default(null) })
  .meta({ id: "ApiKeyCreate" });
export type ApiKeyInput = z.output<typeof ApiKeyInput>;

export const ApiKeyChange = z.strictObject(fields).partial().meta({ id: "ApiKeyUpdate" });
export type ApiKeyChange = z.output<typeof ApiKeyChange>;

const workspace = z.strictObject({ workspace_id: id("workspace") });
const one = workspace.extend({ key_id: id("apiKey") });
const BASE = "/workspaces/{workspace_id}/api-keys";
const read = { kind: "dashboard", permission: "api_keys:read" } as const;
const write = { kind: "dashboard", permission: "api_keys:write" } as const;

export const listApiKeys = defineRoute({
  operationId: "listApiKeys",
  method: "GET",
  path: BASE,
  tag: "api-keys",
  summary: "List API keys",
  description: "Those that no longer work as well; never a secret.",
  access: read,
  params: workspace,
  query: PageQuery.extend({
    search: text(1, 200).optional().meta({ description: "Part of a name or of a hint." }),
    state: z.enum(KEY_STATES).optional(),
  }),
  success: { status: 200, description: "Keys, newest first.", body: page(ApiKey) },
});

export const createApiKey = defineRoute({
  operationId: "createApiKey",
  method: "POST",
  path: BASE,
  tag: "api-keys",
  summary: "Create an API key",
  description: "Its secret is in this answer and nowhere else. A workspace has at most 100 keys that work.",
  access: write,
  params: workspace,
  body: ApiKeyInput,
  success: { status: 201, description: "The key, with its secret.", body: ApiKeySecret },
  errors: ["expiry-not-in-future", "scope-beyond-role", "too-many-api-keys"],
  etag: "emit",
  example: { name: "Booking backend", scopes: ["agents:read", "sessions:write"] },
});

export const getApiKey = defineRoute({
  operationId: "getApiKey",
  method: "GET",
  path: `${BASE}/{key_id}`,
  tag: "api-keys",
  summary: "Read an API key",
  access: read,
  params: one,
  success: { status: 200, description: "The key, without its secret.", body: ApiKey },
  errors: ["api-key-not-found"],
  etag: "emit",
});

export const updateApiKey = defineRoute({
  operationId: "updateApiKey",
  method: "PATCH",
  path: `${BASE}/{key_id}`,
  tag: "api-keys",
  summary: "Change an API key",
  description:
    "Fields that are left out stay; the secret does. Counts on every node within a moment, and on one that cannot hear the others within ten seconds.",
  access: write,
  params: one,
  body: ApiKeyChange,
  success: { status: 200, description: "The key as it is now.", body: ApiKey },
  errors: ["api-key-not-found", "api-key-ended", "expiry-not-in-future", "scope-beyond-role"],
  etag: "require",
  example: { scopes: ["agents:read", "sessions:write", "users:read"] },
});

export const rotateApiKey = defineRoute({
  operationId: "rotateApiKey",
  method: "POST",
  path: `${BASE}/{key_id}/rotate`,
  tag: "api-keys",
  summary: "Give an API key another secret",
  description:
    "The key keeps its ID, scopes and expiry. The secret that it had works until the overlap is over; one that was still working from a rotation before ends now. Of two rotations at once the second is refused, since it names an ETag that is stale.",
  access: write,
  params: one,
  body: z
    .strictObject({
      overlap_seconds: z.int().min(0).max(MOST_OVERLAP_SECONDS).default(DAY).meta({
        description: "How long both secrets work: up to seven days, a day unless said; 0: the new one alone.",
      }),
    })
    .meta({ id: "ApiKeyRotate" }),
  bodyOptional: true,
  success: { status: 200, description: "The key, with its new secret.", body: ApiKeySecret },
  errors: ["api-key-not-found", "api-key-ended", "scope-beyond-role"],
  etag: "require",
  example: { overlap_seconds: 3600 },
});

export const revokeApiKey = defineRoute({
  operationId: "revokeApiKey",
  method: "DELETE",
  path: `${BASE}/{key_id}`,
  tag: "api-keys",
  summary: "Revoke an API key",
  description:
    "It is refused on every node within a moment, and on one that cannot hear the others within ten seconds; its earlier secret with it. What it began goes on to its end. A workspace may be left without any key: members sign in without one.",
  access: write,
  params: one,
  success: { status: 200, description: "The key, which stays in the list.", body: ApiKey },
  errors: ["api-key-not-found"],
});

export const apiKeyRoutes = {
  listApiKeys,
  createApiKey,
  getApiKey,
  updateApiKey,
  rotateApiKey,
  revokeApiKey,
};
