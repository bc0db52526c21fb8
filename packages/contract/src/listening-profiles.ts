import { z } from "zod";
import { id, UserReference } from "./ids.ts";
import { LISTENING_PRESETS, ListeningSettings, ListeningValues, ResolvedListening } from "./listening.ts";
import { PageQuery, page } from "./pagination.ts";
import { defineRoute } from "./route.ts";
import { Timestamp, text } from "./text.ts";

const heading = { name: text(1, 120), description: text(0, 2000) };

export const ListeningProfile = z
  .object({
    id: id("listeningProfile"),
    agent_id: id("agent"),
    ...heading,
    ...ListeningSettings.shape,
    is_default: z.boolean().meta({ description: "Whether it is for every User without one of their own." }),
    archived_at: Timestamp.nullable(),
    revision: z.int().meta({ description: "Counts changes; the ETag." }),
    created_at: Timestamp,
    updated_at: Timestamp,
  })
  .meta({
    id: "ListeningProfile",
    description: "A knob that is null is left to whatever comes after the profile.",
  });
export type ListeningProfile = z.output<typeof ListeningProfile>;

const ListeningAssignment = z
  .object({
    agent_id: id("agent"),
    user_id: id("user"),
    external_user_id: z.string(),
    listening_profile_id: id("listeningProfile"),
    assigned_at: Timestamp,
  })
  .meta({ id: "ListeningAssignment" });
export type ListeningAssignment = z.output<typeof ListeningAssignment>;

const workspace = z.strictObject({ workspace_id: id("workspace") });
const agent = workspace.extend({ agent_id: id("agent") });
const one = agent.extend({ listening_profile_id: id("listeningProfile") });
const assigned = agent.extend({ user_id: UserReference });
const BASE = "/workspaces/{workspace_id}/agents/{agent_id}/listening-profiles";
const ONE = `${BASE}/{listening_profile_id}` as const;
const ASSIGNED = `${BASE}/assignments/{user_id}` as const;
const read = { kind: "scope", scope: "voice:read" } as const;
const write = { kind: "scope", scope: "voice:write" } as const;

export const listListeningPresets = defineRoute({
  operationId: "listListeningPresets",
  method: "GET",
  path: "/workspaces/{workspace_id}/listening-profiles/catalog",
  tag: "listening",
  summary: "List ready-made settings to make a profile from",
  access: read,
  params: workspace,
  success: {
    status: 200,
    description: "All of them.",
    body: z.object({
      data: z.array(
        z
          .object({
            preset: z.enum(LISTENING_PRESETS),
            title: z.string(),
            summary: z.string(),
            settings: ListeningValues,
          })
          .meta({ id: "ListeningPreset" }),
      ),
    }),
  },
});

export const listListeningProfiles = defineRoute({
  operationId: "listListeningProfiles",
  method: "GET",
  path: BASE,
  tag: "listening",
  summary: "List an agent's listening profiles",
  access: read,
  params: agent,
  query: PageQuery.extend({
    search: text(1, 200).optional().meta({ description: "Part of a name." }),
    archived: z.enum(["true", "false"]).default("false"),
  }),
  success: { status: 200, description: "Profiles, newest first.", body: page(ListeningProfile) },
  errors: ["agent-not-found"],
});

export const createListeningProfile = defineRoute({
  operationId: "createListeningProfile",
  method: "POST",
  path: BASE,
  tag: "listening",
  summary: "Create a listening profile",
  description:
    "Begins with the values of `preset`; what is given goes over them. An agent's first profile is its default. Profiles count at once, without publishing.",
  access: write,
  params: agent,
  body: z
    .strictObject({
      name: heading.name,
      description: heading.description.default(""),
      preset: z.enum(LISTENING_PRESETS).default("default"),
      ...ListeningSettings.partial().shape,
    })
    .meta({ id: "ListeningProfileCreate" }),
  success: { status: 201, description: "The profile.", body: ListeningProfile },
  errors: ["agent-not-found", "agent-archived", "too-many-listening-profiles"],
  etag: "emit",
  example: { name: "Gives people time", preset: "patient", vad_stop_secs: 2 },
});

export const resolveListening = defineRoute({
  operationId: "resolveListening",
  method: "GET",
  path: `${BASE}/resolved`,
  tag: "listening",
  summary: "Read how an agent listens to a User, and why",
  description:
    "For each knob the value that holds and where it came from: what the session says, the User's own profile, the agent's default profile, the voice profile, a constant. An archived profile says nothing.",
  access: read,
  params: agent,
  query: z.strictObject({
    user_id: UserReference.optional().meta({
      description: "The caller's own stable ID of the User, or our `user_…` ID. Left out: any User.",
    }),
  }),
  success: {
    status: 200,
    description: "What holds.",
    body: z
      .object({
        agent_id: id("agent"),
        user_id: id("user").nullable(),
        external_user_id: z.string().nullable(),
        settings: ResolvedListening,
      })
      .meta({ id: "ListeningResolution" }),
  },
  errors: ["agent-not-found", "user-not-found"],
});

export const getListeningProfile = defineRoute({
  operationId: "getListeningProfile",
  method: "GET",
  path: ONE,
  tag: "listening",
  summary: "Read a listening profile",
  access: read,
  params: one,
  success: { status: 200, description: "The profile.", body: ListeningProfile },
  errors: ["agent-not-found", "listening-profile-not-found"],
  etag: "emit",
});

export const updateListeningProfile = defineRoute({
  operationId: "updateListeningProfile",
  method: "PATCH",
  path: ONE,
  tag: "listening",
  summary: "Change a listening profile",
  description: "Fields that are left out stay; null leaves a knob to whatever comes after the profile.",
  access: write,
  params: one,
  body: z
    .strictObject({ ...heading, ...ListeningSettings.shape })
    .partial()
    .meta({ id: "ListeningProfileUpdate" }),
  success: { status: 200, description: "The profile as it is now.", body: ListeningProfile },
  errors: ["agent-not-found", "listening-profile-not-found", "agent-archived", "listening-profile-archived"],
  etag: "require",
  example: { vad_stop_secs: 1.2, interruption_policy: "min_words" },
});

export const archiveListeningProfile = defineRoute({
  operationId: "archiveListeningProfile",
  method: "DELETE",
  path: ONE,
  tag: "listening",
  summary: "Archive a listening profile",
  description:
    "Users who have it are listened to by the agent's default until it is restored. The default itself is archived last.",
  access: write,
  params: one,
  success: { status: 200, description: "The profile.", body: ListeningProfile },
  errors: ["agent-not-found", "listening-profile-not-found", "agent-archived", "default-listening-profile"],
});

export const restoreListeningProfile = defineRoute({
  operationId: "restoreListeningProfile",
  method: "POST",
  path: `${ONE}/restore`,
  tag: "listening",
  summary: "Bring an archived listening profile back",
  description: "It becomes the agent's default when there is none.",
  access: write,
  params: one,
  success: { status: 200, description: "The profile.", body: ListeningProfile },
  errors: ["agent-not-found", "listening-profile-not-found", "agent-archived", "too-many-listening-profiles"],
});

export const setDefaultListeningProfile = defineRoute({
  operationId: "setDefaultListeningProfile",
  method: "POST",
  path: `${ONE}/set-default`,
  tag: "listening",
  summary: "Make a listening profile the agent's default",
  access: write,
  params: one,
  success: { status: 200, description: "The profile.", body: ListeningProfile },
  errors: ["agent-not-found", "listening-profile-not-found", "agent-archived", "listening-profile-archived"],
});

export const getListeningAssignment = defineRoute({
  operationId: "getListeningAssignment",
  method: "GET",
  path: ASSIGNED,
  tag: "listening",
  summary: "Read which listening profile a User has with an agent",
  access: read,
  params: assigned,
  success: { status: 200, description: "The assignment.", body: ListeningAssignment },
  errors: ["agent-not-found", "user-not-found", "listening-assignment-not-set"],
});

export const setListeningAssignment = defineRoute({
  operationId: "setListeningAssignment",
  method: "PUT",
  path: ASSIGNED,
  tag: "listening",
  summary: "Give a User a listening profile of their own with an agent",
  description: "In place of the one they had.",
  access: write,
  params: assigned,
  body: z
    .strictObject({ listening_profile_id: id("listeningProfile") })
    .meta({ id: "ListeningAssignmentSet" }),
  success: { status: 200, description: "The assignment.", body: ListeningAssignment },
  errors: [
    "agent-not-found",
    "user-not-found",
    "listening-profile-not-found",
    "agent-archived",
    "listening-profile-archived",
  ],
  example: { listening_profile_id: "listen_01j8z5k3mve7b8xq2n4w6y9r1t" },
});

export const removeListeningAssignment = defineRoute({
  operationId: "removeListeningAssignment",
  method: "DELETE",
  path: ASSIGNED,
  tag: "listening",
  summary: "Listen to a User by the agent's default again",
  description: "Removing what is not there changes nothing.",
  access: write,
  params: assigned,
  success: { status: 204, description: "The User has none of their own." },
  errors: ["agent-not-found", "user-not-found", "agent-archived"],
});

export const listeningProfileRoutes = {
  listListeningPresets,
  listListeningProfiles,
  createListeningProfile,
  resolveListening,
  getListeningProfile,
  updateListeningProfile,
  archiveListeningProfile,
  restoreListeningProfile,
  setDefaultListeningProfile,
  getListeningAssignment,
  setListeningAssignment,
  removeListeningAssignment,
};
