import { z } from "zod";
import { parseAllowList } from "./platform/egress/addresses.ts";
import { Secret } from "./platform/secret.ts";
import { mailServerOf } from "./providers/mail/mailer.ts";

const RateLimits = z.strictObject({
  key_per_minute: z.number().int().positive().default(600),
  sessions_per_minute: z.number().int().positive().default(120),
  sign_in_per_10_minutes: z.number().int().positive().default(20),
  widget_address_per_minute: z.number().int().positive().default(20),
  widget_agent_per_minute: z.number().int().positive().default(120),
});

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: "custom", message: "is not JSON" });
    return z.NEVER;
  }
});

const secret = z
  .string()
  .min(1)
  .transform((text) => new Secret(text));

function isAllowList(setting: string): boolean {
  try {
    parseAllowList(setting);
    return true;
  } catch {
    return false;
  }
}

const flag = z.enum(["1", "true", "0", "false"]).transform((text) => text === "1" || text === "true");

/** Every setting that the server takes from its environment. Documented in docs/reference/configuration.md, from here. */
export const Environment = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(8787)
    .describe("Port to listen on; 0 picks a free one."),
  HOST: z.string().default("127.0.0.1").describe("Address to listen on."),
  DATABASE_URL: secret
    .optional()
    .describe("A PostgreSQL of version 15 or later. Without it, an embedded one runs in the data folder."),
  HYPONEMA_DATA_DIR: z
    .string()
    .default("./data")
    .describe("Folder for the embedded database, blobs and keys."),
  HYPONEMA_SECRET_KEY: secret
    .optional()
    .describe(
      "Root of token signing and credential sealing, 32 characters or more; after a rotation `new,old`. Made by itself in the data folder with the embedded database, required otherwise.",
    ),
  HYPONEMA_PUBLIC_URL: z
    .url()
    .optional()
    .describe("Where clients reach this server; socket URLs and links are built from it."),
  HYPONEMA_BLOBS: z
    .string()
    .optional()
    .describe("`folder:/path` or `s3://bucket/prefix?region=…&endpoint=…`."),
  HYPONEMA_LLM_BASE_URL: z
    .url()
    .optional()
    .describe("Any OpenAI-compatible server, e.g. http://127.0.0.1:11434/v1 for Ollama."),
  HYPONEMA_LLM_API_KEY: secret.optional().describe("Its key, when it wants one."),
  HYPONEMA_LLM_MODEL: z.string().optional().describe("The model to ask for when an agent chooses none."),
  OPENAI_API_KEY: secret.optional().describe("Opens OpenAI's models."),
  ANTHROPIC_API_KEY: secret.optional().describe("Opens Anthropic's models."),
  GEMINI_API_KEY: secret.optional().describe("Opens Google's Gemini models."),
  GOOGLE_GENERATIVE_AI_API_KEY: secret.optional().describe("The same, by its other name."),
  GROQ_API_KEY: secret.optional().describe("Opens Groq's models."),
  MISTRAL_API_KEY: secret.optional().describe("Opens Mistral's models."),
  OPENROUTER_API_KEY: secret.optional().describe("Opens the models that OpenRouter resells."),
  TOGETHER_API_KEY: secret.optional().describe("Opens Together's models."),
  HYPONEMA_ENV_KEYS_FOR_ALL: flag
    .default(false)
    .describe("Let provider keys of the environment serve every workspace, not only the first."),
  HYPONEMA_EGRESS_ALLOW: z
    .string()
    .default("")
    .refine(isAllowList, "must be addresses or CIDRs such as 10.0.0.0/8, separated by commas")
    .describe(
      "CIDRs, separated by commas, that tools and fetches may reach although private, and over plain http. A cloud's metadata address must be named exactly.",
    ),
  HYPONEMA_RATE_LIMITS: json
    .pipe(RateLimits)
    .prefault("{}")
    .describe(
      "JSON: key_per_minute (600), sessions_per_minute (120), sign_in_per_10_minutes (20), and for sessions that web pages open widget_address_per_minute (20) and widget_agent_per_minute (120).",
    ),
  HYPONEMA_MEMORY_EXTRACTION: z
    .enum(["model", "rules"])
    .default("model")
    .describe(
      "How memory learns from conversations: with the agent's model for work after a session, or `rules` alone, which ask no model and cost nothing. Without a model, by rules anyway.",
    ),
  HYPONEMA_MEMORY_PATIENCE_MS: z.coerce
    .number()
    .int()
    .min(5)
    .max(60_000)
    .default(40)
    .describe("Most milliseconds that a turn waits for memory; what is not there by then is left out."),
  HYPONEMA_MEMORY_CACHE_MB: z.coerce
    .number()
    .int()
    .min(16)
    .default(256)
    .describe("Memory for what is remembered of recent Users, kept ready for recall, in MiB."),
  HYPONEMA_SMTP_URL: secret
    .refine(
      (url) => mailServerOf(url.reveal()) !== null,
      "must be like smtp://user:password@mail.example.com:587",
    )
    .optional()
    .describe(
      "The mail server for links that sign in and for invites: `smtp://user:password@host:587` (STARTTLS), `smtps://…:465`, or `smtp://host:25?security=none`. Without it such links are printed in the terminal, and shown to whoever invites.",
    ),
  HYPONEMA_MAIL_FROM: z
    .string()
    .min(3)
    .max(320)
    .regex(/^[^\r\n]*$/, "must be one line")
    .optional()
    .describe("Who those mails are from; hyponema@ and the host of HYPONEMA_PUBLIC_URL unless set."),
  HYPONEMA_SIGN_UP: z
    .enum(["invited", "open"])
    .default("invited")
    .describe("Who may sign up: those whom a workspace has invited, or anybody with an e-mail address."),
  HYPONEMA_METRICS_TOKEN: secret.optional().describe("Opens GET /metrics; without it the route is closed."),
  HYPONEMA_TRUSTED_PROXIES: z
    .string()
    .default("")
    .describe("Addresses and CIDRs that may set X-Forwarded-For, separated by commas."),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url()
    .optional()
    .describe("An OpenTelemetry collector that traces are sent to, e.g. http://127.0.0.1:4318."),
  HYPONEMA_LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
    .default("warn")
    .describe("What goes to standard output as lines of JSON."),
});

export type Config = z.output<typeof Environment>;

/** A setting is wrong; the message names it and says what it should be. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/** Reads the server's settings; an empty variable counts as none. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = Environment.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new ConfigError(`The settings are not right.\n${lines.join("\n")}`);
}

/** Where clients reach the server of these settings; `url`: where it really listens, when that is known. */
export function publicUrlOf(config: Config, url: string = localUrl(config.HOST, config.PORT)): string {
  return config.HYPONEMA_PUBLIC_URL?.replace(/\/+$/, "") ?? url;
}

/** Where a server that listens on `host` and `port` is reached from its own machine. */
export function localUrl(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}
