import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What the HTTP kit counts. */
export interface HttpMetrics {
  requestFinished(operation: string, status: number, ms: number): void;
}

/** What the turn engine counts. */
export interface TurnMetrics {
  /** Null: not known. */
  turnFinished(status: string, firstTokenMs: number | null, latencyMs: number | null): void;
}

/** What the sweep counts. */
export interface SweepMetrics {
  rowsSwept(table: string, rows: number): void;
}

/** Everything that `GET /metrics` shows, in Prometheus' text format. */
export class Metrics implements HttpMetrics, TurnMetrics, SweepMetrics {
  readonly #registry = new Registry();
  readonly #requests = new Histogram({
    name: "hyponema_http_request_seconds",
    help: "Time to answer a request, by operation and status.",
    labelNames: ["operation", "status"] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30],
    registers: [this.#registry],
  });
  readonly #turns = new Counter({
    name: "hyponema_turns_total",
    help: "Turns, by how they ended.",
    labelNames: ["status"] as const,
    registers: [this.#registry],
  });
  readonly #firstToken = new Histogram({
    name: "hyponema_turn_first_token_seconds",
    help: "Time from a User's message to the answer's first token.",
    buckets: [0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 5, 10],
    registers: [this.#registry],
  });
  readonly #latency = new Histogram({
    name: "hyponema_turn_seconds",
    help: "Time from a User's message to the end of the answer.",
    buckets: [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120],
    registers: [this.#registry],
  });
  readonly #swept = new Counter({
    name: "hyponema_swept_rows_total",
    help: "Rows that were deleted because their time had passed, by table.",
    labelNames: ["table"] as const,
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry, prefix: "hyponema_" });
  }

  requestFinished(operation: string, status: number, ms: number): void {
    this.#requests.observe({ operation, status: String(status) }, ms / 1000);
  }

  turnFinished(status: string, firstTokenMs: number | null, latencyMs: number | null): void {
    this.#turns.inc({ status });
    if (latencyMs !== null) this.#latency.observe(latencyMs / 1000);
    if (firstTokenMs !== null) this.#firstToken.observe(firstTokenMs / 1000);
  }

  rowsSwept(table: string, rows: number): void {
    this.#swept.inc({ table }, rows);
  }

  /** A gauge that is read when the metrics are. */
  gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name: `hyponema_${name}`,
      help,
      registers: [this.#registry],
      collect() {
        this.set(read());
      },
    });
  }

  render(): Promise<string> {
    return this.#registry.metrics();
  }
}
