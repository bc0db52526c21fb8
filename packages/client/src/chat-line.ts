import { ChatClosedError, ConnectionError, isFinalClose } from "./errors.ts";

/** The part of a WebSocket that is used; the browser's, Node's and `ws`'s all have it. */
export interface Socket {
  readonly readyState: number;
  send(text: string): void;
  close(code?: number): void;
  addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
  addEventListener(type: "close", listener: (event: { code: number; reason: string }) => void): void;
  addEventListener(type: "error", listener: () => void): void;
}

export type SocketClass = new (url: string) => Socket;

/** What the server sends; `id` comes with a turn's events only. */
export interface Frame {
  readonly type: string;
  readonly id?: string;
  readonly data: unknown;
}

interface LineOptions {
  readonly url: string;
  readonly WebSocket: SocketClass;
  /** How long it may take until the server is ready. */
  readonly timeoutMs: number;
  /** Gives up dialing when it aborts. */
  readonly signal: AbortSignal;
  readonly hear: (frame: Frame) => void;
  /** Called once, and only for a line that was ready. */
  readonly lost: (code: number, reason: string) => void;
}

/** One connection that is ready. */
export interface Line {
  readonly firstMessage: string | null;
  /** Whether the frame could be handed to the connection. */
  send(frame: object): boolean;
  close(): void;
  /** Closes without waiting for the other side to agree; `lost` is not called. */
  abandon(): void;
}

const OPEN = 1;

/** Connects, and resolves once the server has said that it is ready. */
export function dial({ url, WebSocket, timeoutMs, signal, hear, lost }: LineOptions): Promise<Line> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    let state: "dialing" | "ready" | "over" = "dialing";
    const settle = (next: "ready" | "over") => {
      state = next;
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
    };
    const giveUp = (error: unknown) => {
      settle("over");
      socket.close();
      reject(error);
    };
    const onAbort = () => giveUp(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    const timer = setTimeout(
      () => giveUp(new ConnectionError(`The chat socket was not ready within ${timeoutMs} ms.`)),
      timeoutMs,
    );
    socket.addEventListener("message", ({ data }) => {
      const frame = readFrame(data);
      if (frame === null || state === "over") return;
      if (state === "ready") return hear(frame);
      if (frame.type !== "ready") return;
      settle("ready");
      resolve(lineOn(socket, firstMessageIn(frame), () => settle("over")));
    });
    // The close that follows says more.
    socket.addEventListener("error", () => undefined);
    socket.addEventListener("close", ({ code, reason }) => {
      if (state === "dialing") giveUp(closeError(code, reason));
      else if (state === "ready") lost(code, reason);
    });
  });
}

/** What a close means to the caller. */
export function closeError(code: number, reason: string): ChatClosedError | ConnectionError {
  if (isFinalClose(code)) return new ChatClosedError(code, reason);
  return new ConnectionError(`The chat socket closed (${code}): ${reason || "no reason given"}.`);
}

function lineOn(socket: Socket, firstMessage: string | null, settle: () => void): Line {
  return {
    firstMessage,
    send(frame) {
      if (socket.readyState !== OPEN) return false;
      socket.send(JSON.stringify(frame));
      return true;
    },
    close: () => socket.close(1000),
    abandon() {
      settle();
      socket.close();
    },
  };
}

// A frame of a kind that is not known yet is for newer clients.
function readFrame(data: unknown): Frame | null {
  try {
    const frame: unknown = JSON.parse(String(data));
    return typeof frame === "object" && frame !== null && "type" in frame ? (frame as Frame) : null;
  } catch {
    return null;
  }
}

function firstMessageIn({ data }: Frame): string | null {
  return (data as { readonly first_message: string | null }).first_message;
}
