import type { Field } from "./port.ts";

/** JSON Schema of one e-mail address. */
export const EMAIL = {
  type: "string",
  pattern: '^[^\\s@,;:<>"()\\[\\]\\\\/?#]+@[^\\s@,;:<>"()\\[\\]\\\\/?#]+$',
  maxLength: 320,
};

/** How long an account's tools may take, in ms. */
export const TIMEOUT: Field = {
  name: "timeout_ms",
  label: "Patience",
  help: "How long a call may take, with all that it asks for, in ms.",
  required: false,
  schema: { type: "integer", minimum: 100, maximum: 60_000, default: 15_000 },
};

/** The setting that says where a vendor's API is. */
export function baseUrl(address: string, help: string): Field {
  return {
    name: "base_url",
    label: "Address",
    help,
    required: false,
    schema: { type: "string", maxLength: 2000, default: address },
  };
}
