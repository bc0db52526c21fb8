import { z } from "zod";
import { id, UserReference } from "./ids.ts";
import { RECALL_KINDS, THREAD_KINDS } from "./memory-kinds.ts";
import { LearnedScope } from "./memory-observations.ts";
import { defineRoute } from "./route.ts";
import { MomentWithOffset, Timestamp, text } from "./text.ts";

const Source = z
  .object({
    conversation_id: id("session").nullable(),
    message_id: id("message").nullable(),
    external_id: z
      .string()
      .nullable()
      .meta({ description: "Of a message that was brought: what you call it." }),
  })
  .meta({ id: "MemorySource" });

const RecalledItem = z
  .object({
    id: z.string().meta({ description: "The observation, the message or the thread." }),
    kind: z.enum(RECALL_KINDS),
    agent_id: id("agent").nullable().meta({ description: "Whose conversation it comes from." }),
    scope: LearnedScope,
    text: z.string(),
    score: z.number(),
    why: z
      .object({
        signals: z.record(z.string(), z.number()).meta({
          description: "What each signal added; they add up to the score. The guide explains them.",
        }),
        matched: z.array(z.string()).meta({ description: "Stems of the question that stand in it." }),
      })
      .meta({ id: "RecallReasons" }),
    said_at: Timestamp,
    speaker: z.enum(["user", "assistant"]).nullable().meta({ description: "Of a turn, who said it." }),
    name: z.string().nullable(),
    due_at: Timestamp.nullable().meta({ description: "Of a thread." }),
    thread_kind: z.enum(THREAD_KINDS).nullable(),
    sources: z.array(Source),
  })
  .meta({ id: "RecalledItem" });

export const RecallReply = z
  .object({
    user_id: id("user"),
    items: z.array(RecalledItem).meta({ description: "Best first." }),
    left_out: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(RECALL_KINDS),
        score: z.number(),
        reason: z.enum(["superseded", "expired", "cooling_down"]),
      }),
    ),
    resume: z
      .object({ text: z.string(), at: Timestamp })
      .nullable()
      .meta({ description: "Where the last conversation left off, as the first turn of one is told." }),
    cooling_down: z.array(z.string()).meta({ description: "Sensitive matters that are not raised for now." }),
    late: z.array(z.enum(["memory", "meaning"])).meta({
      description: "Parts that did not come within a turn's patience, and were done without.",
    }),
    tokens: z.int().meta({ description: "What the items cost in a prompt, by estimate." }),
    latency_ms: z.number(),
    embedding_ms: z.number().meta({ description: "Of that, what embedding the question took." }),
  })
  .meta({ id: "MemoryRecall" });
export type RecallReply = z.output<typeof RecallReply>;

export const recallMemory = defineRoute({
  operationId: "recallMemory",
  method: "POST",
  path: "/workspaces/{workspace_id}/memory/recall",
  tag: "memory",
  summary: "See what is recalled, and why",
  description:
    "Without `limit` and `kinds`, exactly what a turn would be given that the User begins with these words: within its token budget and its patience. With either, the same ranking without both.",
  access: { kind: "scope", scope: "memory:read" },
  params: z.strictObject({ workspace_id: id("workspace") }),
  body: z
    .strictObject({
      user_id: UserReference,
      query: text(1, 8000),
      limit: z.int().min(1).max(100).optional().meta({ description: "20 when only `kinds` is given." }),
      kinds: z.array(z.enum(RECALL_KINDS)).min(1).max(RECALL_KINDS.length).optional(),
      at: MomentWithOffset.optional().meta({
        description:
          'From when it is asked, now unless said: what "last week" means, what has expired, what is to rest. What was said later is found as well.',
      }),
      agent_id: id("agent").optional().meta({
        description:
          "As this agent sees it, by the `memory_scope` of its published version: with `agent` what it learned itself and what no agent learned, with `workspace` what other agents share as well. Without it, everything.",
      }),
    })
    .meta({ id: "MemoryRecallRequest" }),
  success: { status: 200, description: "What was found.", body: RecallReply },
  errors: ["user-not-found", "agent-not-found"],
  example: { user_id: "user_01j8z5k3mve7b8xq2n4w6y9r1t", query: "Where does Ana live now?", limit: 10 },
});

export const memoryRecallRoutes = { recallMemory };
