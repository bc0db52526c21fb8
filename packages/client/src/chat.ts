import { ConnectionError } from "./errors.ts";
import type { TurnEvent } from "./types.ts";

/** The part of a WebSocket that is used; the browser's, Node's and `ws`'s all have it. */
interface Socket {
  readonly readyState: number;
  send(text: string): void;
  close(code?: number): void;
  addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
  addEventListener(type: "close", listener: (event: { code: number; reason: string }) => void): void;
  addEventListener(type: "error", listener: () => void): void;
}

export interface ChatOptions {
  /** `chat_url` of the session. */
  readonly chatUrl: string;
  readonly token: string;
  /** For Node before 22, e.g. `ws`. */
  readonly WebSocket?: new (
    url: string,
  ) => Socket;
}

export interface ChatSocket {
  /** The agent's opening line; null when it has none. */
  readonly firstMessage: string | null;
  /** Events of all turns, in order, each once, over reconnects; ends when the session does. */
  readonly events: AsyncIterable<TurnEvent>;
  send(text: string): void;
  /** Stops the answer under way. */
  interrupt(): void;
  /** Ends the session. */
  end(): void;
  /** Leaves without ending the session. */
  close(): void;
}

// Closes that trying again cannot mend: token, origin, unknown or ended, voice disabled.
const FINAL = [1000, 4001, 4003, 4404, 4500];
const MOST_TRIES = 8;
const LONGEST_WAIT_MS = 5_000;

/** Opens a session's chat socket; it connects again by itself and resumes where it broke. */
export async function openChat(options: ChatOptions): Promise<ChatSocket> {
  const connection = new Connection(options);
  await connection.open();
  return {
    get firstMessage() {
      return connection.firstMessage;
    },
    events: connection,
    send: (text) => connection.say({ type: "message", data: { text } }),
    interrupt: () => connection.say({ type: "interrupt" }),
    end: () => connection.say({ type: "end" }),
    close: () => connection.leave(),
  };
}

class Connection implements AsyncIterable<TurnEvent> {
  readonly #options: ChatOptions;
  #socket: Socket | null = null;
  #lastId: string | null = null;
  #left = false;
  #over = false;
  #failure: ConnectionError | null = null;
  #waiting: TurnEvent[] = [];
  #wake: () => void = () => undefined;
  firstMessage: string | null = null;

  constructor(options: ChatOptions) {
    this.#options = options;
  }

  /** Resolves when the server has said that it is ready. */
  open(): Promise<void> {
    const { chatUrl, token, WebSocket: Given } = this.#options;
    const Chosen = Given ?? (globalThis.WebSocket as unknown as NonNullable<ChatOptions["WebSocket"]>);
    return new Promise((resolve, reject) => {
      const socket = new Chosen(`${chatUrl}?token=${encodeURIComponent(token)}`);
      let ready = false;
      socket.addEventListener("message", ({ data }) => {
        const frame = JSON.parse(String(data));
        if (frame.type !== "ready") return this.#hear(frame);
        ready = true;
        this.#socket = socket;
        this.firstMessage = frame.data.first_message;
        if (this.#lastId !== null) this.say({ type: "resume", data: { last_event_id: this.#lastId } });
        resolve();
      });
      // The close that follows says more.
      socket.addEventListener("error", () => undefined);
      socket.addEventListener("close", ({ code, reason }) => {
        if (ready) void this.#closed(code, reason);
        else reject(new ConnectionError(`The chat socket closed (${code}): ${reason || "no reason given"}.`));
      });
    });
  }

  say(frame: object): void {
    if (this.#socket?.readyState !== 1) {
      throw new ConnectionError("The chat socket is not open at the moment.");
    }
    this.#socket.send(JSON.stringify(frame));
  }

  leave(): void {
    this.#left = true;
    this.#socket?.close(1000);
    this.#finish(null);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<TurnEvent> {
    for (;;) {
      yield* this.#waiting.splice(0);
      if (this.#failure) throw this.#failure;
      if (this.#over) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #hear(event: TurnEvent): void {
    if (event.id) this.#lastId = event.id;
    this.#waiting.push(event);
    this.#wake();
  }

  async #closed(code: number, reason: string): Promise<void> {
    if (this.#left) return;
    if (FINAL.includes(code)) {
      this.#finish(
        code === 1000 ? null : new ConnectionError(`The chat socket closed (${code}): ${reason}.`),
      );
      return;
    }
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_WAIT_MS, 100 * 2 ** tries)));
      if (this.#left) return;
      if (
        await this.open().then(
          () => true,
          () => false,
        )
      ) {
        return;
      }
    }
    this.#finish(new ConnectionError("The chat socket closed and could not be opened again."));
  }

  #finish(failure: ConnectionError | null): void {
    this.#over = true;
    this.#failure = failure;
    this.#wake();
  }
}
