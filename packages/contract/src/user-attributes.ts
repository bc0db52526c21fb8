import { z } from "zod";
import { ANY_ID, id, UserReference } from "./ids.ts";
import { PageQuery, page } from "./pagination.ts";
import { defineRoute } from "./route.ts";
import { jsonValue, Source, Timestamp } from "./text.ts";

const MOST_BYTES = 8 * 1024;

const key = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/,
    "must be letters, digits, dots, dashes and underscores, beginning with a letter",
  );

const AttributeKey = key
  .refine((value) => !ANY_ID.test(value), "must be a name, not an ID of ours")
  .meta({ example: "crm.tier" });

const Attribute = z
  .object({
    key: z.string(),
    value: z.unknown().meta({ description: "Any JSON but null." }),
    source: z.string(),
    observed_at: Timestamp.meta({ description: "When it was so, as its source says." }),
    updated_at: Timestamp.meta({ description: "When it was stored." }),
  })
  .meta({ id: "UserAttribute" });
export type Attribute = z.infer<typeof Attribute>;

const AttributeSet = z
  .object({
    ...Attribute.shape,
    stale: z.boolean().meta({
      description: "True: a newer observation is known. It was kept, and is what is answered.",
    }),
  })
  .meta({ id: "UserAttributeSet" });
export type AttributeSet = z.infer<typeof AttributeSet>;

const user = z.strictObject({ workspace_id: id("workspace"), user_id: UserReference });
const one = user.extend({ key: AttributeKey });
const BASE = "/workspaces/{workspace_id}/users/{user_id}/attributes";
const write = { kind: "scope", scope: "profile_fields:write" } as const;

export const listAttributes = defineRoute({
  operationId: "listAttributes",
  method: "GET",
  path: BASE,
  tag: "users",
  summary: "List a User's attributes",
  access: { kind: "scope", scope: "profile_fields:read" },
  params: user,
  query: PageQuery.extend({
    prefix: key.optional().meta({ description: "What keys begin with." }),
    source: Source.optional(),
  }),
  success: { status: 200, description: "Attributes by their keys.", body: page(Attribute) },
  errors: ["user-not-found"],
});

export const setAttribute = defineRoute({
  operationId: "setAttribute",
  method: "PUT",
  path: `${BASE}/{key}`,
  tag: "users",
  summary: "Set an attribute of a User",
  description:
    "A User has at most 200. What was observed before the value that is known does not overwrite it: see `stale`. Earlier values are not kept.",
  access: write,
  params: one,
  body: z
    .strictObject({
      value: jsonValue(MOST_BYTES).meta({
        description: `Any JSON but null, up to ${MOST_BYTES} bytes.`,
      }),
      source: Source.default("api"),
      observed_at: Timestamp.refine((value) => value >= "1970", "must not be before 1970")
        .optional()
        .meta({ description: "When it was so; left out: now. Not more than five minutes from now." }),
    })
    .meta({ id: "UserAttributePut" }),
  success: { status: 200, description: "The attribute as it is stored.", body: AttributeSet },
  errors: ["user-not-found", "too-many-attributes"],
  example: { value: { tier: "gold", since: 2019 }, source: "crm", observed_at: "2026-01-24T09:30:00.000Z" },
});

export const deleteAttribute = defineRoute({
  operationId: "deleteAttribute",
  method: "DELETE",
  path: `${BASE}/{key}`,
  tag: "users",
  summary: "Delete an attribute of a User",
  access: write,
  params: one,
  success: { status: 204, description: "It is gone." },
  errors: ["user-not-found", "attribute-not-found"],
});

export const attributeRoutes = { listAttributes, setAttribute, deleteAttribute };
