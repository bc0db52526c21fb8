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
import { FrameLimiter } from "./frame-limiter.ts";

const SOCKET_PATH = /^\/v1\/sessions\/(\w{1,64})\/(chat|ws)(?:\?(.*))?$/;
const MAX_FRAME_BYTES = 64 * 1024;
const FRAME_LIMITS = { depth: 8, values: 100 };
// A client this far behind is disconnected. It resumes after reconnecting.
const MAX_BUFFERED_BYTES = 1024 * 1024;
const PING_MS = 20_000;
// Limit for messages in progress. A client in a conversation never sends that many at once.
const MAX_PENDING_FRAMES = 32;

/** Close codes, as documented in the contract. */
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

interface ChatSocketsOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly tokens: SessionTokens;
  readonly turns: Turns;
  readonly live: LiveTurns;
  readonly reader: TurnReader;
  readonly bus: Bus;
  readonly log: Log;
}

interface AuthorizedSocket {
  readonly scope: Scope;
  readonly sessionId: string;
  readonly firstMessage: string | null;
}

/** Whether a request is a WebSocket upgrade for a session. */
export function isChatUpgrade(request: IncomingMessage): boolean {
  return request.headers.upgrade?.toLowerCase() === "websocket" && SOCKET_PATH.test(request.url ?? "");
}

class SocketRejection extends Error {
  readonly code: number;

  constructor(code: number, reason: string) {
    super(reason);
    this.code = code;
  }
}

/** Serves the chat sockets of sessions on `server`. */
export class ChatSockets {
  readonly #parts: ChatSocketsOptions;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    clientTracking: true,
  });

  constructor(server: Server, parts: ChatSocketsOptions) {
    this.#parts = parts;
    server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
  }

  get open(): number {
    return this.#sockets.clients.size;
  }

  /** Closes every socket with 1012. Clients reconnect to another node and resume. */
  close(): void {
    for (const socket of this.#sockets.clients) socket.close(1012, "the server is restarting");
    this.#sockets.close();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const [, sessionId = "", kind, query] = SOCKET_PATH.exec(request.url ?? "") ?? [];
    const token = new URLSearchParams(query).get("token") ?? "";
    // Accepts before authorizing, since browsers see a close code but not the status of a rejected upgrade.
    this.#sockets.handleUpgrade(request, socket, head, (client) => {
      // Frames that arrive before authorization stay buffered.
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
      const authorized = await this.#authorize(request, sessionId, token);
      if (voice) throw new SocketRejection(CLOSE.voiceDisabled, "voice is not enabled on this server");
      new ChatConnection(client, authorized, this.#parts).start();
      client.resume();
    } catch (error) {
      client.resume();
      if (error instanceof SocketRejection) client.close(error.code, error.message);
      else {
        this.#parts.log.error({ err: error }, "a socket could not be served");
        client.close(1011, "something went wrong on our side");
      }
    }
  }

  async #authorize(request: IncomingMessage, sessionId: string, token: string): Promise<AuthorizedSocket> {
    const { tokens, clock, database } = this.#parts;
    const claims = await tokens.verify(token, clock.now());
    if (claims?.session_id !== sessionId) {
      throw new SocketRejection(CLOSE.token, "the token is not valid for this session");
    }
    const scope = { workspaceId: claims.workspace_id, actor: systemActor("chat socket") };
    return database.inWorkspace(scope, async (tx) => {
      const session = await findSession(tx, sessionId).catch(rejectUnknown);
      const agent = await agentOf(tx, session);
      const allowed = agent.settings.security.origin_allowlist;
      if (allowed.length > 0 && !allowed.includes(request.headers.origin ?? "")) {
        throw new SocketRejection(CLOSE.origin, "this origin is not allowed");
      }
      if (session.status !== "pending" && session.status !== "in_progress") {
        throw new SocketRejection(CLOSE.notFound, "the session has ended");
      }
      const [opening] = await listMessages(tx, sessionId, -1, 1);
      const firstMessage = opening?.role === "assistant" ? opening.text : null;
      return { scope, sessionId, firstMessage };
    });
  }
}

function rejectUnknown(error: unknown): never {
  if (error instanceof Refusal) throw new SocketRejection(CLOSE.notFound, "there is no such session");
  throw error;
}

/** One open chat socket: encodes the turn's events and decodes the client's frames. */
class ChatConnection {
  readonly #client: WebSocket;
  readonly #authorized: AuthorizedSocket;
  readonly #parts: ChatSocketsOptions;
  readonly #closed = new AbortController();
  readonly #limiter = new FrameLimiter();
  #isAlive = true;
  #pending = 0;

  constructor(client: WebSocket, authorized: AuthorizedSocket, parts: ChatSocketsOptions) {
    this.#client = client;
    this.#authorized = authorized;
    this.#parts = parts;
  }

  start(): void {
    const { sessionId, firstMessage } = this.#authorized;
    const ping = setInterval(() => this.#ping(), PING_MS);
    const unsubscribe = this.#parts.bus.subscribe((signal) => {
      if (signal.type === "session_ended" && signal.session_id === sessionId) this.#sessionEnded();
    });
    this.#client.on("pong", () => {
      this.#isAlive = true;
      this.#countFrame();
    });
    this.#client.on("ping", () => this.#countFrame());
    this.#client.on("close", () => {
      clearInterval(ping);
      unsubscribe();
      this.#closed.abort();
    });
    this.#client.on("message", (data, binary) => this.#onMessage(data, binary));
    this.#send("ready", null, { session_id: sessionId, first_message: firstMessage });
  }

  #ping(): void {
    if (!this.#isAlive) {
      this.#client.terminate();
      return;
    }
    this.#isAlive = false;
    this.#client.ping();
  }

  // Sends the last events of a turn that was canceled by the end of the session.
  #sessionEnded(): void {
    const running = this.#parts.live.ofSession(this.#authorized.sessionId);
    void Promise.all(running.map((turn) => turn.over)).then(() => {
      setImmediate(() => this.#client.close(CLOSE.ended, "the session has ended"));
    });
  }

  // Counts a frame of any kind. Returns false once the socket is closing, while frames in flight still arrive.
  #countFrame(): boolean {
    if (this.#client.readyState !== this.#client.OPEN) return false;
    return this.#limiter.allow() || this.#closeTooMuch("too many frames");
  }

  #closeTooMuch(reason: string): false {
    this.#client.close(CLOSE.tooMuch, reason);
    return false;
  }

  #onMessage(data: RawData, binary: boolean): void {
    if (!this.#countFrame()) return;
    const frame = binary ? null : readFrame(data.toString());
    if (!frame) {
      if (this.#limiter.allowUnreadable()) {
        this.#sendError("Frames are JSON text: message, interrupt, resume or end.");
      } else this.#closeTooMuch("too many frames that cannot be read");
      return;
    }
    if (this.#pending >= MAX_PENDING_FRAMES) {
      this.#closeTooMuch("too much said at once");
      return;
    }
    this.#pending++;
    this.#handle(frame)
      .catch((error) => {
        if (error instanceof Refusal) this.#sendError(error.message);
        else {
          this.#parts.log.error({ err: error, session_id: this.#authorized.sessionId }, "a frame failed");
          this.#sendError("Something went wrong on our side.");
        }
      })
      .finally(() => {
        this.#pending--;
      });
  }

  async #handle(frame: ClientFrame): Promise<void> {
    const { scope, sessionId } = this.#authorized;
    const { turns, database } = this.#parts;
    switch (frame.type) {
      case "message": {
        const message = { sessionId, text: frame.data.text, onBusy: "refuse" } as const;
        const started = await turns.start(scope, message, notIdempotent);
        if (started.kind === "live") await this.#follow(started.turn.place, 0);
        return;
      }
      case "interrupt":
        await turns.interrupt(scope, sessionId);
        return;
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
    const { scope, sessionId } = this.#authorized;
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
    // A session token allows its holder to talk to the agent, never to read memory.
    const mask = eventMask(NOBODY);
    const deliver: Deliver = (events, sequence) => {
      for (const [index, event] of events.entries()) {
        const shown = mask(event);
        if (shown) this.#send(shown.type, eventId(turn.number, sequence + index), shown.data);
      }
    };
    return this.#parts.reader.follow(this.#authorized.scope, turn.id, from, deliver, this.#closed.signal);
  }

  #sendError(detail: string): void {
    this.#send("error", null, { detail, error_kind: "internal" });
  }

  #send(type: string, id: string | null, data: unknown): void {
    if (this.#client.bufferedAmount > MAX_BUFFERED_BYTES) {
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
