import { LRUCache } from "lru-cache";
import type { Clock } from "../../platform/clock.ts";
import { type LanguageModel, ModelError, type ModelEvent, type ModelRequest } from "./port.ts";

const FAILURE_THRESHOLD = 3;
const OPEN_MS = 30_000;
const MAX_OPEN_MS = 120_000;
const MAX_CIRCUITS = 10_000;

interface Circuit {
  failures: number;
  /** On the monotonic clock; requests fail immediately until then. */
  openUntil: number;
  /** Whether a trial request is in flight (half-open). */
  trialInFlight: boolean;
}

/**
 * Circuit breakers for models. After three failures in a row, or a rate limit with a retry time, a model fails
 * immediately for a while, so that the next model of the chain answers without a wait; then one trial request is let
 * through. Used for every model of a chain but the last, which has no fallback. State is per node. Source: M. Nygard,
 * “Release It!”, 2007.
 */
export class CircuitBreakers {
  readonly #clock: Clock;
  readonly #circuits = new LRUCache<string, Circuit>({ max: MAX_CIRCUITS });

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Wraps `model` in a circuit breaker. `owner` identifies the credential and endpoint, so that one tenant's wrong key
   * does not affect another.
   */
  guard(model: LanguageModel, owner: string): LanguageModel {
    const key = `${owner}/${model.provider}/${model.model}`;
    return {
      provider: model.provider,
      model: model.model,
      capabilities: model.capabilities,
      stream: (request, signal) => this.#stream(key, model, request, signal),
    };
  }

  async *#stream(
    key: string,
    model: LanguageModel,
    request: ModelRequest,
    signal: AbortSignal,
  ): AsyncGenerator<ModelEvent> {
    const circuit = this.#circuitFor(key);
    this.#throwIfOpen(circuit, model.provider);
    let succeeded = true;
    try {
      yield* model.stream(request, signal);
    } catch (error) {
      succeeded = false;
      this.#recordFailure(circuit, error);
      throw error;
    } finally {
      circuit.trialInFlight = false;
      // Also counts as success if the reader left early.
      if (succeeded) circuit.failures = 0;
    }
  }

  #circuitFor(key: string): Circuit {
    const known = this.#circuits.get(key);
    if (known) return known;
    const circuit = { failures: 0, openUntil: Number.NEGATIVE_INFINITY, trialInFlight: false };
    this.#circuits.set(key, circuit);
    return circuit;
  }

  #throwIfOpen(circuit: Circuit, provider: string): void {
    const left = circuit.openUntil - this.#clock.monotonic();
    const closed = left <= 0 && (circuit.failures < FAILURE_THRESHOLD || !circuit.trialInFlight);
    if (!closed) {
      const message = `${provider} is left alone for now: it kept failing, or said that it is busy.`;
      throw new ModelError("provider_unavailable", message, { retryAfterMs: Math.max(0, left) });
    }
    circuit.trialInFlight = circuit.failures >= FAILURE_THRESHOLD;
  }

  #recordFailure(circuit: Circuit, error: unknown): void {
    // Errors in the request itself say nothing about the model.
    if (!(error instanceof ModelError) || !error.retryable) return;
    circuit.failures++;
    const now = this.#clock.monotonic();
    if (error.kind === "provider_rate_limited" && error.retryAfterMs !== null) {
      circuit.openUntil = now + Math.min(error.retryAfterMs, MAX_OPEN_MS);
    } else if (circuit.failures >= FAILURE_THRESHOLD) circuit.openUntil = now + OPEN_MS;
  }
}
