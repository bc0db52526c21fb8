import { z } from "zod";
import { Timestamp, text } from "./text.ts";

/** A version's number in a path. */
export const VersionNumber = z.coerce.number().int().min(1).max(1_000_000).meta({ example: 1 });

/** A version's number in a body. */
export const VersionChoice = z.int().min(1).max(1_000_000);

/** What a version may say about itself when it is made. */
export const VersionNote = z.strictObject({ note: text(0, 500).default("") });

/** Which version a rollback goes back to. */
export const Rollback = z
  .strictObject({ version: VersionChoice })
  .meta({ id: "Rollback", description: "The version to go back to." });

/** What a diff is made against: another version, or the draft; the version before when left out. */
export const DiffQuery = z.strictObject({
  against: z
    .union([z.literal("draft"), VersionNumber])
    .optional()
    .meta({
      description:
        "Another version's number, which counts as the older, or `draft`, which counts as the newer. Left out: the version before.",
    }),
});

export const CHANGE_KINDS = ["added", "removed", "changed"] as const;

const Change = z
  .object({
    path: z.string().meta({ description: "JSON Pointer to what differs." }),
    kind: z.enum(CHANGE_KINDS),
    before: z.unknown().optional().meta({ description: "Left out when it was added." }),
    after: z.unknown().optional().meta({ description: "Left out when it was removed." }),
  })
  .meta({ id: "Change" });
export type Change = z.infer<typeof Change>;

export const Diff = z
  .object({
    from: z.int().nullable().meta({ description: "Null: nothing came before." }),
    to: z.union([z.literal("draft"), z.int()]),
    changes: z.array(Change).meta({
      description:
        "What leads from `from` to `to`. Items of lists that have a name or an ID are matched by it, so that one moved or added does not change all others.",
    }),
  })
  .meta({ id: "Diff" });
export type Diff = z.infer<typeof Diff>;

/** What every version tells of itself. */
export const versionFacts = {
  version: z.int(),
  note: z.string(),
  created_at: Timestamp,
};
