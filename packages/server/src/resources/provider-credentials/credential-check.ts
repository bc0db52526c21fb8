import type { CredentialProvider } from "@hyponema/contract/agent-settings";
import type { ProviderTestOutcome, SeenModel } from "@hyponema/contract/provider-credentials";
import type { Clock } from "../../platform/clock.ts";
import type { Egress } from "../../platform/egress/egress.ts";
import { egressErrorIn } from "../../platform/egress/egress-error.ts";
import { listModels } from "../../providers/llm/model-list.ts";
import { ModelError } from "../../providers/llm/port.ts";
import { modelListingOf } from "../../providers/llm/vendors.ts";
import type { ResolvedAccess } from "./access.ts";

const TIMEOUT_MS = 10_000;

/** Connections to providers, with a timeout. */
export interface ProviderConnections {
  readonly egress: Pick<Egress, "dispatcher">;
  readonly clock: Clock;
  readonly timeoutMs?: number;
}

/** Result of calling a provider. */
export interface CredentialCheck {
  readonly outcome: ProviderTestOutcome;
  /** Never quotes the provider, whose message may repeat the key. */
  readonly detail: string;
  readonly latencyMs: number;
  /** Null if it listed none. */
  readonly models: readonly SeenModel[] | null;
}

/** Result for a credential that can no longer be decrypted. */
export const UNREADABLE: CredentialCheck = {
  outcome: "unreadable",
  detail:
    "The credential was sealed with a root secret that this server no longer has: set it again, or put the old HYPONEMA_SECRET_KEY back behind the new one.",
  latencyMs: 0,
  models: null,
};

/** Lists the provider's models to verify the key. Throws only when `signal` aborts. */
export async function checkCredential(
  provider: CredentialProvider,
  { access, trusted }: ResolvedAccess,
  { egress, clock, timeoutMs = TIMEOUT_MS }: ProviderConnections,
  signal: AbortSignal,
): Promise<CredentialCheck> {
  const startedAt = clock.monotonic();
  const timeout = AbortSignal.timeout(timeoutMs);
  const outcome = await listModels({
    provider,
    access,
    signal: AbortSignal.any([signal, timeout]),
    ...(trusted ? {} : { dispatcher: egress.dispatcher }),
  }).then(
    (models) => worked(provider, models),
    (error: unknown) => {
      if (signal.aborted) throw error;
      const failure = timeout.aborted ? new ModelError("provider_timeout", "") : error;
      return { ...failed(modelListingOf(provider).name, access.apiKey !== null, failure), models: null };
    },
  );
  return { ...outcome, latencyMs: Math.round(clock.monotonic() - startedAt) };
}

type CheckOutcome = Pick<CredentialCheck, "outcome" | "detail">;

function worked(
  provider: CredentialProvider,
  models: readonly SeenModel[],
): Omit<CredentialCheck, "latencyMs"> {
  const listed = models.length === 1 ? "one model" : `${models.length} models`;
  return {
    outcome: "works",
    detail: `${modelListingOf(provider).name} answered, and lists ${listed}.`,
    models,
  };
}

function failed(name: string, hasKey: boolean, error: unknown): CheckOutcome {
  if (!(error instanceof ModelError)) throw error;
  const status = error.status === null ? "" : ` (${error.status})`;
  switch (error.kind) {
    case "provider_auth":
      return { outcome: "key_refused", detail: refusal(name, hasKey, error.status, status) };
    case "provider_rate_limited":
      return {
        outcome: "rate_limited",
        detail: `${name} has been asked too often${status}. ${retryAdvice(error)}`,
      };
    case "provider_timeout":
      return { outcome: "timed_out", detail: `${name} did not answer in time. Try again later.` };
    case "provider_unavailable":
      return error.status === null
        ? unreachable(name, error)
        : { outcome: "unexpected", detail: unexpectedAnswer(name, error) };
    default:
      return { outcome: "unexpected", detail: unexpectedAnswer(name, error) };
  }
}

function refusal(name: string, hasKey: boolean, status: number | null, shown: string): string {
  if (status === 402) return `The account at ${name} is out of credit${shown}.`;
  if (!hasKey) return `${name} wants a key${shown}.`;
  return `${name} does not take the key${shown}. Check that it is complete, and neither expired nor restricted.`;
}

function retryAdvice({ retryAfterMs }: ModelError): string {
  if (retryAfterMs === null) return "Try again later.";
  const seconds = Math.ceil(retryAfterMs / 1000);
  return `Try again in ${seconds} second${seconds === 1 ? "" : "s"}.`;
}

function unreachable(name: string, error: ModelError): CheckOutcome {
  const guard = egressErrorIn(error);
  if (guard.code === "address-not-allowed") return { outcome: "not_allowed", detail: guard.message };
  const why = guard.code === "name-not-resolved" ? ` ${guard.message}` : "";
  return { outcome: "unreachable", detail: `${name} could not be reached.${why}` };
}

function unexpectedAnswer(name: string, { status }: ModelError): string {
  if (status !== null && status >= 500) return `${name} is out of order (${status}). Try again later.`;
  if (status === 404) {
    return `There is no list of models at this address (404). Give it up to and with its version, such as /v1.`;
  }
  const how = status === null ? "with something else than" : `with status ${status} instead of`;
  return `${name} answered ${how} a list of models. Check the address.`;
}
