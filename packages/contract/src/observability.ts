import { z } from "zod";
import { SPAN_TYPES } from "./events.ts";
import { id } from "./ids.ts";
import { IncludeTest, PageQuery, page } from "./pagination.ts";
import { Usd } from "./prices.ts";
import { defineRoute } from "./route.ts";
import { IsTest } from "./sessions.ts";
import { Timestamp } from "./text.ts";

const CONTENT =
  "Truncated, secrets masked. `Masked` without the scope it needs: `memory:read` for memory, its tools and the part of the prompt that holds it, `sessions:read` for variables, `conversations:read` for everything else.";

export const Span = z
  .object({
    id: id("span"),
    parent_id: id("span").nullable(),
    type: z.enum(SPAN_TYPES),
    name: z.string(),
    started_at: Timestamp,
    duration_ms: z.number(),
    input: z.unknown().meta({ description: CONTENT }),
    output: z.unknown().meta({ description: CONTENT }),
    error: z.string().nullable().meta({
      description:
        "A model provider's own words, which may quote the prompt, are left out without `memory:read` and `conversations:read`.",
    }),
    provider: z.string().nullable(),
    model: z.string().nullable(),
    prompt_tokens: z.int().nullable(),
    completion_tokens: z.int().nullable(),
    cost_usd: Usd.nullable().meta({ description: "Null: no price is known." }),
  })
  .meta({ id: "Span" });
export type Span = z.infer<typeof Span>;

const summary = {
  id: id("trace"),
  conversation_id: id("session"),
  turn_id: id("turn"),
  agent_id: id("agent"),
  test: IsTest,
  started_at: Timestamp,
  duration_ms: z.number(),
  first_token_ms: z.number().nullable(),
  status: z.enum(["complete", "interrupted", "blocked", "failed"]),
  cost_usd: Usd.nullable().meta({ description: "Of its models; null: of one at least no price is known." }),
};

export const TraceSummary = z.object(summary).meta({ id: "TraceSummary" });
export const Trace = z
  .object({
    ...summary,
    spans: z.array(Span).meta({ description: "A tree by `parent_id`, in order of start." }),
  })
  .meta({ id: "Trace" });
export type TraceSummary = z.infer<typeof TraceSummary>;
export type Trace = z.infer<typeof Trace>;

const workspace = z.strictObject({ workspace_id: id("workspace") });
const BASE = "/workspaces/{workspace_id}/observability/traces";
const read = { kind: "scope", scope: "observability:read" } as const;

export const listTraces = defineRoute({
  operationId: "listTraces",
  method: "GET",
  path: BASE,
  tag: "observability",
  summary: "List traces",
  description: "One trace a turn.",
  access: read,
  params: workspace,
  query: PageQuery.extend({
    conversation_id: id("session").optional(),
    turn_id: id("turn").optional(),
    agent_id: id("agent").optional(),
    errors_only: z.enum(["true", "false"]).default("false"),
    include_test: IncludeTest,
  }),
  success: { status: 200, description: "Traces, newest first.", body: page(TraceSummary) },
  errors: ["session-not-found", "agent-not-found"],
});

export const getTrace = defineRoute({
  operationId: "getTrace",
  method: "GET",
  path: `${BASE}/{trace_id}`,
  tag: "observability",
  summary: "Read a trace",
  description:
    "What the spans carry is shown by scope: see `input` and `output`. In a prompt, `[Hidden: needs <scope>]` stands for the text that the caller may not read.",
  access: read,
  params: workspace.extend({ trace_id: id("trace") }),
  success: { status: 200, description: "The trace with its spans.", body: Trace },
  errors: ["not-found"],
});

export const observabilityRoutes = { listTraces, getTrace };
