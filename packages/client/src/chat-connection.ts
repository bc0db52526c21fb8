import { ChatClosedError, ConnectionError, isFinalClose } from "./errors.ts";

/** The subset of the WebSocket API in use, common to browsers, Node and `ws`. */
export interface Socket {
  readonly readyState: number;
  send(text: string): void;
  close(code?: number): void;
  addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
  addEventListener(type: "close", listener: (event: { code: number; reason: string }) => void): void;
  addEventListener(type: "error", listener: () => void): void;
}

export type SocketClass = new (url: string) => Socket;

/** A frame from the server; only turn events have an `id`. */
export interface Frame {
  readonly type: string;
  readonly id?: string;
  readonly data: unknown;
}

interface ConnectOptions {
  readonly url: string;
  readonly WebSocket: SocketClass;
  /** Time limit for the server's `ready` frame. */
  readonly timeoutMs: number;
  /** Aborting cancels the connection attempt. */
  readonly signal: AbortSignal;
  readonly onFrame: (frame: Frame) => void;
  /** Called once when a connection that was ready closes. */
  readonly onClose: (code: number, reason: string) => void;
}

/** A connection that is ready. */
export interface ChatConnection {
  readonly firstMessage: string | null;
  /** Returns false if the socket is not open. */
  send(frame: object): boolean;
  close(): void;
  /** Closes without waiting for the close handshake; `onClose` is not called. */
  discard(): void;
}

const OPEN = 1;

/** Connects, and resolves when the server sends `ready`. */
export function connect({
  url,
  WebSocket,
  timeoutMs,
  signal,
  onFrame,
  onClose,
}: ConnectOptions): Promise<ChatConnection> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    let state: "connecting" | "ready" | "closed" = "connecting";
    const setState = (next: "ready" | "closed") => {
      state = next;
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
    };
    const fail = (error: unknown) => {
      setState("closed");
      socket.close();
      reject(error);
    };
    const onAbort = () => fail(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    const timer = setTimeout(
      () => fail(new ConnectionError(`The chat socket was not ready within ${timeoutMs} ms.`)),
      timeoutMs,
    );
    socket.addEventListener("message", ({ data }) => {
      const frame = readFrame(data);
      if (frame === null || state === "closed") return;
      if (state === "ready") return onFrame(frame);
      if (frame.type !== "ready") return;
      setState("ready");
      resolve(connectionOver(socket, firstMessageIn(frame), () => setState("closed")));
    });
    // The `close` event that follows carries the code and reason.
    socket.addEventListener("error", () => undefined);
    socket.addEventListener("close", ({ code, reason }) => {
      if (state === "connecting") fail(closeError(code, reason));
      else if (state === "ready") onClose(code, reason);
    });
  });
}

/** The error for a close code. */
export function closeError(code: number, reason: string): ChatClosedError | ConnectionError {
  if (isFinalClose(code)) return new ChatClosedError(code, reason);
  return new ConnectionError(`The chat socket closed (${code}): ${reason || "no reason given"}.`);
}

function connectionOver(socket: Socket, firstMessage: string | null, markClosed: () => void): ChatConnection {
  return {
    firstMessage,
    send(frame) {
      if (socket.readyState !== OPEN) return false;
      socket.send(JSON.stringify(frame));
      return true;
    },
    close: () => socket.close(1000),
    discard() {
      markClosed();
      socket.close();
    },
  };
}

// Ignores invalid frames. Unknown frame types are passed on, for forward compatibility.
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
