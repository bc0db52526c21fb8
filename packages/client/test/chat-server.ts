import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { TurnEvent } from "../src/client.ts";
import { Mailbox } from "../src/mailbox.ts";

/** The server's side of one connection. */
export interface Peer {
  readonly token: string | null;
  readonly socket: WebSocket;
  /** Says that it is ready. */
  ready(firstMessage?: string | null): void;
  send(...frames: readonly (TurnEvent | object)[]): void;
  /** The next frame that the client says. */
  hear(): Promise<unknown>;
}

export interface ChatServer {
  readonly chatUrl: string;
  /** How many connections there have been. */
  readonly connections: number;
  /** The next connection. */
  accept(): Promise<Peer>;
  close(): Promise<void>;
}

/** A chat socket that the test itself speaks for. */
export async function startChatServer(): Promise<ChatServer> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  const peers = new Mailbox<Peer>(100);
  const arrivals = peers[Symbol.asyncIterator]();
  let connections = 0;
  server.on("connection", (socket, request) => {
    connections++;
    peers.put(peerOn(socket, new URL(request.url ?? "/", "http://server").searchParams.get("token")));
  });
  return {
    chatUrl: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/v1/sessions/ses_1/chat`,
    get connections() {
      return connections;
    },
    accept: () => taken(arrivals),
    close: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close(() => resolve());
      }),
  };
}

function peerOn(socket: WebSocket, token: string | null): Peer {
  const heard = new Mailbox<unknown>(100);
  const frames = heard[Symbol.asyncIterator]();
  socket.on("message", (data) => heard.put(JSON.parse(data.toString())));
  const send = (...sent: readonly object[]) => {
    for (const frame of sent) socket.send(JSON.stringify(frame));
  };
  return {
    token,
    socket,
    send,
    ready: (firstMessage = null) =>
      send({ type: "ready", data: { session_id: "ses_1", first_message: firstMessage } }),
    hear: () => taken(frames),
  };
}

/** The next item; fails when there will be none. */
export async function taken<T>(iterator: AsyncIterator<T>): Promise<T> {
  const next = await iterator.next();
  if (next.done) throw new Error("there is no more");
  return next.value;
}
