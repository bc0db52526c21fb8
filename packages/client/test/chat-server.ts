import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { AsyncQueue } from "../src/async-queue.ts";
import type { TurnEvent } from "../src/client.ts";

/** The server's side of a connection. */
export interface Peer {
  readonly token: string | null;
  readonly socket: WebSocket;
  /** Sends the `ready` frame. */
  ready(firstMessage?: string | null): void;
  send(...frames: readonly (TurnEvent | object)[]): void;
  /** Resolves with the next frame from the client. */
  nextFrame(): Promise<unknown>;
}

export interface ChatServer {
  readonly chatUrl: string;
  /** Number of connections so far. */
  readonly connections: number;
  /** Resolves with the next connection. */
  accept(): Promise<Peer>;
  close(): Promise<void>;
}

/** A chat socket server that the test controls. */
export async function startChatServer(): Promise<ChatServer> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  const peers = new AsyncQueue<Peer>(100);
  const arrivals = peers[Symbol.asyncIterator]();
  let connections = 0;
  server.on("connection", (socket, request) => {
    connections++;
    peers.put(createPeer(socket, new URL(request.url ?? "/", "http://server").searchParams.get("token")));
  });
  return {
    chatUrl: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/v1/sessions/ses_1/chat`,
    get connections() {
      return connections;
    },
    accept: () => nextItem(arrivals),
    close: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close(() => resolve());
      }),
  };
}

function createPeer(socket: WebSocket, token: string | null): Peer {
  const received = new AsyncQueue<unknown>(100);
  const frames = received[Symbol.asyncIterator]();
  socket.on("message", (data) => received.put(JSON.parse(data.toString())));
  const send = (...sent: readonly object[]) => {
    for (const frame of sent) socket.send(JSON.stringify(frame));
  };
  return {
    token,
    socket,
    send,
    ready: (firstMessage = null) =>
      send({ type: "ready", data: { session_id: "ses_1", first_message: firstMessage } }),
    nextFrame: () => nextItem(frames),
  };
}

/** The iterator's next item; throws if the iterator is done. */
export async function nextItem<T>(iterator: AsyncIterator<T>): Promise<T> {
  const next = await iterator.next();
  if (next.done) throw new Error("there is no more");
  return next.value;
}
