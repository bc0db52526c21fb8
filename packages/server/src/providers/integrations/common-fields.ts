import type { Field } from "./port.ts";

/** JSON Schema of an email address. */
export const EMAIL_SCHEMA = {
  type: "string",
  pattern: '^[^\\s@,;:<>"()\\[\\]\\\\/?#]+@[^\\s@,;:<>"()\\[\\]\\\\/?#]+$',
  maxLength: 320,
};

/** Timeout setting of an account's tools, in ms. */
export const TIMEOUT_FIELD: Field = {
  name: "timeout_ms",
  label: "Patience",
  help: "How long a call may take, with all that it asks for, in ms.",
  required: false,
  schema: { type: "integer", minimum: 100, maximum: 60_000, default: 15_000 },
};

/** Setting for the address of a vendor's API. */
export function baseUrlField(address: string, help: string): Field {
  return {
    name: "base_url",
    label: "Address",
    help,
    required: false,
    schema: { type: "string", maxLength: 2000, default: address },
  };
}
