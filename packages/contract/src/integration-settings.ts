import { z } from "zod";
import { id } from "./ids.ts";
import { text } from "./text.ts";

/** Vendors that there are ready-made tools for. */
export const INTEGRATION_PROVIDERS = ["slack", "cal_com", "hubspot", "smtp"] as const;
export type IntegrationProviderSlug = (typeof INTEGRATION_PROVIDERS)[number];

export const ProviderSlug = z.enum(INTEGRATION_PROVIDERS).meta({ example: "cal_com" });

/** Name of one of a provider's tools; agents get it as `<provider>_<name>`. */
export const ActionName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, "must be a tool's name such as send_message")
  .meta({ example: "find_slots" });

const FieldName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, "must be a field's name such as base_url")
  .meta({ example: "base_url" });

export const FieldValue = z.union([text(1, 4000), z.number(), z.boolean()]);
export type FieldValue = z.output<typeof FieldValue>;

/** Values of fields by name; null takes one away. */
export function fields<T extends z.ZodType>(value: T) {
  return z
    .record(FieldName, value.nullable())
    .refine((values) => Object.keys(values).length <= 30, "at most 30 fields");
}

const SealedField = z
  .object({ hint: z.string(), secret_id: z.string() })
  .meta({ id: "SealedField", description: "A sealed credential; `hint` is its last characters." });

/** An integration's settings as they are kept: secrets are named, never held. */
export const IntegrationSettings = z
  .object({
    provider: ProviderSlug,
    name: text(1, 120),
    credential: z.record(FieldName, SealedField),
    settings: z.record(FieldName, FieldValue),
  })
  .meta({ id: "IntegrationSettings" });
export type IntegrationSettings = z.output<typeof IntegrationSettings>;

/** An integration as a version froze it. */
export const FrozenIntegration = z
  .object({
    integration_id: id("integration"),
    selected_tools: z.array(ActionName).nullable(),
    settings: IntegrationSettings,
  })
  .meta({ id: "FrozenIntegration" });
export type FrozenIntegration = z.output<typeof FrozenIntegration>;
