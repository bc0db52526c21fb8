import { ERROR_CODES, type ErrorCode } from "@hyponema/contract/errors";
import { z } from "zod";
import { type Bus, publish, type Signal } from "./database/bus.ts";
import type { Database } from "./database/database.ts";
import { Refusal } from "./http/refusal.ts";
import { newId } from "./ids.ts";
import { SILENCE_SECONDS } from "./nodes.ts";
import { orAborted } from "./or-aborted.ts";
import type { Log } from "./telemetry/log.ts";

const ANSWER_MS = 2_000;
// Signals can be lost, so the node is reminded, and the answer looked for, every so often.
const REMIND_MS = 400;
const MAX_BYTES = 8 * 1024;
// A command beyond these is not taken: the node that sent it reminds this one, or gives up.
const MAX_RUNNING = 64;

/** What a node did with a command. `refused`: its handler threw a `Refusal`. */
const Answer = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("done"), value: z.unknown() }),
  z.object({
    kind: z.literal("refused"),
    code: z.enum(ERROR_CODES as [ErrorCode, ...ErrorCode[]]),
    detail: z.string(),
    retry_after_seconds: z.number().optional(),
  }),
  z.object({ kind: z.literal("failed") }),
  z.object({ kind: z.literal("unknown") }),
]);
type Answer = z.infer<typeof Answer>;

/** Something that a node does when another node asks for it. */
export interface NodeCommand<Payload, Value> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** What the handler resolves to, as JSON. */
  readonly answer: z.ZodType<Value>;
}

/** Does it on this node. `signal` aborts when it is too late to answer. */
type Handler<Payload, Value> = (payload: Payload, signal: AbortSignal) => Promise<Value>;

type Wake = () => void;

interface Defined {
  readonly command: NodeCommand<unknown, unknown>;
  readonly handle: Handler<unknown, unknown>;
}

interface Parts {
  readonly database: Database;
  readonly bus: Bus;
  readonly log: Log;
  readonly nodeId: string;
}

/**
 * Has something done on the node where it has to happen, such as the one that produces a turn. A command is a row and a
 * signal. The node that it is for takes the row, which happens once however often it is reminded, and puts its answer
 * there; the node that asked reads and deletes it. A command that was given up before it was taken never happens; one that was
 * taken may have happened although nobody heard of it, so asking again must be safe.
 */
export class NodeCommands {
  readonly #parts: Parts;
  readonly #defined = new Map<string, Defined>();
  readonly #awaited = new Map<string, Wake>();
  readonly #running = new Set<Promise<void>>();
  readonly #stopped = new AbortController();
  #unsubscribe: () => void = () => undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  start(): void {
    this.#unsubscribe = this.#parts.bus.subscribe((signal) => this.#hear(signal));
  }

  /** Takes no more commands, and resolves when those under way have ended. */
  async stop(): Promise<void> {
    this.#unsubscribe();
    this.#stopped.abort();
    await Promise.all(this.#running);
  }

  /** Says how this node carries out commands of a kind; before `start`. */
  define<Payload, Value>(command: NodeCommand<Payload, Value>, handle: Handler<Payload, Value>): void {
    this.#defined.set(command.name, { command, handle: handle as Handler<unknown, unknown> });
  }

  /**
   * Has a node carry out a command; resolves to its answer. Throws what the handler refused, and 503 `node-unreachable`
   * when the node is dead, or has not answered within two seconds. Throws `TypeError` for a payload over 8 KiB.
   */
  async ask<Payload, Value>(
    nodeId: string,
    command: NodeCommand<Payload, Value>,
    payload: Payload,
    signal: AbortSignal,
  ): Promise<Value> {
    signal.throwIfAborted();
    const json = JSON.stringify(command.payload.parse(payload));
    if (Buffer.byteLength(json) > MAX_BYTES) {
      throw new TypeError(`the payload of ${command.name} is over ${MAX_BYTES} bytes`);
    }
    const over = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
    const answer =
      nodeId === this.#parts.nodeId
        ? await orAborted(this.#handle(command.name, payload, over), over).catch(() => null)
        : await this.#askOther(nodeId, command.name, json, over);
    signal.throwIfAborted();
    return readAnswer(command, answer);
  }

  async #askOther(nodeId: string, name: string, json: string, over: AbortSignal): Promise<Answer | null> {
    const id = newId("command");
    const { promise: answered, resolve } = Promise.withResolvers<void>();
    this.#awaited.set(id, resolve);
    try {
      for (let waits = await this.#send(id, nodeId, name, json); waits; ) {
        const round = AbortSignal.any([over, AbortSignal.timeout(REMIND_MS)]);
        await orAborted(answered, round).catch(() => undefined);
        if (over.aborted) break;
        waits = await this.#remind(id, nodeId);
      }
      return await this.#takeBack(id);
    } finally {
      this.#awaited.delete(id);
    }
  }

  /** Whether the node is alive, and so was told. */
  async #send(id: string, nodeId: string, name: string, json: string): Promise<boolean> {
    return this.#parts.database.asSystem(async (tx) => {
      const sent = await tx.query(
        `INSERT INTO hyponema.node_commands (id, node_id, name, payload)
         SELECT $1, n.id, $3, $4 FROM hyponema.nodes n
         WHERE n.id = $2 AND n.seen_at > now() - make_interval(secs => $5) RETURNING id`,
        [id, nodeId, name, json, SILENCE_SECONDS],
      );
      if (sent.length > 0) await publish(tx, { type: "command_sent", node_id: nodeId, command_id: id });
      return sent.length > 0;
    });
  }

  /** Whether the answer is still to come; then the node is told once more. */
  async #remind(id: string, nodeId: string): Promise<boolean> {
    return this.#parts.database.asSystem(async (tx) => {
      const waiting = await tx.query(
        `SELECT c.id FROM hyponema.node_commands c JOIN hyponema.nodes n ON n.id = c.node_id
         WHERE c.id = $1 AND c.answer IS NULL AND n.seen_at > now() - make_interval(secs => $2)`,
        [id, SILENCE_SECONDS],
      );
      if (waiting.length > 0) await publish(tx, { type: "command_sent", node_id: nodeId, command_id: id });
      return waiting.length > 0;
    });
  }

  /** The answer, if there is one; the command is gone then, and does not happen any more if it has not been taken. */
  async #takeBack(id: string): Promise<Answer | null> {
    const [row] = await this.#parts.database.asSystem((tx) =>
      tx.query<{ answer: unknown }>("DELETE FROM hyponema.node_commands WHERE id = $1 RETURNING answer", [
        id,
      ]),
    );
    return row?.answer ? Answer.parse(row.answer) : null;
  }

  #hear(signal: Signal): void {
    if (signal.type === "command_answered") this.#awaited.get(signal.command_id)?.();
    if (signal.type !== "command_sent" || signal.node_id !== this.#parts.nodeId) return;
    if (this.#running.size >= MAX_RUNNING || this.#stopped.signal.aborted) return;
    const id = signal.command_id;
    const running = this.#carryOut(id)
      .catch((error: unknown) =>
        this.#parts.log.warn({ err: error, command_id: id }, "a command of another node failed"),
      )
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async #carryOut(id: string): Promise<void> {
    const { database } = this.#parts;
    const [taken] = await database.asSystem((tx) =>
      tx.query<{ name: string; payload: unknown }>(
        `UPDATE hyponema.node_commands SET taken_at = now() WHERE id = $1 AND taken_at IS NULL
         RETURNING name, payload`,
        [id],
      ),
    );
    // An earlier reminder was faster, or it was taken back.
    if (!taken) return;
    const over = AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(ANSWER_MS)]);
    const answer = await this.#handle(taken.name, taken.payload, over);
    await database.asSystem(async (tx) => {
      await tx.query("UPDATE hyponema.node_commands SET answer = $2 WHERE id = $1", [
        id,
        JSON.stringify(answer),
      ]);
      await publish(tx, { type: "command_answered", command_id: id });
    });
  }

  async #handle(name: string, payload: unknown, signal: AbortSignal): Promise<Answer> {
    const defined = this.#defined.get(name);
    // A newer node may ask for what this one does not know yet.
    if (!defined) return { kind: "unknown" };
    try {
      const value = await defined.handle(defined.command.payload.parse(payload), signal);
      return { kind: "done", value };
    } catch (error) {
      if (error instanceof Refusal) {
        const { code, message: detail, retryAfterSeconds: retry_after_seconds } = error;
        return {
          ...{ kind: "refused", code, detail },
          ...(retry_after_seconds === undefined ? {} : { retry_after_seconds }),
        };
      }
      this.#parts.log.error({ err: error, command: name }, "a command failed");
      return { kind: "failed" };
    }
  }
}

function readAnswer<Value>(
  command: Pick<NodeCommand<unknown, Value>, "name" | "answer">,
  answer: Answer | null,
): Value {
  if (answer === null || answer.kind === "unknown") {
    throw new Refusal("node-unreachable", { retryAfterSeconds: 1 });
  }
  if (answer.kind === "done") return command.answer.parse(answer.value);
  if (answer.kind === "failed") throw new Error(`${command.name} failed on the node that was asked`);
  const { retry_after_seconds: retryAfterSeconds } = answer;
  throw new Refusal(answer.code, {
    detail: answer.detail,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}
