import { z } from "zod";
import { Modality, TextModel } from "./agent-settings.ts";
import { TurnEventFrame } from "./events.ts";
import { id, UserReference } from "./ids.ts";
import { defineRoute } from "./route.ts";
import { LanguageTag, Timestamp, text } from "./text.ts";
import { VariableValues } from "./variables.ts";
import { VersionChoice } from "./versions.ts";

export const SESSION_STATUSES = ["pending", "in_progress", "completed", "failed"] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

export const CHANNELS = ["api", "widget", "preview", "import"] as const;

export const IsTest = z.boolean().meta({
  description: "Whether this is test traffic: a preview, or a session that was created with `test: true`.",
});

export const Overrides = z
  .strictObject({
    first_message: text(1, 4000).optional(),
    greeting_mode: z.enum(["static", "custom_agent"]).optional(),
    language: LanguageTag.optional(),
    llm: TextModel.optional(),
    system_prompt_append: text(1, 8000).optional(),
    tools_disabled: z
      .array(text(1, 200))
      .max(100)
      .optional()
      .meta({ description: "Names of tools that the model is not offered; `*`: none at all." }),
  })
  .meta({ id: "SessionOverrides", description: "Each must be in the agent's `allowed_overrides`." });
export type Overrides = z.output<typeof Overrides>;

const life = {
  id: id("session"),
  status: z.enum(SESSION_STATUSES),
  agent_id: id("agent"),
  agent_version: z.int().nullable().meta({ description: "Null: a preview of the draft." }),
  user_id: id("user"),
  external_user_id: z.string(),
  modality: Modality,
  channel: z.enum(CHANNELS),
  test: IsTest,
  end_reason: z.string().nullable(),
  created_at: Timestamp,
  started_at: Timestamp.nullable(),
  ended_at: Timestamp.nullable(),
};

export const Session = z.object(life).meta({ id: "Session", description: "One conversation's life cycle." });
export type Session = z.infer<typeof Session>;

const SessionToken = z
  .object({ token: z.string(), expires_at: Timestamp })
  .meta({ id: "SessionToken", description: "Opens this session's sockets and nothing else." });

const SessionCreated = z
  .object({
    ...life,
    ws_url: z.string().meta({ description: "Voice socket; append `?token=`." }),
    chat_url: z.string().meta({ description: "Chat socket; append `?token=`." }),
    token: z.string(),
    expires_at: Timestamp.meta({ description: "Until when the token opens a socket." }),
    first_message: z.string().nullable(),
  })
  .meta({ id: "SessionCreated" });

const one = z.strictObject({ session_id: id("session") });
const write = { kind: "scope", scope: "sessions:write" } as const;

export const createSession = defineRoute({
  operationId: "createSession",
  method: "POST",
  path: "/sessions",
  tag: "sessions",
  summary: "Open a session",
  description:
    "Creates the User on first sight. URLs and token are returned only here. A session that is never used ends as `completed` with reason `expired` when its token does.",
  access: write,
  within: "agent",
  body: z
    .strictObject({
      agent_id: id("agent"),
      user_id: UserReference,
      agent_version: z
        .union([z.literal("draft"), VersionChoice])
        .optional()
        .meta({
          description:
            "A version, or `draft`: a preview of the draft as it is now, on the channel `preview`. Left out: the published version.",
        }),
      modality: Modality.default("voice"),
      dynamic_variables: VariableValues.default({}),
      ttl_seconds: z.int().min(10).max(3600).default(900),
      overrides: Overrides.default({}),
      test: z.boolean().default(false).meta({
        description:
          "Marks the session, its turns, traces, usage and events as test traffic, and a User that the session makes. Test sessions leave nothing in memory, and lists leave them out. Always true for a preview of the draft.",
      }),
    })
    .meta({ id: "SessionCreate" }),
  success: { status: 201, description: "The session, its URLs and its token.", body: SessionCreated },
  errors: [
    "agent-not-found",
    "user-not-found",
    "agent-not-published",
    "agent-archived",
    "agent-not-publishable",
    "version-not-found",
    "modality-not-allowed",
    "override-not-allowed",
    "missing-variable",
    "text-too-long",
  ],
  rateLimit: "sessions",
  example: { agent_id: "agent_01j8z5k3mve7b8xq2n4w6y9r1t", user_id: "customer-4711", modality: "text" },
});

export const getSession = defineRoute({
  operationId: "getSession",
  method: "GET",
  path: "/sessions/{session_id}",
  tag: "sessions",
  summary: "Read a session's life cycle",
  access: { kind: "scope", scope: "sessions:read" },
  within: "session",
  params: one,
  success: { status: 200, description: "The session.", body: Session },
  errors: ["session-not-found"],
});

export const endSession = defineRoute({
  operationId: "endSession",
  method: "POST",
  path: "/sessions/{session_id}/end",
  tag: "sessions",
  summary: "End a session",
  description:
    "Ending an ended session changes nothing and answers it as it is. A turn under way is cancelled.",
  access: write,
  within: "session",
  params: one,
  body: z
    .strictObject({
      status: z.enum(["completed", "failed"]).default("completed"),
      reason: text(1, 200).default("ended_by_client"),
    })
    .meta({ id: "SessionEnd" }),
  bodyOptional: true,
  success: { status: 200, description: "The session.", body: Session },
  errors: ["session-not-found"],
  example: { status: "completed", reason: "caller_hung_up" },
});

export const mintSessionToken = defineRoute({
  operationId: "mintSessionToken",
  method: "POST",
  path: "/sessions/{session_id}/token",
  tag: "sessions",
  summary: "Mint a fresh token",
  description: "For a session still open; earlier tokens stay valid until they expire.",
  access: write,
  within: "session",
  params: one,
  body: z
    .strictObject({ ttl_seconds: z.int().min(10).max(3600).default(900) })
    .meta({ id: "SessionTokenMint" }),
  bodyOptional: true,
  success: { status: 201, description: "The token.", body: SessionToken },
  errors: ["session-not-found", "session-ended"],
  example: { ttl_seconds: 600 },
});

export const sendMessage = defineRoute({
  operationId: "sendMessage",
  method: "POST",
  path: "/sessions/{session_id}/messages",
  tag: "sessions",
  summary: "Say something and stream the answer",
  description:
    "`turn_start` is sent once the text is stored, `turn_end` once the whole turn is. The turn goes on and is saved when the reader hangs up.",
  access: write,
  within: "session",
  params: one,
  query: z.strictObject({
    on_busy: z
      .enum(["refuse", "interrupt"])
      .default("refuse")
      .meta({ description: "What to do when the agent is still answering." }),
  }),
  body: z.strictObject({ text: text(1, 8000) }).meta({ id: "MessageSend" }),
  success: { status: 200, description: "The turn's events.", events: TurnEventFrame },
  errors: ["session-not-found", "session-ended", "turn-in-progress", "node-unreachable"],
  example: { text: "When is breakfast?" },
});

const Interruption = z
  .object({
    turn_id: id("turn")
      .nullable()
      .meta({ description: "The turn that was under way; null when the agent was not answering." }),
    stopped: z.boolean().meta({
      description: "Whether the answer was cut off. False when it came to its end by itself just before.",
    }),
  })
  .meta({ id: "Interruption" });
export type Interruption = z.infer<typeof Interruption>;

export const interruptSession = defineRoute({
  operationId: "interruptSession",
  method: "POST",
  path: "/sessions/{session_id}/interrupt",
  tag: "sessions",
  summary: "Stop the answer under way",
  description:
    "Works on any node, and answers when the session is free again. What was said until then is kept; the stream ends with an `error` of the kind `cancelled`. When the agent is not answering, nothing happens. `node-unreachable`: the node that produces the answer did not confirm; `turn-in-progress`: the answer was told to stop and has not come to its end within five seconds.",
  access: write,
  within: "session",
  params: one,
  success: { status: 200, description: "The session is free.", body: Interruption },
  errors: ["session-not-found", "turn-in-progress", "node-unreachable"],
});

export const resumeTurn = defineRoute({
  operationId: "resumeTurn",
  method: "GET",
  path: "/sessions/{session_id}/turns/{turn_id}/events",
  tag: "sessions",
  summary: "Go on reading a turn",
  description:
    "With `Last-Event-ID`, the events after that one; without, all of them. Works on any node, until five minutes after the turn's end.",
  access: { kind: "scope", scope: "sessions:read" },
  within: "session",
  params: one.extend({ turn_id: id("turn") }),
  success: { status: 200, description: "The turn's events.", events: TurnEventFrame, resumable: true },
  errors: ["session-not-found", "not-found", "resume-window-passed"],
});

export const sessionRoutes = { createSession, getSession, endSession, mintSessionToken };

/** Routes that stream a turn; the engine answers them, not the sessions resource. */
export const messageRoutes = { sendMessage, interruptSession, resumeTurn };
