import { z } from "zod";
import { id } from "./ids.ts";
import { IncludeTest } from "./pagination.ts";
import { Usd } from "./prices.ts";
import { defineRoute } from "./route.ts";
import { Timestamp } from "./text.ts";

/** What something was used for. */
export const USAGE_KINDS = [
  "llm",
  "stt",
  "tts",
  "realtime",
  "embedding",
  "rerank",
  "extraction",
  "judge",
  "call",
] as const;
export type UsageKind = (typeof USAGE_KINDS)[number];

/** Units do not overlap: a prompt's tokens are the sum of `tokens_in`, `tokens_cached` and `tokens_cache_write`. */
export const USAGE_UNITS = [
  "tokens_in",
  "tokens_cached",
  "tokens_cache_write",
  "tokens_out",
  "tokens_reasoning",
  "seconds",
  "characters",
  "minutes",
] as const;
export type UsageUnit = (typeof USAGE_UNITS)[number];

export const USAGE_GROUPS = ["day", "agent", "model", "kind"] as const;
export type UsageGroup = (typeof USAGE_GROUPS)[number];

/** Groups that one answer has at most. */
export const MAX_USAGE_GROUPS = 400;
/** Days that one answer covers at most. */
export const MAX_USAGE_DAYS = 366;
/** Days that an answer covers when `from` is left out. */
export const DEFAULT_USAGE_DAYS = 30;

const totals = {
  quantities: z.array(z.object({ unit: z.enum(USAGE_UNITS), quantity: z.number().min(0) })).meta({
    description:
      "One entry per unit that was used. Units do not overlap: the tokens of a prompt are `tokens_in` (neither cached nor written into a cache), `tokens_cached` and `tokens_cache_write`; those of an answer are `tokens_out` and, where the provider reports them separately, `tokens_reasoning`.",
  }),
  cost_usd: Usd.nullable().meta({ description: "The sum of the known costs. Null if no cost is known." }),
  estimated: z.boolean().meta({
    description: "Whether a part of the quantities is estimated, because its provider does not report them.",
  }),
};

const Totals = z.object(totals).meta({ id: "UsageTotals" });

const Group = z
  .object({
    key: z.string().nullable().meta({
      description:
        "By `group_by`: the day in UTC (`2026-01-05`), the agent's ID, `provider/model`, or the kind. Null: usage that belongs to no agent.",
    }),
    ...totals,
  })
  .meta({ id: "UsageGroup" });

export const Usage = z
  .object({
    from: Timestamp,
    to: Timestamp,
    group_by: z.enum(USAGE_GROUPS),
    total: Totals.meta({ description: "Over all groups, including those in `left_out`." }),
    data: z.array(Group).meta({
      description: `Days in order, oldest first; days without usage are left out. Everything else by cost, highest first. At most ${MAX_USAGE_GROUPS}.`,
    }),
    left_out: z.int().meta({ description: "The number of groups that are not in `data`." }),
  })
  .meta({ id: "Usage" });
export type Usage = z.infer<typeof Usage>;

export const getUsage = defineRoute({
  operationId: "getUsage",
  method: "GET",
  path: "/workspaces/{workspace_id}/usage",
  tag: "observability",
  summary: "Sum up usage and its cost",
  description:
    "Sums up what models were used for, from `from` until just before `to`. Usage stays when the conversation that it was for is deleted.",
  access: { kind: "scope", scope: "observability:read" },
  params: z.strictObject({ workspace_id: id("workspace") }),
  query: z.strictObject({
    from: Timestamp.optional().meta({
      description: `At most ${MAX_USAGE_DAYS} days before \`to\`. Default: ${DEFAULT_USAGE_DAYS} days before \`to\`.`,
    }),
    to: Timestamp.optional().meta({ description: "Default: now." }),
    group_by: z
      .enum(USAGE_GROUPS)
      .default("day")
      .meta({ description: "`kind` is what was used: `llm`, `stt`, `tts` and so on." }),
    include_test: IncludeTest,
  }),
  success: { status: 200, description: "The totals.", body: Usage },
});

export const usageRoutes = { getUsage };
