import { z } from "zod";
import { id } from "./ids.ts";
import { PageQuery, page } from "./pagination.ts";
import { defineRoute } from "./route.ts";
import { Timestamp, text } from "./text.ts";
import { VariableName } from "./variables.ts";

export const PROFILE_FIELD_TYPES = [
  "text",
  "number",
  "boolean",
  "date",
  "select",
  "multi_select",
  "email",
  "phone",
  "url",
] as const;
export type ProfileFieldType = (typeof PROFILE_FIELD_TYPES)[number];

const design = {
  label: text(1, 120).meta({ description: "What people, and agents, are shown." }),
  description: text(0, 500),
  type: z.enum(PROFILE_FIELD_TYPES).meta({ description: "Cannot be changed once Users have values." }),
  options: z
    .array(text(1, 100))
    .max(100)
    .refine((options) => new Set(options).size === options.length, "must name each option once")
    .meta({
      description:
        "Of `select` and `multi_select`, what can be chosen; empty of all others. A value stays when its option goes.",
    }),
  sensitive: z.boolean().meta({
    description:
      "Its values are masked in the audit log and are never told to a model. Only `profile_fields:read` shows them.",
  }),
  usable_in_instructions: z.boolean().meta({
    description: "Whether agents may be told its values. A sensitive field cannot be.",
  }),
  position: z.int().min(0).max(100_000).meta({ description: "Its place among the others, lowest first." }),
};

const ProfileField = z
  .object({
    id: id("profileField"),
    key: z.string(),
    ...design,
    archived_at: Timestamp.nullable(),
    revision: z.int().meta({ description: "Counts changes; the ETag." }),
    created_at: Timestamp,
    updated_at: Timestamp,
  })
  .meta({ id: "ProfileField", description: "Something that a workspace wants to know of its Users." });
export type ProfileField = z.infer<typeof ProfileField>;

const workspace = z.strictObject({ workspace_id: id("workspace") });
const one = workspace.extend({ field_id: id("profileField") });
const BASE = "/workspaces/{workspace_id}/profile-fields";
const read = { kind: "scope", scope: "profile_fields:read" } as const;
const write = { kind: "scope", scope: "profile_fields:write" } as const;

export const listProfileFields = defineRoute({
  operationId: "listProfileFields",
  method: "GET",
  path: BASE,
  tag: "users",
  summary: "List profile fields",
  access: read,
  params: workspace,
  query: PageQuery.extend({
    search: text(1, 200).optional().meta({ description: "Part of a key or of a label." }),
    type: z.enum(PROFILE_FIELD_TYPES).optional(),
    archived: z.enum(["true", "false"]).default("false"),
  }),
  success: { status: 200, description: "Profile fields by their position.", body: page(ProfileField) },
});

export const createProfileField = defineRoute({
  operationId: "createProfileField",
  method: "POST",
  path: BASE,
  tag: "users",
  summary: "Create a profile field",
  description: "A workspace has at most 100 that are not archived. The key cannot be changed later.",
  access: write,
  params: workspace,
  body: z
    .strictObject({
      key: VariableName,
      label: design.label,
      description: design.description.default(""),
      type: design.type.default("text"),
      options: design.options.default([]),
      sensitive: design.sensitive.default(false),
      usable_in_instructions: design.usable_in_instructions.default(false),
      position: design.position.optional().meta({ description: "Left out: after all others." }),
    })
    .meta({ id: "ProfileFieldCreate" }),
  success: { status: 201, description: "The field.", body: ProfileField },
  errors: ["profile-field-exists", "too-many-profile-fields"],
  etag: "emit",
  example: { key: "plan", label: "Plan", type: "text", usable_in_instructions: true },
});

export const getProfileField = defineRoute({
  operationId: "getProfileField",
  method: "GET",
  path: `${BASE}/{field_id}`,
  tag: "users",
  summary: "Read a profile field",
  access: read,
  params: one,
  success: { status: 200, description: "The field.", body: ProfileField },
  errors: ["profile-field-not-found"],
  etag: "emit",
});

export const updateProfileField = defineRoute({
  operationId: "updateProfileField",
  method: "PATCH",
  path: `${BASE}/{field_id}`,
  tag: "users",
  summary: "Change a profile field",
  description: "Fields that are left out stay.",
  access: write,
  params: one,
  body: z.strictObject(design).partial().meta({ id: "ProfileFieldUpdate" }),
  success: { status: 200, description: "The field as it is now.", body: ProfileField },
  errors: ["profile-field-not-found", "profile-field-archived", "profile-field-in-use"],
  etag: "require",
  example: { label: "Subscription plan" },
});

export const archiveProfileField = defineRoute({
  operationId: "archiveProfileField",
  method: "DELETE",
  path: `${BASE}/{field_id}`,
  tag: "users",
  summary: "Archive a profile field",
  description: "Its values are kept and shown nowhere until it is restored; agents are no longer told them.",
  access: write,
  params: one,
  success: { status: 200, description: "The field.", body: ProfileField },
  errors: ["profile-field-not-found"],
});

export const restoreProfileField = defineRoute({
  operationId: "restoreProfileField",
  method: "POST",
  path: `${BASE}/{field_id}/restore`,
  tag: "users",
  summary: "Bring an archived profile field back",
  access: write,
  params: one,
  success: { status: 200, description: "The field, with the values that Users have.", body: ProfileField },
  errors: ["profile-field-not-found", "too-many-profile-fields"],
});

export const profileFieldRoutes = {
  listProfileFields,
  createProfileField,
  getProfileField,
  updateProfileField,
  archiveProfileField,
  restoreProfileField,
};
