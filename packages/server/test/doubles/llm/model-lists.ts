import type { CredentialProvider } from "@hyponema/contract/agent-settings";
import {
  startVendorDouble,
  type VendorCall,
  type VendorDouble,
  type VendorReply,
} from "../vendors/vendor.ts";

/** The key that every provider takes here. */
export const PROVIDER_KEY = "sk-the-double-takes-this-0123456789";

/** Providers' lists of models, each under an address of its own and by its own wire format. */
export interface ListDouble extends VendorDouble {
  urlOf(provider: CredentialProvider): string;
}

interface Dialect {
  /** Up to and with the version. */
  readonly base: string;
  readonly path: string;
  /** Where the key is. */
  key(call: VendorCall): string | undefined;
  readonly list: unknown;
  readonly refusal: VendorReply;
}

export async function startListDouble(): Promise<ListDouble> {
  const double = await startVendorDouble((call) => {
    const dialect = Object.values(DIALECTS).find(({ base, path }) => call.path === base + path);
    if (!dialect) return { status: 404, body: { error: { message: "Not found" } } };
    if (dialect.key(call) !== PROVIDER_KEY) return dialect.refusal;
    return { body: dialect.list };
  });
  return Object.assign(double, {
    urlOf: (provider: CredentialProvider) => double.url + DIALECTS[provider].base,
  });
}

const bearer = ({ token }: VendorCall) => token;
const openAiError = (message: string, code: string | number): VendorReply => ({
  status: 401,
  body: { error: { message, type: "invalid_request_error", param: null, code } },
});
const model = (id: string, more: object = {}) => ({
  ...{ id, object: "model", created: 1_753_000_000, owned_by: "double" },
  ...more,
});

const DIALECTS: Readonly<Record<CredentialProvider, Dialect>> = {
  openai: {
    base: "/openai/v1",
    path: "/models",
    key: bearer,
    list: {
      object: "list",
      data: [
        ...["gpt-5-mini", "text-embedding-3-small", "whisper-1", "tts-1-hd", "gpt-image-1", "o4-mini"],
        ...["gpt-4o-mini-transcribe", "omni-moderation-latest", "gpt-realtime", "gpt-5-mini"],
      ].map((id) => model(id)),
    },
    // As OpenAI does, with a part of the key in it.
    refusal: openAiError(
      `Incorrect API key provided: ${PROVIDER_KEY.slice(0, 8)}********.`,
      "invalid_api_key",
    ),
  },
  anthropic: {
    base: "/anthropic/v1",
    path: "/models",
    key: ({ headers }) =>
      headers["anthropic-version"] === "2023-06-01" ? headers["x-api-key"]?.toString() : undefined,
    list: {
      data: [
        {
          type: "model",
          id: "claude-opus-4-5",
          display_name: "Claude Opus 4.5",
          created_at: "2025-11-01T00:00:00Z",
        },
        {
          type: "model",
          id: "claude-haiku-4-5",
          display_name: "Claude Haiku 4.5",
          created_at: "2025-10-01T00:00:00Z",
        },
      ],
      ...{ has_more: false, first_id: "claude-opus-4-5", last_id: "claude-haiku-4-5" },
    },
    refusal: {
      status: 401,
      body: { type: "error", error: { type: "authentication_error", message: "invalid x-api-key" } },
    },
  },
  gemini: {
    base: "/gemini/v1beta",
    path: "/models",
    key: ({ headers }) => headers["x-goog-api-key"]?.toString(),
    list: {
      models: [
        geminiModel("gemini-2.5-flash", "Gemini 2.5 Flash", ["generateContent", "countTokens"]),
        geminiModel("gemini-embedding-001", "Gemini Embedding", ["embedContent"]),
        geminiModel("aqa", "Model that answers questions", ["generateAnswer"]),
      ],
    },
    // Google answers a wrong key with 400, not 401.
    refusal: {
      status: 400,
      body: {
        error: {
          code: 400,
          message: "API key not valid. Please pass a valid API key.",
          status: "INVALID_ARGUMENT",
        },
      },
    },
  },
  groq: {
    base: "/groq/openai/v1",
    path: "/models",
    key: bearer,
    list: {
      object: "list",
      data: [
        model("llama-3.3-70b-versatile", { active: true, context_window: 131_072 }),
        model("whisper-large-v3", { active: true }),
        model("llama3-8b-8192", { active: false }),
      ],
    },
    refusal: openAiError("Invalid API Key", "invalid_api_key"),
  },
  mistral: {
    base: "/mistral/v1",
    path: "/models",
    key: bearer,
    list: {
      object: "list",
      data: [
        model("mistral-small-latest", {
          name: "mistral-small-2506",
          capabilities: { completion_chat: true },
        }),
        model("mistral-ocr-latest", { capabilities: { completion_chat: false } }),
      ],
    },
    refusal: { status: 401, body: { detail: "Unauthorized" } },
  },
  openrouter: {
    base: "/openrouter/api/v1",
    path: "/models/user",
    key: bearer,
    list: {
      data: [
        {
          id: "openrouter/auto",
          name: "Auto Router",
          architecture: { output_modalities: ["text", "image"] },
        },
        { id: "black-forest/flux", name: "Flux", architecture: { output_modalities: ["image"] } },
      ],
    },
    refusal: { status: 401, body: { error: { message: "User not found.", code: 401 } } },
  },
  together: {
    base: "/together/v1",
    path: "/models",
    key: bearer,
    list: [
      model("meta-llama/Llama-3.3-70B-Instruct-Turbo", { type: "chat", display_name: "Llama 3.3 70B Turbo" }),
      model("black-forest-labs/FLUX.1-schnell", { type: "image", display_name: "FLUX.1 Schnell" }),
    ],
    refusal: openAiError("Invalid API key provided.", "invalid_api_key"),
  },
  "openai-compatible": {
    base: "/v1",
    path: "/models",
    key: bearer,
    list: { object: "list", data: [model("llama3.2:latest"), model("nomic-embed-text:latest")] },
    refusal: openAiError("Unauthorized", 401),
  },
};

function geminiModel(name: string, displayName: string, supportedGenerationMethods: string[]) {
  return {
    name: `models/${name}`,
    version: "001",
    displayName,
    inputTokenLimit: 1_048_576,
    supportedGenerationMethods,
  };
}
