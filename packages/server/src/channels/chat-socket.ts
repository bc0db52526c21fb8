import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { text as freeText } from "@hyponema/contract/text";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import type { LiveTurns } from "../conversation/live-turns.ts";
import type { TurnReader } from "../conversation/turn-reader.ts";
import { type Deliver, eventId, parseEventId } from "../conversation/turn-stream.ts";
import type { Turns } from "../conversation/turns.ts";
import { systemActor } from "../platform/actor.ts";
import type { Clock } from "../platform/clock.ts";
import type { Bus } from "../platform/database/bus.ts";
import type { Database, Scope } from "../platform/database/database.ts";
import { notIdempotent } from "../platform/http/idempotency.ts";
import { Refusal } from "../platform/http/refusal.ts";
import { readJson } from "../platform/json/read-json.ts";
import { NOBODY } from "../platform/masking/viewer.ts";
import type { Log } from "../platform/telemetry/log.ts";
import { agentOf, endOpenSession, expectOpen, findSession } from "../resources/sessions/service.ts";
import type { SessionTokens } from "../resources/sessions/token.ts";
import { eventMask, findTurnByNumber, listMessages } from "../resources/turns/service.ts";
import { FrameMeter } from "./frame-meter.ts";

const PATH = /^\/v1\/sessions\/(\w{1,64})\/(chat|ws)(?:\?(.*))?$/;
const MOST_BYTES = 64 * 1024;
const FRAME_LIMITS = { depth: 8, values: 100 };
// A reader this far behind is cut off; it resumes when it is back.
const MOST_BUFFERED = 1024 * 1024;
const PING_MS = 20_000;
// What a client has said and has not been answered yet: one that says more at once is not in a conversation.
const MOST_PENDING = 32;

/** Close codes, as the contract documents them. */
const CLOSE = {
  token: 4001,
  origin: 4003,
  notFound: 4404,
  voiceDisabled: 4500,
  tooSlow: 4008,
  tooMuch: 4029,
  ended: 1000,
} as const;

const ClientFrame = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("message"), data: z.strictObject({ text: freeText(1, 8000) }) }),
  z.strictObject({ type: z.literal("interrupt"), data: z.unknown().optional() }),
  z.strictObject({ type: z.literal("resume"), data: z.strictObject({ last_event_id: z.string().max(32) }) }),
  z.strictObject({ type: z.literal("end"), data: z.unknown().optional() }),
]);
type ClientFrame = z.infer<typeof ClientFrame>;

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  readonly tokens: SessionTokens;
  readonly turns: Turns;
  readonly live: LiveTurns;
  readonly reader: TurnReader;
  readonly bus: Bus;
  readonly log: Log;
}

interface Admitted {
  readonly scope: Scope;
  readonly sessionId: string;
  readonly firstMessage: string | null;
}

/** Whether a request asks for one of the sockets of a session. */
export function asksForSocket(request: IncomingMessage): boolean {
  return request.headers.upgrade?.toLowerCase() === "websocket" && PATH.test(request.url ?? "");
}

class Rejection extends Error {
  readonly code: number;

  constructor(code: number, reason: string) {
    super(reason);
    this.code = code;
  }
}

/** Serves the chat sockets of sessions on `server`. */
export class ChatSockets {
  readonly #parts: Parts;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES, clientTracking: true });

  constructor(server: Server, parts: Parts) {
    this.#parts = parts;
    server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
  }

  get open(): number {
    return this.#sockets.clients.size;
  }

  /** Says goodbye to every socket: clients connect again, to another node, and resume. */
  close(): void {
    for (const socket of this.#sockets.clients) socket.close(1012, "the server is restarting");
    this.#sockets.close();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const [, sessionId = "", kind, query] = PATH.exec(request.url ?? "") ?? [];
    const token = new URLSearchParams(query).get("token") ?? "";
    // Accepted before it is judged, since browsers see a close code but not a refused upgrade's status.
    this.#sockets.handleUpgrade(request, socket, head, (client) => {
      // Until it is judged nobody listens, and what is said meanwhile waits.
      client.pause();
      client.on("error", () => client.terminate());
      void this.#serve(client, request, sessionId, kind === "ws", token);
    });
  }

  async #serve(
    client: WebSocket,
    request: IncomingMessage,
    sessionId: string,
    voice: boolean,
    token: string,
  ): Promise<void> {
    try {
      const admitted = await this.#admit(request, sessionId, token);
      if (voice) throw new Rejection(CLOSE.voiceDisabled, "voice is not enabled on this server");
      new ChatConnection(client, admitted, this.#parts).start();
      client.resume();
    } catch (error) {
      client.resume();
      if (error instanceof Rejection) client.close(error.code, error.message);
      else {
        this.#parts.log.error({ err: error }, "a socket could not be served");
        client.close(1011, "something went wrong on our side");
      }
    }
  }

  async #admit(request: IncomingMessage, sessionId: string, token: string): Promise<Admitted> {
    const { tokens, clock, database } = this.#parts;
    const claims = await tokens.verify(token, clock.now());
    if (claims?.session_id !== sessionId) {
      throw new Rejection(CLOSE.token, "the token is not valid for this session");
    }
    const scope = { workspaceId: claims.workspace_id, actor: systemActor("chat socket") };
    return database.inWorkspace(scope, async (tx) => {
      const session = await findSession(tx, sessionId).catch(rejectUnknown);
      const agent = await agentOf(tx, session);
      const allowed = agent.settings.security.origin_allowlist;
      if (allowed.length > 0 && !allowed.includes(request.headers.origin ?? "")) {
        throw new Rejection(CLOSE.origin, "this origin is not allowed");
      }
      if (session.status !== "pending" && session.status !== "in_progress") {
        throw new Rejection(CLOSE.notFound, "the session has ended");
      }
      const [opening] = await listMessages(tx, sessionId, -1, 1);
      const firstMessage = opening?.role === "assistant" ? opening.text : null;
      return { scope, sessionId, firstMessage };
    });
  }
}

function rejectUnknown(error: unknown): never {
  if (error instanceof Refusal) throw new Rejection(CLOSE.notFound, "there is no such session");
  throw error;
}

/** One open chat socket: encodes the turn's events, decodes what the client says. */
class ChatConnection {
  readonly #client: WebSocket;
  readonly #admitted: Admitted;
  readonly #parts: Parts;
  readonly #closed = new AbortController();
  readonly #meter = new FrameMeter();
  #alive = true;
  #pending = 0;

  constructor(client: WebSocket, admitted: Admitted, parts: Parts) {
    this.#client = client;
    this.#admitted = admitted;
    this.#parts = parts;
  }

  start(): void {
    const { sessionId, firstMessage } = this.#admitted;
    const ping = setInterval(() => this.#ping(), PING_MS);
    const unsubscribe = this.#parts.bus.subscribe((signal) => {
      if (signal.type === "session_ended" && signal.session_id === sessionId) this.#sessionEnded();
    });
    this.#client.on("pong", () => {
      this.#alive = true;
      this.#count();
    });
    this.#client.on("ping", () => this.#count());
    this.#client.on("close", () => {
      clearInterval(ping);
      unsubscribe();
      this.#closed.abort();
    });
    this.#client.on("message", (data, binary) => this.#hear(data, binary));
    this.#send("ready", null, { session_id: sessionId, first_message: firstMessage });
  }

  #ping(): void {
    if (!this.#alive) {
      this.#client.terminate();
      return;
    }
    this.#alive = false;
    this.#client.ping();
  }

  // The last events of a turn that the end cancelled are still sent.
  #sessionEnded(): void {
    const running = this.#parts.live.ofSession(this.#admitted.sessionId);
    void Promise.all(running.map((turn) => turn.over)).then(() => {
      setImmediate(() => this.#client.close(CLOSE.ended, "the session has ended"));
    });
  }

  // Counts a frame of any kind. False: nothing more is heard, although what is under way from the client still arrives.
  #count(): boolean {
    if (this.#client.readyState !== this.#client.OPEN) return false;
    return this.#meter.takes() || this.#tooMuch("too many frames");
  }

  #tooMuch(reason: string): false {
    this.#client.close(CLOSE.tooMuch, reason);
    return false;
  }

  #hear(data: RawData, binary: boolean): void {
    if (!this.#count()) return;
    const frame = binary ? null : readFrame(data.toString());
    if (!frame) {
      if (this.#meter.takesUnreadable()) {
        this.#sendError("Frames are JSON text: message, interrupt, resume or end.");
      } else this.#tooMuch("too many frames that cannot be read");
      return;
    }
    if (this.#pending >= MOST_PENDING) {
      this.#tooMuch("too much said at once");
      return;
    }
    this.#pending++;
    this.#obey(frame)
      .catch((error) => {
        if (error instanceof Refusal) this.#sendError(error.message);
        else {
          this.#parts.log.error({ err: error, session_id: this.#admitted.sessionId }, "a frame failed");
          this.#sendError("Something went wrong on our side.");
        }
      })
      .finally(() => {
        this.#pending--;
      });
  }

  async #obey(frame: ClientFrame): Promise<void> {
    const { scope, sessionId } = this.#admitted;
    const { turns, database } = this.#parts;
    switch (frame.type) {
      case "message": {
        const message = { sessionId, text: frame.data.text, onBusy: "refuse" } as const;
        const started = await turns.start(scope, message, notIdempotent);
        if (started.kind === "live") await this.#follow(started.turn.place, 0);
        return;
      }
      case "interrupt":
        return turns.interrupt(scope, sessionId);
      case "resume":
        return this.#resume(frame.data.last_event_id);
      case "end":
        await database.inWorkspace(scope, async (tx) => {
          expectOpen(await findSession(tx, sessionId));
          await endOpenSession(tx, sessionId, "completed", "ended_by_client");
        });
    }
  }

  async #resume(lastEventId: string): Promise<void> {
    const { scope, sessionId } = this.#admitted;
    const seen = parseEventId(lastEventId);
    if (!seen) throw new Refusal("invalid-request", { detail: "`last_event_id` is not the ID of an event." });
    const turn = await this.#parts.database.inWorkspace(scope, (tx) =>
      findTurnByNumber(tx, sessionId, seen.turnNumber),
    );
    if (!turn) throw new Refusal("not-found", { detail: "There is no such turn." });
    const place = await this.#parts.reader.findResumable(scope, sessionId, turn.id);
    await this.#follow(place, seen.sequence + 1);
  }

  #follow(turn: { readonly id: string; readonly number: number }, from: number): Promise<void> {
    // A session token lets its holder talk with the agent. It never shows memory.
    const mask = eventMask(NOBODY);
    const deliver: Deliver = (events, sequence) => {
      for (const [index, event] of events.entries()) {
        const shown = mask(event);
        if (shown) this.#send(shown.type, eventId(turn.number, sequence + index), shown.data);
      }
    };
    return this.#parts.reader.follow(this.#admitted.scope, turn.id, from, deliver, this.#closed.signal);
  }

  #sendError(detail: string): void {
    this.#send("error", null, { detail, error_kind: "internal" });
  }

  #send(type: string, id: string | null, data: unknown): void {
    if (this.#client.bufferedAmount > MOST_BUFFERED) {
      this.#client.close(CLOSE.tooSlow, "too slow; connect again and resume");
      return;
    }
    this.#client.send(JSON.stringify(id === null ? { type, data } : { type, id, data }));
  }
}

function readFrame(text: string): ClientFrame | null {
  try {
    return ClientFrame.parse(readJson(text, FRAME_LIMITS));
  } catch {
    return null;
  }
}
