import { z } from "zod";
import { LLM_PROVIDERS } from "./agent-settings.ts";
import { id } from "./ids.ts";
import { defineRoute } from "./route.ts";
import { text } from "./text.ts";

/** A price, or what something cost, in US dollars. */
export const Usd = z.number().min(0);

const NAME = "The model's name. The same name with a date or `-latest` after it is the same model.";

const perMillion = z.number().min(0).max(100_000);

const OwnPrice = z
  .strictObject({
    provider: z.enum(LLM_PROVIDERS),
    model: text(1, 200).meta({ description: NAME }),
    input_usd: perMillion.meta({ description: "A million tokens of the prompt." }),
    cached_input_usd: perMillion
      .nullable()
      .default(null)
      .meta({ description: "A million that the vendor had cached; null: as any other of the prompt." }),
    cache_write_usd: perMillion
      .nullable()
      .default(null)
      .meta({ description: "A million that were written into its cache; null: as any other of the prompt." }),
    output_usd: perMillion.meta({ description: "A million tokens of the answer." }),
  })
  .meta({ id: "OwnModelPrice" });
export type OwnPrice = z.output<typeof OwnPrice>;

export const ModelPrice = z
  .object({
    provider: z.enum(LLM_PROVIDERS),
    model: z.string().meta({ description: NAME }),
    input_usd: perMillion,
    cached_input_usd: perMillion.nullable(),
    cache_write_usd: perMillion.nullable(),
    output_usd: perMillion,
    long_from_tokens: z.int().nullable().meta({
      description:
        "A request whose prompt has more tokens costs double for the prompt and half as much again for the answer; null: all cost the same.",
    }),
    source: z.enum(["built_in", "workspace"]),
  })
  .meta({ id: "ModelPrice", description: "In US dollars for a million tokens." });
export type ModelPrice = z.output<typeof ModelPrice>;

const ModelPrices = z
  .object({
    as_of: z.iso.date().meta({ description: "Of the built-in prices." }),
    data: z.array(ModelPrice),
  })
  .meta({ id: "ModelPrices" });

const workspace = z.strictObject({ workspace_id: id("workspace") });
const BASE = "/workspaces/{workspace_id}/model-prices";

export const listModelPrices = defineRoute({
  operationId: "listModelPrices",
  method: "GET",
  path: BASE,
  tag: "workspaces",
  summary: "List what models cost",
  description:
    "The workspace's own prices go before the built-in ones, a longer name before a shorter; a built-in one that the workspace has its own for is left out. A model that no price fits has no cost: none is guessed.",
  access: { kind: "scope", scope: "workspaces:read" },
  params: workspace,
  success: { status: 200, description: "All prices, the workspace's own first.", body: ModelPrices },
});

export const setModelPrices = defineRoute({
  operationId: "setModelPrices",
  method: "PUT",
  path: BASE,
  tag: "workspaces",
  summary: "Set the workspace's own prices of models",
  description: "In place of those it had. They count for turns from now on; what was booked stays.",
  access: { kind: "scope", scope: "workspaces:write" },
  params: workspace,
  body: z
    .strictObject({
      data: z
        .array(OwnPrice)
        .max(500)
        .refine(
          (prices) =>
            new Set(prices.map(({ provider, model }) => `${provider}/${model}`)).size === prices.length,
          "must name each model once",
        ),
    })
    .meta({ id: "ModelPricesSet" }),
  success: { status: 200, description: "All prices, the workspace's own first.", body: ModelPrices },
  example: {
    data: [{ provider: "openai-compatible", model: "house-model", input_usd: 0.5, output_usd: 1.5 }],
  },
});

export const priceRoutes = { listModelPrices, setModelPrices };
