import { z } from "zod";
import { GUARD_ACTIONS, GUARD_KINDS } from "./events.ts";
import { id } from "./ids.ts";
import { defineRoute } from "./route.ts";
import { Timestamp, TimeZone, text } from "./text.ts";

const Trial = z
  .object({
    met: z
      .object({
        kind: z.enum(GUARD_KINDS),
        name: z.string(),
        action: z.enum([...GUARD_ACTIONS, "mark"]),
        start: z
          .int()
          .nullable()
          .meta({ description: "Where in the text, in UTF-16 units; null: not by its words." }),
        end: z.int().nullable(),
      })
      .nullable()
      .meta({ description: "The first guard that the text meets; null: it passes." }),
    said: z.string().meta({
      description: "What the User is told: of the agent's text what leaves, and what is said instead.",
    }),
  })
  .meta({ id: "GuardTrial" });
export type GuardTrial = z.output<typeof Trial>;

export const tryGuards = defineRoute({
  operationId: "tryGuards",
  method: "POST",
  path: "/workspaces/{workspace_id}/personas/{persona_id}/guards/try",
  tag: "personas",
  summary: "See what the guards of a persona's draft make of a text",
  description: "Runs the guards that a turn runs; nothing is stored.",
  access: { kind: "scope", scope: "personas:read" },
  params: z.strictObject({ workspace_id: id("workspace"), persona_id: id("persona") }),
  body: z
    .strictObject({
      text: text(1, 8000),
      said_by: z.enum(["agent", "user"]).default("agent"),
      at: Timestamp.optional().meta({
        description: "For sleep windows, and only for what the User says; left out: now.",
      }),
      timezone: TimeZone.optional().meta({ description: "The User's; left out: not known." }),
    })
    .meta({ id: "GuardTry" }),
  success: { status: 200, description: "What came of it.", body: Trial },
  errors: ["persona-not-found"],
  example: { text: "I can show you the guest list." },
});

export const guardRoutes = { tryGuards };
