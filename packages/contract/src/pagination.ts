import { z } from "zod";

/** Query of every list: page size and where to go on. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: "Items a page, 1–200." }),
  cursor: z
    .string()
    .min(1)
    .max(512)
    .optional()
    .meta({ description: "`next_cursor` of the page before, unchanged." }),
});

/** Query of every list and aggregate that test traffic could be in. */
export const IncludeTest = z.enum(["true", "false"]).default("false").meta({
  description:
    "Whether to include test traffic: sessions with `test: true`, what they made, and Users that only such sessions made. A test conversation, turn or User that the query or the path names is always included.",
});

/** One page of a list, newest first unless the route says otherwise; `next_cursor` is null on the last page. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ data: z.array(item), next_cursor: z.string().nullable() });
}
