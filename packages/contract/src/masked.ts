import { z } from "zod";
import { GRANTABLE_SCOPES } from "./scopes.ts";

/** A mask, as answers and events show it. */
export const Masked = z.object({ masked: z.enum(GRANTABLE_SCOPES) }).meta({
  id: "Masked",
  description:
    "Stands in place of a value that the caller may not read. `masked` names the scope that shows it, e.g. `memory:read`.",
});

/** Which scope hides the text of something that is otherwise shown; null where nothing is hidden. */
export const HidingScope = z.enum(GRANTABLE_SCOPES).nullable();
