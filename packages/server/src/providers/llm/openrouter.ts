import type { JSONObject, SharedV4ProviderOptions } from "@ai-sdk/provider";
import { isPlain } from "../../platform/object.ts";
import type { ModelSettings } from "./port.ts";
import { isStrictSchema } from "./strict-schema.ts";
import type { Vendor } from "./vendor.ts";

export const openrouter: Vendor = {
  name: "OpenRouter",
  baseUrl: "https://openrouter.ai/api/v1",
  // The list of all models is public, so it would not verify the key.
  listPath: "/models/user",
  generatesText: ({ architecture }) => {
    const written = isPlain(architecture) ? architecture.output_modalities : null;
    return !Array.isArray(written) || written.includes("text");
  },
  keyVariables: ["OPENROUTER_API_KEY"],
  defaultModel: "openrouter/auto",
  load: async (settings, model) =>
    (await import("@openrouter/ai-sdk-provider")).createOpenRouter(settings).chat(model),
  // The package does not support the common option.
  options: ({ reasoningEffort, responseFormat }): SharedV4ProviderOptions => ({
    openrouter: {
      ...(reasoningEffort === undefined ? {} : { reasoning: { effort: reasoningEffort } }),
      ...(responseFormat && !isStrictSchema(responseFormat.schema) ? looseFormat(responseFormat) : {}),
    },
  }),
};

// The package marks every schema as strict; this overrides it.
function looseFormat({ name, schema }: NonNullable<ModelSettings["responseFormat"]>) {
  const json_schema = { name, strict: false, schema: schema as JSONObject };
  return { response_format: { type: "json_schema", json_schema } };
}
