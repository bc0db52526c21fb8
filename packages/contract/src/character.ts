import { z } from "zod";
import { text } from "./text.ts";

/** Where on a scale from its first word (1) to its second (5) the agent stands. */
const scale = (low: string, high: string) =>
  z
    .int()
    .min(1)
    .max(5)
    .nullable()
    .default(null)
    .meta({ description: `1: ${low}; 5: ${high}; null: unsaid.` });

/** How the agent comes across; becomes a part of the prompt of its own, after the persona's words. */
export const Personality = z
  .strictObject({
    warmth: scale("matter-of-fact", "warm"),
    formality: scale("casual", "formal"),
    humor: scale("serious", "playful"),
    brevity: scale("expansive", "brief"),
    directness: scale("tactful", "direct"),
    energy: scale("calm", "lively"),
  })
  .meta({ id: "Personality" });
export type Personality = z.output<typeof Personality>;

/** Who the agent says it is; becomes a part of the prompt of its own, after the persona's words. */
export const Identity = z
  .strictObject({
    name: text(1, 120).nullable().default(null),
    role: text(1, 200).nullable().default(null),
    organisation: text(1, 200).nullable().default(null),
    pronouns: text(1, 50).nullable().default(null),
    background: text(1, 4000).nullable().default(null),
  })
  .meta({ id: "Identity" });
export type Identity = z.output<typeof Identity>;

/** Tools that an opening line may be made with: they only read. */
export const GREETING_TOOLS = ["search_memory"] as const;

/** How the opening line comes about. */
export const Greeting = z
  .strictObject({
    mode: z.enum(["static", "custom_agent"]).default("static").meta({
      description: "`static`: the first message. `custom_agent`: the model writes one, from `prompt`.",
    }),
    prompt: text(0, 4000).default(""),
    tools: z.array(z.enum(GREETING_TOOLS)).max(GREETING_TOOLS.length).default([]),
    fallback_to_static: z.boolean().default(true).meta({
      description: "Whether the first message is said when none could be written in 3 steps and 4 s.",
    }),
  })
  .meta({ id: "Greeting" });
export type Greeting = z.output<typeof Greeting>;
