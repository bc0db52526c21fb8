import { z } from "zod";
import { id, UserReference } from "./ids.ts";
import { PROFILE_FIELD_TYPES } from "./profile-fields.ts";
import { defineRoute } from "./route.ts";
import { Source, Timestamp } from "./text.ts";
import { VariableName } from "./variables.ts";

const UserProfile = z
  .object({
    user_id: id("user"),
    external_user_id: z.string(),
    fields: z
      .array(
        z.object({
          key: z.string(),
          label: z.string(),
          type: z.enum(PROFILE_FIELD_TYPES),
          sensitive: z.boolean(),
          usable_in_instructions: z.boolean(),
          value: z.unknown().meta({ description: "By the field's type; null: none is known." }),
          source: z.string().nullable(),
          updated_at: Timestamp.nullable(),
        }),
      )
      .meta({ description: "Every field that is not archived, by its position." }),
  })
  .meta({ id: "UserProfile" });
export type UserProfile = z.infer<typeof UserProfile>;

const params = z.strictObject({ workspace_id: id("workspace"), user_id: UserReference });
const PATH = "/workspaces/{workspace_id}/users/{user_id}/profile";

export const getProfile = defineRoute({
  operationId: "getProfile",
  method: "GET",
  path: PATH,
  tag: "users",
  summary: "Read a User's profile",
  description: "Sensitive values too: whoever holds `profile_fields:read` may see them.",
  access: { kind: "scope", scope: "profile_fields:read" },
  params,
  success: { status: 200, description: "Every field with its value.", body: UserProfile },
  errors: ["user-not-found"],
});

export const updateProfile = defineRoute({
  operationId: "updateProfile",
  method: "PATCH",
  path: PATH,
  tag: "users",
  summary: "Change a User's profile",
  description:
    "All values or none: everything that does not fit is listed at once. A session that runs may tell its agent of a change only the next time.",
  access: { kind: "scope", scope: "profile_fields:write" },
  params,
  body: z
    .strictObject({
      values: z
        .record(VariableName, z.unknown())
        .refine((values) => Object.keys(values).length <= 100, "at most 100 values")
        .meta({
          description:
            "By the fields' keys; null clears one. `text`: up to 2,000 characters; `number`; `boolean`; `date`: `2026-11-24`; `select`: an option; `multi_select`: a list of options; `email`; `phone`: E.164; `url`: http or https.",
        }),
      source: Source.default("api"),
    })
    .meta({ id: "UserProfileUpdate" }),
  success: { status: 200, description: "The profile as it is now.", body: UserProfile },
  errors: ["user-not-found", "invalid-profile-values"],
  example: { values: { plan: "Pro" }, source: "crm" },
});

export const profileRoutes = { getProfile, updateProfile };
