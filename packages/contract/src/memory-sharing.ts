import { z } from "zod";
import { id } from "./ids.ts";
import { defineRoute } from "./route.ts";

export const MemoryShared = z
  .object({
    agent_id: id("agent"),
    dry_run: z.boolean(),
    users: z.int().meta({ description: "Users of whom the agent kept something to itself." }),
    observations: z.int(),
    passages: z.int().meta({ description: "Messages that recall finds." }),
    open_threads: z.int(),
    cooldowns: z.int(),
    tones: z.int(),
    resumes: z.int(),
  })
  .meta({ id: "MemoryShared", description: "How much of each was shared or, with `dry_run`, would be." });
export type MemoryShared = z.output<typeof MemoryShared>;

export const shareMemory = defineRoute({
  operationId: "shareMemory",
  method: "POST",
  path: "/workspaces/{workspace_id}/memory/share",
  tag: "memory",
  summary: "Share what an agent learned while it kept its memory to itself",
  description:
    "Publishing `memory_scope: workspace` shares what the agent learns from then on. This shares what it learned before: agents that share their memory recall it at once. Where two facts about the same slot meet, the later one holds. Sharing twice changes nothing. Each User whose memory changes is told of by `memory.updated`, soon after.",
  access: { kind: "scope", scope: "memory:write" },
  params: z.strictObject({ workspace_id: id("workspace") }),
  body: z
    .strictObject({
      agent_id: id("agent"),
      dry_run: z.boolean().default(false).meta({ description: "`true`: only count what would be shared." }),
    })
    .meta({ id: "MemoryShare" }),
  success: { status: 200, description: "What was shared, or would be.", body: MemoryShared },
  errors: ["agent-not-found", "memory-not-shareable"],
  example: { agent_id: "agent_01j8z5k3mve7b8xq2n4w6y9r1t", dry_run: true },
});

export const memorySharingRoutes = { shareMemory };
