import type { ResolverTrial } from "@hyponema/contract/variable-routes";
import type { VariableResolver } from "@hyponema/contract/variables";
import { substitute, substituteUrl, type Variables } from "../../engines/templates/variables.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Egress, EgressResponse } from "../../platform/egress/egress.ts";
import { EgressError } from "../../platform/egress/egress-error.ts";
import { layered } from "../../platform/egress/request-parts.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { JsonError, readLongJson } from "../../platform/json/read-json.ts";
import { type Secret, withoutSecrets } from "../../platform/secret.ts";
import { valueAt } from "./json-path.ts";

const MOST_ANSWER_BYTES = 256 * 1024;
const MOST_VALUE_CHARACTERS = 2_000;

/** Whom a resolver is asked about. */
export interface Asked {
  readonly agentId: string;
  /** Null: a User who is not known yet, or a trial without one. */
  readonly userId: string | null;
  readonly externalUserId: string | null;
  readonly sessionId: string | null;
  /** What the session gives. */
  readonly given: Variables;
  /** What URL and headers may hold. */
  readonly variables: Variables;
  readonly auth: Secret | null;
}

/** Asks other systems for a session's variables. */
export class Resolvers {
  readonly #egress: Egress;
  readonly #clock: Clock;

  constructor(egress: Egress, clock: Clock) {
    this.#egress = egress;
    this.#clock = clock;
  }

  /** Asks once. What goes wrong is told in the answer, and then there are no values; throws only when `signal` aborts. */
  async resolve(resolver: VariableResolver, asked: Asked, signal: AbortSignal): Promise<ResolverTrial> {
    const begun = this.#clock.monotonic();
    const told = await this.#ask(resolver, asked, signal).then(
      (answer) => read(resolver, answer, asked.auth),
      (error: unknown) => {
        if (signal.aborted || !(error instanceof EgressError || error instanceof Refusal)) throw error;
        return failed(error.message);
      },
    );
    return { ...told, latency_ms: Math.round(this.#clock.monotonic() - begun) };
  }

  async #ask(resolver: VariableResolver, asked: Asked, signal: AbortSignal): Promise<EgressResponse> {
    const url = substituteUrl(resolver.url, asked.variables);
    if (url === null) throw new EgressError("invalid-url", "A variable would climb out of the URL's path.");
    const headers = Object.entries(resolver.headers).map(([name, value]) => [
      name,
      substitute(value, asked.variables),
    ]);
    const { auth_header: auth } = resolver;
    const body = {
      agent_id: asked.agentId,
      user_id: asked.userId,
      external_user_id: asked.externalUserId,
      session_id: asked.sessionId,
      dynamic_variables: asked.given,
    };
    return this.#egress.fetch(url, {
      method: resolver.method,
      headers: layered(
        { accept: "application/json" },
        resolver.method === "POST" ? { "content-type": "application/json" } : {},
        Object.fromEntries(headers),
        auth && asked.auth ? { [auth.name]: asked.auth.reveal() } : {},
      ),
      ...(resolver.method === "POST" ? { body: JSON.stringify(body) } : {}),
      signal,
      timeoutMs: resolver.timeout_ms,
      maxResponseBytes: MOST_ANSWER_BYTES,
      secretHeaders: auth ? [auth.name] : [],
    });
  }
}

type Told = Omit<ResolverTrial, "latency_ms">;

function failed(error: string, status: number | null = null, answer: unknown = null): Told {
  return { ok: false, values: {}, missing: [], answer, status, error };
}

async function read(
  { map }: VariableResolver,
  { status, body }: EgressResponse,
  auth: Secret | null,
): Promise<Told> {
  // Prompts, traces and whoever tries it are not told our secret by a system that sends back what it was sent.
  const text = withoutSecrets(body.toString("utf8"), auth ? [auth] : []);
  if (status < 200 || status >= 300)
    return failed(`It answered with status ${status}.`, status, text.slice(0, 2_000));
  let answer: unknown;
  try {
    answer = await readLongJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return failed(`Its answer ${error.message}.`, status, text.slice(0, 2_000));
  }
  const values: Record<string, string> = {};
  const missing: string[] = [];
  for (const [name, path] of Object.entries(map)) {
    const value = asText(valueAt(answer, path));
    if (value === null) missing.push(name);
    else values[name] = value;
  }
  return { ok: true, values, missing, answer, status, error: null };
}

// A variable is a text: numbers and truth values are written out, objects are not one value. What is too long, or holds
// what cannot be stored, is none either.
function asText(value: unknown): string | null {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string" || value.length > MOST_VALUE_CHARACTERS) return null;
  return value.includes("\u0000") || !value.isWellFormed() ? null : value;
}
