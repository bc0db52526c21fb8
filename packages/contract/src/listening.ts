import { z } from "zod";
import { id } from "./ids.ts";
import { text } from "./text.ts";

export const INTERRUPTION_POLICIES = ["always", "never", "min_words"] as const;
export const NOISE_SUPPRESSIONS = ["off", "rnnoise", "auto"] as const;

/** Says something when one side is silent for too long. */
export const SoftTimeout = z
  .strictObject({
    mode: z.enum(["off", "static", "generated"]).meta({
      description: "`static` says `message`; `generated` lets the model find the words.",
    }),
    message: text(0, 500).default(""),
    after_ms: z.int().min(500).max(60_000).default(4000),
    on: z.enum(["user", "model"]).default("user").meta({ description: "Whose silence counts." }),
  })
  .refine(({ mode, message }) => mode !== "static" || message !== "", {
    path: ["message"],
    message: "is what `static` says",
  })
  .meta({ id: "SoftTimeout" });

/** What there is to set about listening, each with the values that it takes. */
const KNOBS = {
  vad_confidence: z
    .number()
    .min(0.1)
    .max(0.95)
    .meta({ description: "How sure the detector must be that somebody speaks; constant 0.7." }),
  vad_start_secs: z
    .number()
    .min(0.05)
    .max(2)
    .meta({ description: "How long speech must last to count as begun; constant 0.2." }),
  vad_stop_secs: z
    .number()
    .min(0.1)
    .max(5)
    .meta({ description: "How long silence must last to count as the end; constant 0.8." }),
  vad_min_volume: z
    .number()
    .min(0)
    .max(0.95)
    .meta({ description: "Of the loudest there is; what is quieter is no speech; constant 0.6." }),
  interruption_policy: z
    .enum(INTERRUPTION_POLICIES)
    .meta({ description: "Whether a User who speaks stops the agent; constant `always`." }),
  min_words_before_interrupt: z
    .int()
    .min(1)
    .max(20)
    .meta({ description: "How many words it takes, with `min_words`; constant 3." }),
  first_message_interruptible: z
    .boolean()
    .meta({ description: "Whether the opening line may be interrupted; constant true." }),
  noise_suppression: z.enum(NOISE_SUPPRESSIONS).meta({
    description: "`auto`: where the channel needs it; constant `off`.",
  }),
  audio_gate_enabled: z
    .boolean()
    .meta({ description: "Whether what is heard while the agent speaks is kept out; constant false." }),
  soft_timeout_override: SoftTimeout.nullable().meta({
    description: "In place of the voice stack's own; constant null: that one holds.",
  }),
};

type Knobs = typeof KNOBS;
export type KnobName = keyof Knobs;
export const KNOB_NAMES = Object.keys(KNOBS) as readonly KnobName[];

function eachKnob<Shape>(wrap: (knob: Knobs[KnobName]) => z.ZodType): Shape {
  const entries = Object.entries(KNOBS).map(([name, knob]) => [name, wrap(knob)]);
  return Object.fromEntries(entries) as Shape;
}

/** A value for each knob. */
export const ListeningValues = z.object(KNOBS).meta({ id: "ListeningValues" });
export type ListeningValues = z.output<typeof ListeningValues>;

/** What a profile says of each knob; null: nothing, so that whatever comes after it holds. */
export const settings = eachKnob<{ [K in KnobName]: z.ZodNullable<Knobs[K]> }>((knob) => z.nullable(knob));
export const ListeningSettings = z.strictObject(settings);
export type ListeningSettings = z.output<typeof ListeningSettings>;

/** Where a value may come from; an earlier one goes before a later one. */
export const LISTENING_SOURCES = [
  "session",
  "assignment",
  "agent_default",
  "voice_profile",
  "constant",
] as const;
export type ListeningSource = (typeof LISTENING_SOURCES)[number];

const origin = {
  source: z.enum(LISTENING_SOURCES),
  listening_profile_id: id("listeningProfile").nullable().meta({
    description: "Of the sources `assignment` and `agent_default`.",
  }),
};

interface Resolved<V extends z.ZodType> extends z.ZodObject<{ value: V } & typeof origin> {}

/** For each knob the value that holds, and where it came from. */
export const ResolvedListening = z
  .object(eachKnob<{ [K in KnobName]: Resolved<Knobs[K]> }>((knob) => z.object({ value: knob, ...origin })))
  .meta({ id: "ResolvedListening" });
export type ResolvedListening = z.output<typeof ResolvedListening>;

/** Ready-made sets of values that a profile can be made from. */
export const LISTENING_PRESETS = ["default", "patient", "fast", "phone"] as const;
export type ListeningPreset = (typeof LISTENING_PRESETS)[number];
