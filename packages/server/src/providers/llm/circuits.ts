import { LRUCache } from "lru-cache";
import type { Clock } from "../../platform/clock.ts";
import { type LanguageModel, ModelError, type ModelEvent, type ModelRequest } from "./port.ts";

const FAILURES_THAT_OPEN = 3;
const OPEN_MS = 30_000;
const MOST_OPEN_MS = 120_000;
const MOST_CIRCUITS = 10_000;

interface Circuit {
  failures: number;
  /** Until when nobody asks, on the monotonic clock. */
  openUntil: number;
  /** Whether somebody is finding out if it works again. */
  trying: boolean;
}

/**
 * Passes over models that keep failing: after three failures in a row, or a rate limit that says how long, a model is
 * not asked for a while and fails at once, so that the next in line answers without the wait. Then one request tries
 * it again. Meant for every model of a chain but the last, which has nobody to give way to. In-process: each node
 * finds out for itself. After M. Nygard, “Release It!”, 2007: circuit breaker.
 */
export class Circuits {
  readonly #clock: Clock;
  readonly #circuits = new LRUCache<string, Circuit>({ max: MOST_CIRCUITS });

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `model`, passed over while it fails. `owner` is whose credential it uses, and where: one's wrong key is not another's. */
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
    const circuit = this.#of(key);
    this.#enter(circuit, model.provider);
    let well = true;
    try {
      yield* model.stream(request, signal);
    } catch (error) {
      well = false;
      this.#failed(circuit, error);
      throw error;
    } finally {
      circuit.trying = false;
      // A reader who left early heard nothing wrong either.
      if (well) circuit.failures = 0;
    }
  }

  #of(key: string): Circuit {
    const known = this.#circuits.get(key);
    if (known) return known;
    const circuit = { failures: 0, openUntil: Number.NEGATIVE_INFINITY, trying: false };
    this.#circuits.set(key, circuit);
    return circuit;
  }

  #enter(circuit: Circuit, provider: string): void {
    const left = circuit.openUntil - this.#clock.monotonic();
    const closed = left <= 0 && (circuit.failures < FAILURES_THAT_OPEN || !circuit.trying);
    if (!closed) {
      const message = `${provider} is left alone for now: it kept failing, or said that it is busy.`;
      throw new ModelError("provider_unavailable", message, { retryAfterMs: Math.max(0, left) });
    }
    circuit.trying = circuit.failures >= FAILURES_THAT_OPEN;
  }

  #failed(circuit: Circuit, error: unknown): void {
    // What is wrong with the request says nothing about the model.
    if (!(error instanceof ModelError) || !error.retryable) return;
    circuit.failures++;
    const now = this.#clock.monotonic();
    if (error.kind === "provider_rate_limited" && error.retryAfterMs !== null) {
      circuit.openUntil = now + Math.min(error.retryAfterMs, MOST_OPEN_MS);
    } else if (circuit.failures >= FAILURES_THAT_OPEN) circuit.openUntil = now + OPEN_MS;
  }
}
