import { getPriority, setPriority } from "node:os";
import { type MessagePort, parentPort, type Transferable, Worker, workerData } from "node:worker_threads";

interface Call {
  readonly number: number;
  readonly request: unknown;
}

interface Reply {
  readonly number: number;
  readonly value?: unknown;
  readonly failure?: string;
}

interface Waiting {
  resolve(value: never): void;
  reject(error: Error): void;
}

/** A thread died, or refused a request; the message says which. */
export class WorkerThreadError extends Error {
  override name = "WorkerThreadError";
}

/** How a thread lives. */
export interface ThreadLife {
  /** After how long without a request it ends; the next request starts it again. Left out: never. */
  readonly idleMs?: number;
  /**
   * How far it stands back for other threads that want the processor, from 0 to 19, by default 0. Only on Linux, where
   * a priority is a thread's own.
   */
  readonly nice?: number;
}

interface Start {
  readonly data: unknown;
  readonly nice: number;
}

/**
 * Work that would hold up the event loop, on a thread of its own. The thread is started with the first request, and again
 * with the next one after it has died; what it was asked meanwhile is refused. At most `most` requests wait for it, those that
 * nobody waits for any more among them, since the thread still has them before it.
 */
export class WorkerThread<Request, Answer> {
  readonly #module: URL;
  readonly #start: Start;
  readonly #most: number;
  readonly #idleMs: number | null;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #next = 0;
  #closed = false;
  #idle: NodeJS.Timeout | undefined;

  constructor(module: URL, data: unknown, most: number, { idleMs, nice = 0 }: ThreadLife = {}) {
    this.#module = module;
    this.#start = { data, nice };
    this.#most = most;
    this.#idleMs = idleMs ?? null;
  }

  /** Asks the thread; rejects with `WorkerThreadError` when it cannot answer, and with the signal's reason when nobody waits. */
  async ask(request: Request, signal?: AbortSignal): Promise<Answer> {
    signal?.throwIfAborted();
    if (this.#closed) throw new WorkerThreadError("the thread is closed");
    if (this.#waiting.size >= this.#most)
      throw new WorkerThreadError("too many requests wait for the thread");
    clearTimeout(this.#idle);
    const worker = this.#started();
    const number = this.#next++;
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.#waiting.set(number, { resolve, reject });
    const onAbort = () => reject(signal?.reason);
    signal?.addEventListener("abort", onAbort, { once: true });
    worker.postMessage({ number, request } satisfies Call);
    try {
      return await promise;
    } finally {
      signal?.removeEventListener("abort", onAbort);
    }
  }

  /** Whether it is there now; otherwise the next request starts it. */
  get running(): boolean {
    return this.#worker !== null;
  }

  /** Ends the thread at once, whatever it is doing; the next request starts another one. */
  stop(): void {
    const worker = this.#worker;
    this.#lose("the thread was stopped");
    void worker?.terminate();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  #rest(): void {
    clearTimeout(this.#idle);
    if (this.#idleMs === null || this.#waiting.size > 0) return;
    this.#idle = setTimeout(() => this.stop(), this.#idleMs).unref();
  }

  #lose(why: string): void {
    this.#worker = null;
    for (const waiting of this.#waiting.values()) waiting.reject(new WorkerThreadError(why));
    this.#waiting.clear();
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.#module, { workerData: this.#start });
    worker.unref();
    worker.on("message", (reply: Reply) => {
      const waiting = this.#waiting.get(reply.number);
      this.#waiting.delete(reply.number);
      this.#rest();
      if (reply.failure === undefined) waiting?.resolve(reply.value as never);
      else waiting?.reject(new WorkerThreadError(reply.failure));
    });
    const lost = (why: string) => {
      if (this.#worker === worker) this.#lose(why);
    };
    worker.on("error", (error) => lost(`the thread failed: ${error.message}`));
    worker.on("exit", () => lost("the thread has ended"));
    this.#worker = worker;
    return worker;
  }
}

/** The thread's side: answers requests by `work`, each as soon as it can. */
export function serveThread<Request, Data>(
  work: (request: Request, data: Data) => Promise<{ value: unknown; transfer?: Transferable[] }>,
): void {
  const port = parentPort as MessagePort;
  const { data, nice } = workerData as Start;
  // Never forward: that takes a right which few accounts have.
  if (process.platform === "linux" && nice > getPriority()) setPriority(nice);
  port.on("message", ({ number, request }: Call) => {
    work(request as Request, data as Data).then(
      ({ value, transfer = [] }) => port.postMessage({ number, value } satisfies Reply, transfer),
      (error: unknown) => {
        const failure = error instanceof Error ? error.message : "failed";
        port.postMessage({ number, failure } satisfies Reply);
      },
    );
  });
}
