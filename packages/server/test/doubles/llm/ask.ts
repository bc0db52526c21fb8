import type { LlmProviderName } from "@hyponema/contract/agent-settings";
import type { LanguageModel, ModelEvent, ModelRequest } from "../../../src/providers/llm/port.ts";
import { createLanguageModel } from "../../../src/providers/llm/providers.ts";
import type { LlmDouble, Vendor } from "./double.ts";

/** What a request says that is not the usual. */
export type RequestOverrides = Partial<ModelRequest>;

/** A provider's model whose server is the double, spoken to in the provider's own format. */
export function openOn(double: LlmDouble, provider: LlmProviderName, model: string): LanguageModel {
  const vendor = (provider === "openai-compatible" ? "openai" : provider) as Vendor;
  const access = { apiKey: { reveal: () => "sk-test" }, baseUrl: double.urlOf(vendor) };
  return createLanguageModel({ provider, model }, access);
}

/** Everything that a model answers. */
export async function hear(model: LanguageModel, asked: RequestOverrides): Promise<ModelEvent[]> {
  const request: ModelRequest = {
    system: "You are Mara.",
    messages: [{ role: "user", text: "Hi" }],
    tools: [],
    settings: {},
    ...asked,
  };
  const events: ModelEvent[] = [];
  for await (const event of model.stream(request, new AbortController().signal)) events.push(event);
  return events;
}
