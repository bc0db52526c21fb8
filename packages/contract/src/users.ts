import { z } from "zod";
import { ExternalUserId, id, UserReference } from "./ids.ts";
import { IncludeTest, PageQuery, page } from "./pagination.ts";
import { defineRoute } from "./route.ts";
import { LanguageTag, PhoneNumber, Timestamp, TimeZone, text } from "./text.ts";

const details = {
  name: text(1, 200).nullable(),
  phone: PhoneNumber.nullable(),
  language: LanguageTag.nullable(),
  timezone: TimeZone.nullable(),
};

export const User = z
  .object({
    user_id: id("user"),
    external_user_id: z.string(),
    ...details,
    test: z.boolean().meta({
      description:
        "Whether only test sessions made this User. Becomes false with the first other session, with an import, and when a backend creates the User.",
    }),
    created_at: Timestamp,
    updated_at: Timestamp,
  })
  .meta({ id: "User", description: "A person that agents talk with." });
export type User = z.infer<typeof User>;

const workspace = z.strictObject({ workspace_id: id("workspace") });
const one = z.strictObject({ workspace_id: id("workspace"), user_id: UserReference });
const BASE = "/workspaces/{workspace_id}/users";

export const listUsers = defineRoute({
  operationId: "listUsers",
  method: "GET",
  path: BASE,
  tag: "users",
  summary: "List Users",
  access: { kind: "scope", scope: "users:read" },
  params: workspace,
  query: PageQuery.extend({
    search: text(1, 200).optional().meta({
      description:
        "Part of a name, of a telephone number, or of an external ID, those of Users merged into one included.",
    }),
    language: LanguageTag.optional(),
    timezone: TimeZone.optional(),
    created_after: Timestamp.optional(),
    created_before: Timestamp.optional(),
    include_test: IncludeTest,
  }),
  success: { status: 200, description: "Users, newest first.", body: page(User) },
});

export const createUser = defineRoute({
  operationId: "createUser",
  method: "POST",
  path: BASE,
  tag: "users",
  summary: "Create a User",
  description: "`POST /sessions` creates Users on first sight too; this is for making them known before.",
  access: { kind: "scope", scope: "users:write" },
  params: workspace,
  body: z
    .strictObject({
      external_user_id: ExternalUserId,
      name: details.name.default(null),
      phone: details.phone.default(null),
      language: details.language.default(null),
      timezone: details.timezone.default(null),
    })
    .meta({ id: "UserCreate" }),
  success: { status: 201, description: "The User.", body: User },
  errors: ["user-exists"],
  example: { external_user_id: "customer-4711", name: "Ana Kovač", timezone: "Europe/Zagreb" },
});

export const upsertUser = defineRoute({
  operationId: "upsertUser",
  method: "PUT",
  path: BASE,
  tag: "users",
  summary: "Create a User, or change the one there is",
  description:
    "By your own ID, which is in the body, so that any ID is safe. Fields that are left out stay; null clears one. The ID of a User who was merged into another changes that other.",
  access: { kind: "scope", scope: "users:write" },
  params: workspace,
  body: z
    .strictObject({ external_user_id: ExternalUserId, ...z.object(details).partial().shape })
    .meta({ id: "UserUpsert" }),
  success: {
    status: 201,
    description: "The User, who is new.",
    body: User,
    existing: "The User, who was known before, as it is now.",
  },
  example: { external_user_id: "customer-4711", name: "Ana Kovač", phone: "+385911234567" },
});

export const getUser = defineRoute({
  operationId: "getUser",
  method: "GET",
  path: `${BASE}/{user_id}`,
  tag: "users",
  summary: "Read a User",
  access: { kind: "scope", scope: "users:read" },
  params: one,
  success: { status: 200, description: "The User.", body: User },
  errors: ["user-not-found"],
});

export const updateUser = defineRoute({
  operationId: "updateUser",
  method: "PATCH",
  path: `${BASE}/{user_id}`,
  tag: "users",
  summary: "Change a User",
  description: "Fields that are left out stay; null clears one.",
  access: { kind: "scope", scope: "users:write" },
  params: one,
  body: z.strictObject(details).partial().meta({ id: "UserUpdate" }),
  success: { status: 200, description: "The User as it is now.", body: User },
  errors: ["user-not-found"],
  example: { name: "Ana Kovač-Horvat" },
});

export const userRoutes = { listUsers, createUser, upsertUser, getUser, updateUser };
