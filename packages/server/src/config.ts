import { z } from "zod";
import { isDatabaseUrl, wrongEncryption } from "./platform/database/connection.ts";
import { parseAllowList } from "./platform/egress/addresses.ts";
import { proxyRule } from "./platform/http/address.ts";
import { Secret } from "./platform/secret.ts";
import { parseSmtpUrl } from "./providers/mail/mailer.ts";

const MAX_KEEP_ALIVE_SECONDS = 3_600;

// Messages go on after the variable's name: "PORT must be …".
const limit = z.int("must be a whole number above 0").positive("must be a whole number above 0");

const RateLimits = z.strictObject(
  {
    key_per_minute: limit.default(600),
    sessions_per_minute: limit.default(120),
    sign_in_per_10_minutes: limit.default(20),
    widget_address_per_minute: limit.default(20),
    widget_agent_per_minute: limit.default(120),
  },
  {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `has no limit named ${issue.keys.join(", ")}`
        : "must be a JSON object",
  },
);

function wholeNumber(min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number(message).int(message).min(min, message).max(max, message);
}

function oneOf<const T extends readonly string[]>(values: T) {
  return z.enum(values, `must be one of: ${values.join(", ")}`);
}

function httpUrl(example: string) {
  return z.url({ protocol: /^https?$/, error: `must be a URL such as ${example}` });
}

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

function isReadBy(read: (setting: string) => unknown, setting: string): boolean {
  try {
    read(setting);
    return true;
  } catch {
    return false;
  }
}

const flag = oneOf(["1", "true", "0", "false"]).transform((text) => text === "1" || text === "true");

/** Every setting that the server takes from its environment. Documented in docs/reference/configuration.md, from here. */
export const Environment = z.object({
  PORT: wholeNumber(0, 65_535).default(8787).describe("Port to listen on; 0 picks a free one."),
  HOST: z.string().default("127.0.0.1").describe("Address to listen on."),
  HYPONEMA_KEEP_ALIVE_SECONDS: wholeNumber(1, MAX_KEEP_ALIVE_SECONDS)
    .default(65)
    .describe(
      "How long an idle connection of a client stays open, in seconds. Set it above the idle timeout of the proxy or load balancer in front.",
    ),
  DATABASE_URL: secret
    .refine(
      (url) => isDatabaseUrl(url.reveal()),
      "must be like postgres://user:password@db.example.com:5432/hyponema",
    )
    .refine((url) => wrongEncryption(url.reveal()) === null, {
      error: ({ input }) => wrongEncryption((input as Secret).reveal()) ?? "",
    })
    .optional()
    .describe(
      "A PostgreSQL of version 15 or later. Without it, an embedded one runs in the data folder. PG* variables are ignored.",
    ),
  HYPONEMA_DATA_DIR: z
    .string()
    .default("./data")
    .describe("Folder for the embedded database, blobs and keys."),
  HYPONEMA_SECRET_KEY: secret
    .optional()
    .describe(
      "Root of token signing and credential sealing, 32 characters or more; after a rotation `new,old`. Made by itself in the data folder with the embedded database, required otherwise.",
    ),
  HYPONEMA_PUBLIC_URL: httpUrl("https://agents.example.com")
    .optional()
    .describe("Where clients reach this server; socket URLs and links are built from it."),
  HYPONEMA_BLOBS: z
    .string()
    .optional()
    .describe("`folder:/path` or `s3://bucket/prefix?region=…&endpoint=…`."),
  HYPONEMA_LLM_BASE_URL: httpUrl("http://127.0.0.1:11434/v1")
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
    .refine(
      (setting) => isReadBy(parseAllowList, setting),
      "must be addresses or CIDRs such as 10.0.0.0/8, separated by commas",
    )
    .describe(
      "CIDRs, separated by commas, that tools and fetches may reach although private, and over plain http. A cloud's metadata address must be named exactly.",
    ),
  HYPONEMA_RATE_LIMITS: json
    .pipe(RateLimits)
    .prefault("{}")
    .describe(
      "JSON: key_per_minute (600), sessions_per_minute (120), sign_in_per_10_minutes (20), and for sessions that web pages open widget_address_per_minute (20) and widget_agent_per_minute (120).",
    ),
  HYPONEMA_MEMORY_EXTRACTION: oneOf(["model", "rules"])
    .default("model")
    .describe(
      "How memory learns from conversations: with the agent's model for work after a session, or `rules` alone, which ask no model and cost nothing. Without a model, by rules anyway.",
    ),
  HYPONEMA_MEMORY_PATIENCE_MS: wholeNumber(5, 60_000)
    .default(40)
    .describe("Most milliseconds that a turn waits for memory; what is not there by then is left out."),
  HYPONEMA_MEMORY_CACHE_MB: wholeNumber(16, 1024 * 1024)
    .default(256)
    .describe("Memory for what is remembered of recent Users, kept ready for recall, in MiB."),
  HYPONEMA_SMTP_URL: secret
    .refine(
      (url) => parseSmtpUrl(url.reveal()) !== null,
      "must be like smtp://user:password@mail.example.com:587",
    )
    .optional()
    .describe(
      "The mail server for links that sign in and for invites: `smtp://user:password@host:587` (STARTTLS), `smtps://…:465`, or `smtp://host:25?security=none`. Without it such links are printed in the terminal, and shown to whoever invites.",
    ),
  HYPONEMA_MAIL_FROM: z
    .string()
    .min(3, "must be from 3 to 320 characters long")
    .max(320, "must be from 3 to 320 characters long")
    .regex(/^[^\r\n]*$/, "must be one line")
    .optional()
    .describe("Who those mails are from; hyponema@ and the host of HYPONEMA_PUBLIC_URL unless set."),
  HYPONEMA_SIGN_UP: oneOf(["invited", "open"])
    .default("invited")
    .describe("Who may sign up: those whom a workspace has invited, or anybody with an e-mail address."),
  HYPONEMA_METRICS_TOKEN: secret.optional().describe("Opens GET /metrics; without it the route is closed."),
  HYPONEMA_TRUSTED_PROXIES: z
    .string()
    .default("")
    .refine(
      (setting) => isReadBy(proxyRule, setting),
      "must be addresses or CIDRs such as 10.0.0.0/8, separated by commas",
    )
    .describe("Addresses and CIDRs that may set X-Forwarded-For, separated by commas."),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl("http://127.0.0.1:4318")
    .optional()
    .describe("An OpenTelemetry collector that traces are sent to, e.g. http://127.0.0.1:4318."),
  HYPONEMA_LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
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
  const sentences = new Map<string, string>();
  for (const { path, message } of result.error.issues) {
    const name = path.join(".");
    if (!sentences.has(name)) sentences.set(name, `${name} ${message}.`);
  }
  throw new ConfigError([...sentences.values()].join(" "));
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
