import { z } from "zod";
import { text } from "./text.ts";

/** Name of a variable that people may set. */
export const VariableName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, "must be letters, digits and underscores, beginning with a letter")
  .refine((name) => !name.startsWith("system__"), "names beginning with system__ are reserved");

/** Values of variables by name, at most 100. */
export const VariableValues = z
  .record(VariableName, text(0, 2000))
  .refine((values) => Object.keys(values).length <= 100, "at most 100 variables");

/** Variables that every session has; recomputed every turn. */
export const SYSTEM_VARIABLES = {
  system__time_utc: "The time now, RFC 3339, UTC.",
  system__local_date: "Today's date where the User is, `2026-11-24`.",
  system__day_of_week: "Today's name where the User is, in English.",
  system__time_of_day: "morning, afternoon, evening or night, where the User is.",
  system__conversation_language: "The language that the conversation is held in.",
  system__agent_id: "The agent's ID.",
  system__agent_version: "The version that the session runs; `draft` in a preview of the draft.",
  system__conversation_id: "The session's ID.",
  system__user_name: "The User's name.",
  system__user_first_name: "The first word of the User's name.",
  system__user_phone: "The User's telephone number.",
  system__user_timezone: "The User's time zone; UTC when it is not known.",
  system__user_language: "The User's language.",
  system__subject_timezone: "Deprecated: the same as `system__user_timezone`.",
} as const;

export type SystemVariable = keyof typeof SYSTEM_VARIABLES;

/** Where a variable's value came from; an earlier one goes before a later one. */
export const VARIABLE_SOURCES = ["session", "resolver", "default", "system"] as const;
export type VariableSource = (typeof VARIABLE_SOURCES)[number];

// They belong to the connection, or follow from the URL and the body.
const OWN_HEADERS = [
  ...["connection", "content-length", "expect", "host", "keep-alive", "proxy-connection", "te", "trailer"],
  ...["transfer-encoding", "upgrade"],
];

/** Name of a header that people may set. */
export const HeaderName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, "must be a header's name such as X-Shop-Id")
  .refine((name) => !OWN_HEADERS.includes(name.toLowerCase()), "is a header that the server itself sets");

/** Headers by name, at most 30. */
export const Headers = z
  .record(HeaderName, text(0, 2000))
  .refine((headers) => Object.keys(headers).length <= 30, "at most 30 headers");

/** An address that is called; which addresses may be is judged when it is. */
export const CallUrl = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/[^\s/?#@\\{}]+(?:[/?#]\S*)?$/i, "must be an http or https URL without credentials")
  .meta({ example: "https://api.example.com/orders" });

/** A header that carries a credential: the value is sealed, and only its end is ever shown. */
export const AuthHeaderInput = z
  .strictObject({
    name: HeaderName.default("Authorization"),
    value: text(1, 4000).meta({ description: "Sealed at once; never shown again.", writeOnly: true }),
  })
  .meta({ id: "AuthHeaderInput" });

export const AuthHeader = z
  .strictObject({ name: HeaderName, hint: z.string(), secret_id: z.string() })
  .meta({ id: "AuthHeader", description: "A sealed credential; `hint` is its last characters." });
export type AuthHeader = z.output<typeof AuthHeader>;

/**
 * Where in a JSON answer a value is: a singular query of RFC 9535, e.g. `$.customer.orders[0]['order id']`.
 */
export const JsonPath = z
  .string()
  .max(500)
  .regex(
    /^\$(?:\.[\p{L}_][\p{L}\p{N}_]*|\[(?:-?\d{1,6}|'(?:[^'\\\p{Cc}]|\\['\\])*'|"(?:[^"\\\p{Cc}]|\\["\\])*")\])*$/u,
    "must be a JSONPath to one value, such as $.customer.name or $.orders[0]['id']",
  )
  .meta({ example: "$.customer.name" });

const resolver = {
  url: CallUrl.meta({ description: "May hold `{{variables}}` of the session and the system." }),
  method: z.enum(["GET", "POST"]).default("POST").meta({
    description: "POST sends `{agent_id, user_id, external_user_id, session_id, dynamic_variables}` as JSON.",
  }),
  headers: Headers.default({}),
  timeout_ms: z.int().min(100).max(10_000).default(2_000),
  map: z
    .record(VariableName, JsonPath)
    .refine((map) => Object.keys(map).length <= 100, "at most 100 variables")
    .meta({ description: "Which variable gets what of the answer." }),
};

/** Asks another system for variables when a session begins. */
export const VariableResolver = z
  .strictObject({ ...resolver, auth_header: AuthHeader.nullable().default(null) })
  .meta({ id: "VariableResolver" });
export type VariableResolver = z.output<typeof VariableResolver>;

export const VariableResolverInput = z
  .strictObject({
    ...resolver,
    auth_header: AuthHeaderInput.nullable()
      .optional()
      .meta({ description: "Left out: the one there is stays; null: none." }),
  })
  .meta({ id: "VariableResolverSet" });
export type VariableResolverInput = z.output<typeof VariableResolverInput>;
