/** Something that is started, and stopped again when the process ends or a later start fails. */
export interface Step<T = unknown> {
  /** Names it in logs. */
  readonly name: string;
  start?(): T | Promise<T>;
  stop?(started: T): unknown;
}

/** The start was called off by its signal. */
export class StartCanceledError extends Error {
  override name = "StartCanceledError";

  constructor() {
    super("The start was canceled.");
  }
}

/**
 * Starts things in order, and stops them in reverse. A start that fails stops what was started before it and then
 * rejects with its own error, so that a failed start leaves nothing behind. With a `signal` that is aborted, no
 * further step is begun.
 */
export class Startup {
  readonly #signal: AbortSignal | undefined;
  readonly #onStopError: (error: unknown, name: string) => void;
  readonly #undo: { readonly name: string; readonly stop: () => unknown }[] = [];
  #stopping: Promise<void> | null = null;

  constructor(options: { signal?: AbortSignal; onStopError?: (error: unknown, name: string) => void } = {}) {
    this.#signal = options.signal;
    this.#onStopError = options.onStopError ?? (() => undefined);
  }

  /** Starts one thing more; resolves to what its `start` gave. */
  async run<T>(step: Step<T>): Promise<T> {
    try {
      if (this.#signal?.aborted) throw new StartCanceledError();
      const started = (await step.start?.()) as T;
      const { stop } = step;
      if (stop) this.#undo.push({ name: step.name, stop: () => stop.call(step, started) });
      return started;
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Stops everything that was started, the last first. One that fails is reported and does not keep the others running. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  async #stopAll(): Promise<void> {
    for (let step = this.#undo.pop(); step; step = this.#undo.pop()) {
      try {
        await step.stop();
      } catch (error) {
        this.#onStopError(error, step.name);
      }
    }
  }
}

/** The step of something that has both. */
export function stepOf(name: string, part: { start(): unknown; stop(): unknown }): Step {
  return { name, start: () => part.start(), stop: () => part.stop() };
}

/** Starts `steps` in order; what it resolves to stops them. */
export async function startAll(
  steps: readonly Step[],
  options: ConstructorParameters<typeof Startup>[0] = {},
): Promise<Startup> {
  const startup = new Startup(options);
  for (const step of steps) await startup.run(step);
  return startup;
}
