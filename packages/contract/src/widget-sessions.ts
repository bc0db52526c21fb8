import { z } from "zod";
import { id, VisitorReference } from "./ids.ts";
import { defineRoute } from "./route.ts";
import { LanguageTag, Timestamp } from "./text.ts";
import { VariableValues } from "./variables.ts";

/** How long a page's token opens the socket: it cannot mint another, and is to survive a lost network. */
export const WIDGET_TTL_SECONDS = 3600;

const WidgetSession = z
  .object({
    id: id("session"),
    external_user_id: z.string().meta({
      description: "The visitor. Keep it, and give it as `user_id` next time to be remembered.",
    }),
    chat_url: z.string().meta({ description: "Chat socket; append `?token=`." }),
    token: z.string(),
    expires_at: Timestamp.meta({ description: "Until when the token opens a socket." }),
    first_message: z.string().nullable(),
  })
  .meta({ id: "WidgetSession" });

export const createWidgetSession = defineRoute({
  operationId: "createWidgetSession",
  method: "POST",
  path: "/widget/agents/{agent_id}/sessions",
  tag: "widget",
  summary: "Open a text session from a web page",
  description:
    "For agents whose published version has `security.signed_url_required` off; every other one is not found. Answers pages of the origins that the agent lists, and any when it lists none. What the page says is nobody's word: its `user_id` names visitors only, never a User that a backend made, and its variables are what the visitor likes them to be.",
  access: { kind: "public" },
  params: z.strictObject({ agent_id: id("agent") }),
  body: z
    .strictObject({
      user_id: VisitorReference.optional().meta({
        description:
          "The visitor: `external_user_id` of an earlier answer, or a random ID of the page's own.",
      }),
      dynamic_variables: VariableValues.default({}),
      language: LanguageTag.optional().meta({
        description: "One of the agent's languages, or any where it allows the override.",
      }),
    })
    .meta({ id: "WidgetSessionCreate" }),
  bodyOptional: true,
  success: { status: 201, description: "The session, its socket and its token.", body: WidgetSession },
  errors: ["modality-not-allowed", "override-not-allowed", "missing-variable", "text-too-long"],
  pages: "agent",
  example: { user_id: "widget:b7Qm2xY0sVtK9dLr4nJc8Hf1", dynamic_variables: { page: "/rooms" } },
});

export const widgetRoutes = { createWidgetSession };
