import { z } from "zod";
import { id, UserReference } from "./ids.ts";
import { HidingScope } from "./masked.ts";
import { defineRoute } from "./route.ts";
import { Overrides } from "./sessions.ts";
import { text } from "./text.ts";
import { VARIABLE_SOURCES, VariableValues } from "./variables.ts";
import { VersionChoice } from "./versions.ts";

/** What a part of the prompt can come from, in the order of the parts. */
export const PART_SOURCES = [
  "memory",
  "persona",
  "identity",
  "personality",
  "append",
  "summary",
  "language",
] as const;

const Tokens = z.int().meta({
  description: "An estimate, of what the caller is shown: models count in their own ways.",
});

export const PromptPart = z
  .object({
    source: z.enum(PART_SOURCES),
    origin: z.string().meta({ description: "Where exactly it came from, for people." }),
    text: z.string().meta({
      description:
        "Empty when all of it is hidden, and when there may be nothing of it; where a piece is, `[Hidden: needs <scope>]` stands for that piece.",
    }),
    masked: HidingScope.meta({
      description:
        "The scope that shows what is hidden: `memory:read` for memory, `profile_fields:read` for profile values, `users:read` for facts of the User, `conversations:read` for the conversation, `sessions:read` for a session's variables. Null: nothing is hidden.",
    }),
    tokens: Tokens,
  })
  .meta({ id: "PromptPart" });
export type PromptPart = z.output<typeof PromptPart>;

const RenderedVariable = z
  .object({
    name: z.string(),
    value: z.string().nullable().meta({
      description: "Null: it has none, and its places stay as they are written; or it is `masked`.",
    }),
    masked: HidingScope.meta({ description: "The scope that shows the value. Null: it is not hidden." }),
    source: z.enum(VARIABLE_SOURCES).nullable(),
    required: z.boolean(),
    used: z.boolean().meta({ description: "Whether the prompt or the opening line holds it." }),
  })
  .meta({ id: "RenderedVariable" });

export const Rendering = z
  .object({
    user_id: id("user").nullable().meta({ description: "Whose memory it shows; null: nobody's." }),
    agent_version: z.int().nullable().meta({ description: "Null: the draft." }),
    models: z.array(z.object({ provider: z.string(), model: z.string() })).meta({
      description: "In the order they are tried.",
    }),
    parts: z.array(PromptPart).meta({
      description:
        "A part that the caller may not read is there whether or not anything was found for it, so that it does not tell.",
    }),
    system: z.string().meta({ description: "The parts as they are sent, joined by an empty line." }),
    messages: z.array(z.unknown()).meta({
      description:
        "The conversation as it is sent. `Masked` stands for text that needs `conversations:read`, and for memory tools' calls that need `memory:read`.",
    }),
    tools: z.array(
      z.object({
        name: z.string(),
        description: z.string(),
        input_schema: z.unknown(),
        source: z.enum(["system", "memory", "http", "mcp", "integration"]),
        tokens: Tokens,
      }),
    ),
    variables: z.array(RenderedVariable),
    first_message: z.string().nullable().meta({
      description: "`[Hidden: needs <scope>]` stands for variables that the caller may not read.",
    }),
    tokens: z.object({ system: Tokens, messages: Tokens, tools: Tokens, total: Tokens }),
  })
  .meta({ id: "Rendering" });
export type Rendering = z.output<typeof Rendering>;

export const renderPlayground = defineRoute({
  operationId: "renderPlayground",
  method: "POST",
  path: "/workspaces/{workspace_id}/agents/{agent_id}/playground/render",
  tag: "agents",
  summary: "Show exactly what a turn would send",
  description:
    "Sends nothing and stores nothing. `agents:read` shows the prompt's design; what it holds of a User is hidden from callers who lack that data's own scope, as each part's `masked` says. With `session_id`, the next turn of that session; without, the first turn of a new one, whose ID is not known yet.",
  access: { kind: "scope", scope: "agents:read" },
  params: z.strictObject({ workspace_id: id("workspace"), agent_id: id("agent") }),
  body: z
    .strictObject({
      agent_version: z.union([z.literal("draft"), z.literal("published"), VersionChoice]).default("draft"),
      session_id: id("session")
        .optional()
        .meta({ description: "Takes version, User and variables from it." }),
      user_id: UserReference.optional().meta({ description: "A User that is not known is a new one." }),
      text: text(1, 8000).default("Hello"),
      prompt: text(0, 100_000).optional().meta({
        description: "In place of the persona's prompt, while it is being written. Only of the draft.",
      }),
      dynamic_variables: VariableValues.default({}),
      resolved_variables: VariableValues.default({}).meta({
        description: "What the resolver would answer; it is not asked.",
      }),
      overrides: Overrides.default({}),
    })
    .refine(
      ({ prompt, agent_version: version, session_id: session }) =>
        prompt === undefined || (version === "draft" && session === undefined),
      { path: ["prompt"], message: "is only for the draft, and not for a session" },
    )
    .meta({ id: "PlaygroundRender" }),
  success: { status: 200, description: "What would be sent.", body: Rendering },
  errors: [
    "agent-not-found",
    "agent-archived",
    "agent-not-published",
    "agent-not-publishable",
    "version-not-found",
    "session-not-found",
    "user-not-found",
    "override-not-allowed",
    "provider-not-configured",
    "text-too-long",
  ],
  example: { text: "When is breakfast?" },
});

export const playgroundRoutes = { renderPlayground };
