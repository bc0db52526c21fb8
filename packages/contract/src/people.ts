import { z } from "zod";
import { id } from "./ids.ts";
import { page } from "./pagination.ts";
import { ROLES } from "./roles.ts";
import { defineRoute } from "./route.ts";
import { GRANTABLE_SCOPES } from "./scopes.ts";
import { Timestamp, text } from "./text.ts";

const self = { kind: "dashboard", permission: "self" } as const;

/** An e-mail address as people type it, in small letters from then on: at most 254 characters. */
export const Email = z.email().max(254).toLowerCase().meta({ example: "ana@example.com" });

/** What a person is called, in one line. */
export const PersonName = text(1, 100).regex(/^[^\r\n\t]*$/, "must be one line");

export const Me = z
  .object({
    type: z.literal("person"),
    id: id("person"),
    email: z.string(),
    name: z.string().meta({ description: "Empty until it is given." }),
    created_at: Timestamp,
    sign_in_id: id("signIn").meta({ description: "The sign-in that this request was made by." }),
    workspaces: z
      .array(z.object({ id: id("workspace"), name: z.string(), role: z.enum(ROLES), joined_at: Timestamp }))
      .meta({ description: "Those that the person is a member of, in the order in which they joined." }),
  })
  .meta({
    id: "Me",
    description: "Who is signed in. What their roles may do is in `x-roles` of this contract.",
  });
export type Me = z.output<typeof Me>;

const KeyIdentity = z
  .object({
    type: z.literal("api_key"),
    id: id("apiKey"),
    name: z.string(),
    workspace_id: id("workspace"),
    workspace_name: z.string(),
    scopes: z.array(z.enum(GRANTABLE_SCOPES)).meta({ description: "What the key may do." }),
    expires_at: Timestamp.nullable().meta({ description: "Null: the key does not expire." }),
  })
  .meta({ id: "KeyIdentity", description: "The API key that a request was made with." });
export type KeyIdentity = z.output<typeof KeyIdentity>;

export const getMe = defineRoute({
  operationId: "getMe",
  method: "GET",
  path: "/me",
  tag: "sign-in",
  summary: "Who am I?",
  description: "Tells who the request's credential belongs to. Use it to check a key and what it may do.",
  access: { kind: "identity" },
  success: {
    status: 200,
    description: "The person and their workspaces, or the key and its workspace.",
    body: z.discriminatedUnion("type", [Me, KeyIdentity]).meta({ id: "Caller" }),
  },
});

export const updateMe = defineRoute({
  operationId: "updateMe",
  method: "PATCH",
  path: "/me",
  tag: "sign-in",
  summary: "Change one's name",
  access: self,
  body: z.strictObject({ name: PersonName }).meta({ id: "MeChange" }),
  success: { status: 200, description: "The person as they are now.", body: Me },
  example: { name: "Ana Kovač" },
});

export const SignIn = z
  .object({
    id: id("signIn"),
    current: z.boolean().meta({ description: "Whether this request was made by it." }),
    address: z.string().nullable().meta({ description: "Where it was made from." }),
    user_agent: z.string().nullable().meta({ description: "The browser, by its own words." }),
    created_at: Timestamp,
    last_seen_at: Timestamp.meta({ description: "To a quarter of an hour." }),
    expires_at: Timestamp.meta({ description: "When it ends if it is not used until then." }),
  })
  .meta({ id: "SignIn", description: "A browser that is signed in." });
export type SignIn = z.output<typeof SignIn>;

export const listSignIns = defineRoute({
  operationId: "listSignIns",
  method: "GET",
  path: "/me/sign-ins",
  tag: "sign-in",
  summary: "Where one is signed in",
  access: self,
  success: { status: 200, description: "All that have not ended, newest first.", body: page(SignIn) },
});

export const revokeSignIn = defineRoute({
  operationId: "revokeSignIn",
  method: "DELETE",
  path: "/me/sign-ins/{sign_in_id}",
  tag: "sign-in",
  summary: "End a sign-in",
  description: "It counts no more from the next request on, on every node.",
  access: self,
  params: z.strictObject({ sign_in_id: id("signIn") }),
  success: { status: 204, description: "Ended." },
  errors: ["sign-in-not-found"],
});

export const revokeOtherSignIns = defineRoute({
  operationId: "revokeOtherSignIns",
  method: "DELETE",
  path: "/me/sign-ins",
  tag: "sign-in",
  summary: "End all sign-ins but this one",
  access: self,
  success: { status: 204, description: "Ended." },
});

export const peopleRoutes = { getMe, updateMe, listSignIns, revokeSignIn, revokeOtherSignIns };
