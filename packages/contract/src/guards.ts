import { z } from "zod";
import { TimeZone, text } from "./text.ts";

/** Time of day, `HH:MM`, on the 24-hour clock. */
const LocalTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "must be a time of day such as 22:30")
  .meta({ example: "22:30" });

// One of nothing but blanks and marks would be accepted and never found.
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]/u;

/** What zones and rules look for by itself. */
export const Keywords = z
  .array(text(1, 200).refine((keyword) => VISIBLE.test(keyword), "must have a character that shows"))
  .max(200)
  .default([])
  .meta({
    description:
      "Words or phrases, matched whole, without regard to case, accents, look-alike letters or invisible characters.",
  });

/** What zones and rules look for by its form. */
export const Regexes = z.array(text(1, 500)).max(50).default([]).meta({
  description:
    "Regular expressions of a linear-time engine (RE2 syntax), without regard to case; `^` and `$` stand for a line's ends.",
});

/** When an agent does not talk, in the User's own time. */
export const SleepWindow = z
  .strictObject({
    weekdays: z
      .array(z.int().min(1).max(7))
      .min(1)
      .max(7)
      .refine((days) => new Set(days).size === days.length, "must name each day once")
      .meta({ description: "ISO days on which the window begins: 1 is Monday." }),
    from: LocalTime,
    to: LocalTime.meta({
      description: "Not later than `from`: the next day. The same as `from`: the whole day.",
    }),
    timezone: TimeZone.default("UTC").meta({
      description: "Used for Users whose own time zone is not known.",
    }),
    message: text(1, 2000).meta({ description: "What is said instead of an answer." }),
  })
  .meta({ id: "SleepWindow" });
export type SleepWindow = z.output<typeof SleepWindow>;

/** Words on which a conversation is handed on. */
const EscalationRule = z
  .strictObject({
    name: text(1, 120),
    keywords: Keywords,
    regexes: Regexes,
    end: z.boolean().default(false).meta({ description: "Whether the session ends after the message." }),
  })
  .meta({ id: "EscalationRule" });

export const Escalation = z
  .strictObject({
    target: text(1, 500).nullable().default(null).meta({
      description: "Who takes over: a name, an address or a queue.",
    }),
    message: text(1, 2000).nullable().default(null).meta({
      description: "What the User is told when a rule has no answer of its own; null: nothing.",
    }),
    rules: z.array(EscalationRule).max(50).default([]).meta({
      description: "Matched against what the User says, as no-go zones are against what the agent says.",
    }),
  })
  .meta({ id: "Escalation" });
export type Escalation = z.output<typeof Escalation>;
