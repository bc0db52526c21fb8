import type { CredentialProvider } from "@hyponema/contract/agent-settings";
import type { ProviderTestOutcome, SeenModel } from "@hyponema/contract/provider-credentials";
import type { Clock } from "../../platform/clock.ts";
import type { Egress } from "../../platform/egress/egress.ts";
import { egressErrorIn } from "../../platform/egress/egress-error.ts";
import { listModels } from "../../providers/llm/model-list.ts";
import { ModelError } from "../../providers/llm/port.ts";
import { modelListingOf } from "../../providers/llm/vendors.ts";
import type { FoundAccess } from "./access.ts";

const PATIENCE_MS = 10_000;

/** Ways to reach providers, and how long one may take to answer. */
export interface Reach {
  readonly egress: Pick<Egress, "dispatcher">;
  readonly clock: Clock;
  readonly patienceMs?: number;
}

/** What came of asking a provider. */
export interface ProviderTrial {
  readonly outcome: ProviderTestOutcome;
  /** In our own words: what a provider says may repeat what it was sent. */
  readonly detail: string;
  readonly latencyMs: number;
  /** Null when it listed none. */
  readonly models: readonly SeenModel[] | null;
}

/** The outcome of a test whose credential cannot be opened any more. */
export const UNREADABLE: ProviderTrial = {
  outcome: "unreadable",
  detail:
    "The credential was sealed with a root secret that this server no longer has: set it again, or put the old HYPONEMA_SECRET_KEY back behind the new one.",
  latencyMs: 0,
  models: null,
};

/** Asks a provider for its models, as what tells whether it takes the key. Throws only when `signal` aborts. */
export async function askProvider(
  provider: CredentialProvider,
  { access, ours }: FoundAccess,
  { egress, clock, patienceMs = PATIENCE_MS }: Reach,
  signal: AbortSignal,
): Promise<ProviderTrial> {
  const begun = clock.monotonic();
  const late = AbortSignal.timeout(patienceMs);
  const outcome = await listModels({
    provider,
    access,
    signal: AbortSignal.any([signal, late]),
    ...(ours ? {} : { dispatcher: egress.dispatcher }),
  }).then(
    (models) => worked(provider, models),
    (error: unknown) => {
      if (signal.aborted) throw error;
      const failure = late.aborted ? new ModelError("provider_timeout", "") : error;
      return { ...failed(modelListingOf(provider).name, access.apiKey !== null, failure), models: null };
    },
  );
  return { ...outcome, latencyMs: Math.round(clock.monotonic() - begun) };
}

type Told = Pick<ProviderTrial, "outcome" | "detail">;

function worked(
  provider: CredentialProvider,
  models: readonly SeenModel[],
): Omit<ProviderTrial, "latencyMs"> {
  const listed = models.length === 1 ? "one model" : `${models.length} models`;
  return {
    outcome: "works",
    detail: `${modelListingOf(provider).name} answered, and lists ${listed}.`,
    models,
  };
}

function failed(name: string, hasKey: boolean, error: unknown): Told {
  if (!(error instanceof ModelError)) throw error;
  const status = error.status === null ? "" : ` (${error.status})`;
  switch (error.kind) {
    case "provider_auth":
      return { outcome: "key_refused", detail: refusal(name, hasKey, error.status, status) };
    case "provider_rate_limited":
      return {
        outcome: "rate_limited",
        detail: `${name} has been asked too often${status}. ${later(error)}`,
      };
    case "provider_timeout":
      return { outcome: "timed_out", detail: `${name} did not answer in time. Try again later.` };
    case "provider_unavailable":
      return error.status === null
        ? unreachable(name, error)
        : { outcome: "unexpected", detail: odd(name, error) };
    default:
      return { outcome: "unexpected", detail: odd(name, error) };
  }
}

function refusal(name: string, hasKey: boolean, status: number | null, shown: string): string {
  if (status === 402) return `The account at ${name} is out of credit${shown}.`;
  if (!hasKey) return `${name} wants a key${shown}.`;
  return `${name} does not take the key${shown}. Check that it is complete, and neither expired nor restricted.`;
}

function later({ retryAfterMs }: ModelError): string {
  if (retryAfterMs === null) return "Try again later.";
  const seconds = Math.ceil(retryAfterMs / 1000);
  return `Try again in ${seconds} second${seconds === 1 ? "" : "s"}.`;
}

function unreachable(name: string, error: ModelError): Told {
  const guard = egressErrorIn(error);
  if (guard.code === "address-not-allowed") return { outcome: "not_allowed", detail: guard.message };
  const why = guard.code === "name-not-resolved" ? ` ${guard.message}` : "";
  return { outcome: "unreachable", detail: `${name} could not be reached.${why}` };
}

function odd(name: string, { status }: ModelError): string {
  if (status !== null && status >= 500) return `${name} is out of order (${status}). Try again later.`;
  if (status === 404) {
    return `There is no list of models at this address (404). Give it up to and with its version, such as /v1.`;
  }
  const how = status === null ? "with something else than" : `with status ${status} instead of`;
  return `${name} answered ${how} a list of models. Check the address.`;
}
