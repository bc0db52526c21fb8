import { z } from "zod";
import { id } from "./ids.ts";
import { ActionName } from "./integration-settings.ts";
import { MEMORY_SCOPES } from "./memory-kinds.ts";
import { LanguageTag, text } from "./text.ts";
import { ObjectSchema, SYSTEM_TOOLS } from "./tool-settings.ts";
import { CallUrl, VariableName, VariableResolver } from "./variables.ts";
import { VersionChoice } from "./versions.ts";

export const MODALITIES = ["voice", "voice+text", "text"] as const;
export const Modality = z.enum(MODALITIES);
export type Modality = z.infer<typeof Modality>;

/** Providers that a workspace can have a credential for. */
export const CREDENTIAL_PROVIDERS = [
  "openai",
  "anthropic",
  "gemini",
  "groq",
  "mistral",
  "openrouter",
  "together",
  "openai-compatible",
] as const;
export type CredentialProvider = (typeof CREDENTIAL_PROVIDERS)[number];

export const LLM_PROVIDERS = [...CREDENTIAL_PROVIDERS, "offline"] as const;
export type LlmProviderName = (typeof LLM_PROVIDERS)[number];

const ModelChoice = z
  .strictObject({
    provider: z.enum(LLM_PROVIDERS),
    model: text(1, 200),
    base_url: CallUrl.optional().meta({
      description:
        "Only of `openai-compatible`: the server's address, up to and with its version. It is reached like a tool; the workspace's credential is sent only to the origin that it was set for.",
    }),
  })
  .meta({ id: "ModelChoice", example: { provider: "openai", model: "gpt-5-mini" } });
export type ModelChoice = z.output<typeof ModelChoice>;

export const TextModel = z
  .strictObject({
    ...ModelChoice.shape,
    fallbacks: z.array(ModelChoice).max(5).default([]).meta({
      description: "Tried in this order when the model before fails before its first token.",
    }),
    temperature: z.number().min(0).max(2).optional(),
    max_output_tokens: z.int().min(1).max(128_000).optional(),
    reasoning_effort: z.enum(["minimal", "low", "medium", "high"]).optional().meta({
      description: "How much a model that can think does before it speaks; others do not hear of it.",
    }),
    response_format: z
      .strictObject({
        name: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "must be letters, digits, _ and -"),
        schema: ObjectSchema,
      })
      .optional()
      .meta({ description: "A schema that the whole answer is to fit." }),
  })
  .meta({ id: "TextModel" });
export type TextModel = z.output<typeof TextModel>;

/** Fields of a session's `overrides`, each only where the agent allows it. */
export const OVERRIDES = [
  "first_message",
  "greeting_mode",
  "language",
  "llm",
  "system_prompt_append",
  "tools_disabled",
] as const;
export type OverrideName = (typeof OVERRIDES)[number];

const DynamicVariable = z
  .strictObject({
    name: VariableName,
    default: text(0, 2000).nullable().default(null),
    required: z.boolean().default(false),
  })
  .meta({ id: "DynamicVariable" });

const Origin = z
  .string()
  .max(255)
  .regex(/^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/, "must be an origin such as https://www.example.com")
  .meta({ example: "https://www.example.com" });

const Security = z
  .strictObject({
    origin_allowlist: z
      .array(Origin)
      .max(100)
      .default([])
      .meta({ description: "Origins that may open a socket; empty: any." }),
    signed_url_required: z.boolean().default(true).meta({
      description: "False lets the web widget open text sessions by itself, from the origins listed.",
    }),
    max_duration_seconds: z.int().min(10).max(86_400).default(3600),
    idle_seconds: z.int().min(10).max(86_400).default(900),
    audio_recording: z.boolean().default(false).meta({
      description: "Voice sessions only: nothing is recorded while the server has no voice.",
    }),
  })
  .meta({ id: "AgentSecurity" });

const PersonaLink = z
  .strictObject({
    persona_id: id("persona"),
    version: VersionChoice.nullable()
      .default(null)
      .meta({ description: "A pinned version; null: the production version." }),
  })
  .meta({ id: "PersonaLink" });

const Privacy = z
  .strictObject({
    memory: z.boolean().default(true).meta({ description: "Whether sessions are remembered and recalled." }),
    transcript_retention_days: z.int().min(1).max(3650).nullable().default(null).meta({
      description:
        "Not enforced yet: transcripts are kept, whatever it says. Null: as long as the workspace keeps transcripts.",
    }),
  })
  .meta({ id: "AgentPrivacy" });

// Settings of the lines that a page is given to paste; the dashboard writes them.
const Widget = z
  .strictObject({
    mode: z.enum(["voice-only", "voice+text", "text-only"]).default("text-only").meta({
      description: "While the server has no voice, the widget serves every mode by text.",
    }),
    position: z.enum(["bottom-right", "bottom-left"]).default("bottom-right"),
    button_label: text(0, 60).default(""),
    opening_prompt: text(0, 200).default(""),
    primary_color: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/, "must be a colour such as #1a5fb4")
      .default("#1a5fb4"),
  })
  .meta({
    id: "AgentWidget",
    description: "How the widget looks: what the dashboard writes into the HTML to paste.",
  });

/** A tool that the agent may use. */
export const AgentTool = z
  .strictObject({
    tool_id: id("tool"),
    selected_tools: z.array(text(1, 200)).max(128).nullable().default(null).meta({
      description: "Of an MCP server's tools, those that this agent gets; null: all that the tool selects.",
    }),
  })
  .meta({ id: "AgentTool" });
export type AgentTool = z.output<typeof AgentTool>;

/** An integration that the agent may use. */
export const AgentIntegration = z
  .strictObject({
    integration_id: id("integration"),
    selected_tools: z.array(ActionName).max(50).nullable().default(null).meta({
      description: "Of the integration's tools, those that this agent gets; null: all.",
    }),
  })
  .meta({ id: "AgentIntegration" });
export type AgentIntegration = z.output<typeof AgentIntegration>;

/** Everything about an agent that a version freezes. */
export const AgentSettings = z
  .strictObject({
    persona: PersonaLink.nullable().default(null),
    languages: z.array(LanguageTag).min(1).max(50).default(["en"]),
    modality: Modality.default("voice+text").meta({
      description: "What sessions may ask for; `voice+text` allows all three.",
    }),
    models: z
      .strictObject({
        text: TextModel.nullable()
          .default(null)
          .meta({ description: "Null: the server's own choice, by its environment." }),
        post_session: TextModel.nullable()
          .default(null)
          .meta({ description: "For work after a turn or a session; null: the one that answers." }),
        context_budget_tokens: z.int().min(500).max(1_000_000).default(32_000).meta({
          description:
            "How much of the conversation the model is shown, by estimate. Before it is full, what came first is put into a summary.",
        }),
      })
      .prefault({})
      .meta({ id: "AgentModels" }),
    dynamic_variables: z.array(DynamicVariable).max(100).default([]),
    variable_resolver: VariableResolver.nullable().default(null),
    tools: z.array(AgentTool).max(50).default([]),
    integrations: z.array(AgentIntegration).max(20).default([]),
    system_tools: z
      .array(z.enum(SYSTEM_TOOLS))
      .max(SYSTEM_TOOLS.length)
      .default(["end_call"])
      .meta({ description: "Of the product's own in-call tools, those that the agent gets." }),
    security: Security.prefault({}),
    privacy: Privacy.prefault({}),
    memory_scope: z.enum(MEMORY_SCOPES).default("workspace").meta({
      description:
        "`workspace`: what this agent learns is shared with other agents, and it recalls what they share. `agent`: it keeps what it learns to itself, and recalls that and what no agent learned. Publishing `agent` also narrows what it has learned so far.",
    }),
    profile_fields: z.array(VariableName).max(100).nullable().default(null).meta({
      description:
        "Keys of the profile fields whose values the agent is told; null: all that are usable in instructions.",
    }),
    widget: Widget.prefault({}),
    allowed_overrides: z.array(z.enum(OVERRIDES)).max(OVERRIDES.length).default([]),
  })
  .meta({ id: "AgentSettings" });
export type AgentSettings = z.output<typeof AgentSettings>;
