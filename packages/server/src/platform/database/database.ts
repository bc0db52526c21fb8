import { idPattern } from "@hyponema/contract/ids";
import pg from "pg";
import type { Actor } from "../actor.ts";
import type { Clock } from "../clock.ts";
import { DatabaseClient } from "./connection.ts";

const WORKSPACE_ID = idPattern("workspace");
const PERSON_ID = idPattern("person");

/** Whose data a transaction may touch, and on whose behalf; a member's own things are theirs in any workspace. */
export interface Scope {
  readonly workspaceId: string;
  readonly actor: Actor;
}

/** An open transaction that sees exactly one workspace. */
export interface WorkspaceTx extends Scope {
  /** Runs one statement; `name` prepares it once a connection, for those on a path where somebody waits. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[], name?: string): Promise<Row[]>;
  /** When the transaction began, by the server's clock; every row that it writes carries this time. */
  readonly now: Date;
}

/** What may be asked before a workspace is known: the look-up functions and the platform's own tables. */
export interface SystemTx {
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly clock: Clock;
  /** Most connections this process holds open. */
  readonly maxConnections?: number;
  readonly onConnectionError?: (error: Error) => void;
}

/**
 * The database as everything but migrations sees it. Every transaction runs as the restricted role `hyponema_app`,
 * so a forgotten condition finds nothing instead of another tenant's rows.
 */
export class Database {
  readonly #pool: pg.Pool;
  readonly #clock: Clock;

  constructor(options: DatabaseOptions) {
    this.#clock = options.clock;
    this.#pool = new pg.Pool({
      Client: DatabaseClient,
      // A quiet server answers its next User without signing in to the database first.
      idleTimeoutMillis: 5 * 60_000,
      connectionString: options.url,
      max: options.maxConnections ?? 20,
      application_name: "hyponema",
      connectionTimeoutMillis: 10_000,
      idle_in_transaction_session_timeout: 30_000,
      statement_timeout: 30_000,
      keepAlive: true,
      pipeline: true,
    });
    // An idle connection that breaks (the database restarted) is not a failure: the pool opens another.
    this.#pool.on("error", (error) => {
      // The pool attaches the whole connection, which is not for a log.
      delete (error as { client?: unknown }).client;
      if (!this.#pool.ending) options.onConnectionError?.(error);
    });
    // Between the pool and who takes a connection out of it, nobody listens: one that breaks then would end the process.
    this.#pool.on("connect", (client) => client.on("error", () => undefined));
  }

  /** Runs `work` in one transaction that sees `scope.workspaceId` only; commits when it resolves, else rolls back. */
  async inWorkspace<T>(scope: Scope, work: (tx: WorkspaceTx) => Promise<T>): Promise<T> {
    return this.#transaction(`BEGIN; ${scopeStatement(scope)}`, (client) =>
      work(this.#workspaceTx(scope, client)),
    );
  }

  /** The same for work that only reads; what it resolved to is handed on without waiting for the transaction's end. */
  async readWorkspace<T>(scope: Scope, work: (tx: WorkspaceTx) => Promise<T>): Promise<T> {
    const read = Promise.withResolvers<T>();
    this.#transaction(`BEGIN READ ONLY; ${scopeStatement(scope)}`, async (client) => {
      read.resolve(await work(this.#workspaceTx(scope, client)));
    }).catch(read.reject);
    return read.promise;
  }

  /** Runs `work` in one transaction that sees no tenant's rows, only look-up functions and platform tables. */
  async asSystem<T>(work: (tx: SystemTx) => Promise<T>): Promise<T> {
    return this.#transaction("BEGIN; SET LOCAL ROLE hyponema_app", (client) =>
      work({ query: (text, values) => run(client, text, values) }),
    );
  }

  /** Resolves when the database answers. */
  async ping(): Promise<void> {
    await this.#pool.query("SELECT 1");
  }

  /** Connections by what they are doing, for metrics. */
  connections(): { readonly open: number; readonly idle: number; readonly waiting: number } {
    return {
      open: this.#pool.totalCount,
      idle: this.#pool.idleCount,
      waiting: this.#pool.waitingCount,
    };
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  #workspaceTx(scope: Scope, client: pg.PoolClient): WorkspaceTx {
    return {
      workspaceId: scope.workspaceId,
      actor: scope.actor,
      now: this.#clock.now(),
      query: (text, values, name) => run(client, text, values, name),
    };
  }

  async #transaction<T>(begin: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    const onError = (error: Error) => {
      broken = error;
    };
    client.on("error", onError);
    try {
      // Not waited for: it travels with the first query of `work`. Were it to fail, the transaction would be there all
      // the same, aborted, and refuse that query.
      const begun = client.query(begin);
      const [result] = await Promise.all([work(client), begun]);
      await client.query("COMMIT");
      return result;
    } catch (error) {
      if (!broken) {
        await client.query("ROLLBACK").catch((failure: Error) => {
          broken = failure;
        });
      }
      throw error;
    } finally {
      client.off("error", onError);
      client.release(broken);
    }
  }
}

function scopeStatement({ workspaceId, actor }: Scope): string {
  if (!WORKSPACE_ID.test(workspaceId)) throw new TypeError("not a workspace ID");
  const statement = `SET LOCAL ROLE hyponema_app; SET LOCAL hyponema.workspace_id = '${workspaceId}'`;
  if (actor.kind !== "member") return statement;
  if (!PERSON_ID.test(actor.id ?? "")) throw new TypeError("not a person's ID");
  return `${statement}; SET LOCAL hyponema.person_id = '${actor.id}'`;
}

async function run<Row extends pg.QueryResultRow>(
  client: pg.PoolClient,
  text: string,
  values: unknown[] = [],
  name?: string,
): Promise<Row[]> {
  const result = await client.query<Row>(name ? { name, text, values } : { text, values });
  return result.rows;
}

/** The SQLSTATE of a database error, or null when `error` is something else. */
export function sqlState(
  error: unknown,
): { readonly code: string; readonly constraint: string | null } | null {
  if (!(error instanceof pg.DatabaseError) || !error.code) return null;
  return { code: error.code, constraint: error.constraint ?? null };
}
