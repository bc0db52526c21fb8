import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { z } from "zod";
import type { Log } from "../telemetry/log.ts";
import { DatabaseClient } from "./connection.ts";

const CHANNEL = "hyponema";

/** What nodes tell each other. Small: a notification holds at most 8,000 bytes, and one may be lost. */
export const Signal = z.discriminatedUnion("type", [
  z.object({ type: z.literal("key_changed"), key_id: z.string() }),
  z.object({ type: z.literal("command_sent"), node_id: z.string(), command_id: z.string() }),
  z.object({ type: z.literal("command_answered"), command_id: z.string() }),
  z.object({ type: z.literal("job_changed"), job_id: z.string() }),
  z.object({ type: z.literal("job_cancel"), job_id: z.string() }),
  z.object({ type: z.literal("session_ended"), session_id: z.string(), reason: z.string() }),
  z.object({ type: z.literal("session_changed"), session_id: z.string() }),
]);
export type Signal = z.infer<typeof Signal>;

interface Sender {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/** Tells every node, this one too, when the transaction commits; never before, and not at all when it rolls back. */
export async function publish(tx: Sender, signal: Signal): Promise<void> {
  await tx.query("SELECT pg_notify($1, $2)", [CHANNEL, JSON.stringify(signal)]);
}

type Listener = (signal: Signal) => void;

interface Connection {
  /** Settles when the connection breaks or is closed. */
  readonly lost: Promise<void>;
}

/**
 * Hears the signals of all nodes over one connection of its own (LISTEN/NOTIFY). The connection is made again when it
 * breaks; what was signalled meanwhile is missed, so a signal only ever hastens what the database says anyway.
 */
export class Bus {
  readonly #url: string;
  readonly #log: Log;
  readonly #listeners = new Set<Listener>();
  readonly #stopped = new AbortController();
  #client: pg.Client | null = null;
  #running: Promise<void> | null = null;

  constructor(url: string, log: Log) {
    this.#url = url;
    this.#log = log;
  }

  /** Connects, and resolves once signals are heard. */
  async start(): Promise<void> {
    this.#running = this.#keepConnected(await this.#connect());
  }

  /** Calls `listener` for every signal, until the returned function is called. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#client?.end().catch(() => undefined);
    await this.#running;
  }

  async #connect(): Promise<Connection> {
    const client = new DatabaseClient({
      connectionString: this.#url,
      application_name: "hyponema-bus",
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    const lost = new Promise<void>((resolve) => {
      client.once("end", resolve);
      client.on("error", () => resolve());
    });
    client.on("notification", (message) => this.#hear(message.payload ?? ""));
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    this.#client = client;
    return { lost };
  }

  async #keepConnected(first: Connection): Promise<void> {
    let connection: Connection | null = first;
    while (connection) {
      await connection.lost;
      if (this.#stopped.signal.aborted) return;
      this.#log.warn("lost the connection that hears other nodes; connecting again");
      connection = await this.#reconnect();
    }
  }

  async #reconnect(): Promise<Connection | null> {
    for (let wait = 100; !this.#stopped.signal.aborted; wait = Math.min(5_000, wait * 2)) {
      try {
        return await this.#connect();
      } catch {
        await delay(wait, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
      }
    }
    return null;
  }

  #hear(payload: string): void {
    let signal: Signal;
    try {
      signal = Signal.parse(JSON.parse(payload));
    } catch {
      // A newer node may say what this one does not know yet.
      return;
    }
    for (const listener of this.#listeners) listener(signal);
  }
}
