import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { type ChatServer, nextItem, type Peer, startChatServer } from "../test/chat-server.ts";
import { collectAll, turnEvents } from "../test/turn.ts";
import { ChatClosedError, type ChatEvent, type ChatOptions, ConnectionError, openChat } from "./client.ts";

let server: ChatServer;
let waits: number[];

beforeEach(async () => {
  server = await startChatServer();
  waits = [];
});

afterEach(() => server.close());

const opening = (options: Partial<ChatOptions> = {}) =>
  openChat({
    chatUrl: server.chatUrl,
    token: "token-1",
    sleep: async (ms) => void waits.push(ms),
    ...options,
  });

/** A connected chat with the server's side of it and an iterator of its events. */
async function open(options: Partial<ChatOptions> = {}) {
  const [chat, peer] = await Promise.all([opening(options), accept()]);
  return { chat, peer, events: chat.events[Symbol.asyncIterator]() };
}

async function accept(): Promise<Peer> {
  const peer = await server.accept();
  peer.ready();
  return peer;
}

async function take(events: AsyncIterator<ChatEvent>, count: number): Promise<ChatEvent[]> {
  const found: ChatEvent[] = [];
  while (found.length < count) found.push(await nextItem(events));
  return found;
}

const message = (text: string) => ({ type: "message", data: { text } });
const turn = turnEvents(["One ", "two ", "three."]);

/** Drops the connection as a network failure does: without a close frame. */
const drop = (peer: Peer) => peer.socket.terminate();

test.each([
  ["the global WebSocket", {}],
  ["that of ws", { WebSocket }],
])("a chat greets, answers, is interrupted and ends, over %s", async (_, options) => {
  const chatting = opening(options);
  const peer = await server.accept();
  peer.ready("Hello!");
  const chat = await chatting;
  expect([peer.token, chat.firstMessage]).toEqual(["token-1", "Hello!"]);
  chat.send("Count");
  chat.interrupt();
  chat.end();
  expect([await peer.nextFrame(), await peer.nextFrame(), await peer.nextFrame()]).toEqual([
    message("Count"),
    { type: "interrupt" },
    { type: "end" },
  ]);
  peer.send(...turn);
  peer.socket.close(1000, "the session has ended");
  expect(await collectAll(chat.events)).toEqual(turn);
});

test("leaving a loop loses nothing: the next one goes on where it stopped", async () => {
  const { chat, peer } = await open();
  peer.send(...turn);
  for await (const event of chat.events) {
    if (event.type === "token") break;
  }
  peer.socket.close(1000);
  expect(await collectAll(chat.events)).toEqual(turn.slice(2));
});

test("a connection that drops in a turn is made again, resumes, and every event comes once", async () => {
  const { chat, peer, events } = await open();
  peer.send(...turn.slice(0, 2));
  await take(events, 2);
  drop(peer);
  const second = await accept();
  expect(await second.nextFrame()).toEqual({ type: "resume", data: { last_event_id: "1.1" } });
  second.send(...turn.slice(1));
  expect(await take(events, 3)).toEqual(turn.slice(2));
  chat.close();
  expect(await events.next()).toMatchObject({ done: true });
});

test("a chat that is opened anew goes on with the turn that another one was reading", async () => {
  const { peer, events } = await open({ lastEventId: "1.1" });
  expect(await peer.nextFrame()).toEqual({ type: "resume", data: { last_event_id: "1.1" } });
  peer.send(...turn.slice(1));
  expect(await take(events, 3)).toEqual(turn.slice(2));
});

test("a turn that cannot be resumed is asked for once", async () => {
  const { chat, peer, events } = await open({ lastEventId: "1.1" });
  await peer.nextFrame();
  peer.send({
    type: "error",
    data: { detail: "The turn's events are no longer kept.", error_kind: "internal" },
  });
  expect(await take(events, 1)).toMatchObject([{ type: "error", id: null }]);
  drop(peer);
  const second = await accept();
  chat.send("Hello?");
  expect(await second.nextFrame()).toEqual(message("Hello?"));
});

test("asked to reconnect, it does so at once, and nothing of the old connection counts", async () => {
  const states: string[] = [];
  const { chat, peer, events } = await open({ onConnection: (state) => states.push(state) });
  peer.send(...turn.slice(0, 2));
  await take(events, 2);
  chat.reconnect();
  const second = await accept();
  expect(await second.nextFrame()).toEqual({ type: "resume", data: { last_event_id: "1.1" } });
  second.send(...turn.slice(2));
  expect(await take(events, 2)).toEqual(turn.slice(2, 4));
  expect(states).toEqual(["ready", "lost", "ready"]);
});

test("asked to reconnect while it waits for the next try, it waits no longer", async () => {
  const waiting = Promise.withResolvers<void>();
  const { chat, peer } = await open({
    sleep: (_, signal) => {
      waiting.resolve();
      return new Promise((_resolve, reject) => signal?.addEventListener("abort", reject));
    },
  });
  drop(peer);
  await waiting.promise;
  chat.reconnect();
  const second = await accept();
  chat.send("Hello?");
  expect(await second.nextFrame()).toEqual(message("Hello?"));
});

test("between turns there is nothing to resume", async () => {
  const { chat, peer, events } = await open();
  peer.send(...turn);
  await take(events, turn.length);
  peer.socket.close(1012, "the server is restarting");
  const second = await accept();
  const next = turnEvents(["Again."], 2);
  second.send(...next);
  expect(await take(events, next.length)).toEqual(next);
  chat.send("More");
  expect(await second.nextFrame()).toEqual(message("More"));
});

test("what is said while there is no connection waits for the next one, in its order", async () => {
  const gap = Promise.withResolvers<void>();
  const away = Promise.withResolvers<void>();
  const sleep = () => {
    away.resolve();
    return gap.promise;
  };
  const { chat, peer } = await open({ sleep });
  drop(peer);
  await away.promise;
  chat.send("First");
  chat.interrupt();
  for (let index = 2; index < 32; index++) chat.send(`${index}`);
  expect(() => chat.send("too much")).toThrow(ConnectionError);
  gap.resolve();
  const second = await accept();
  expect([await second.nextFrame(), await second.nextFrame()]).toEqual([
    message("First"),
    { type: "interrupt" },
  ]);
});

test("a message that the server may not have received is reported and not sent again", async () => {
  const { chat, peer, events } = await open();
  chat.send("Taken up");
  await peer.nextFrame();
  peer.send(...turn);
  await take(events, turn.length);
  chat.send("Refused");
  const data = { detail: "The agent is still answering.", error_kind: "internal" };
  peer.send({ type: "error", data });
  expect(await take(events, 1)).toEqual([{ type: "error", id: null, data }]);
  chat.send("Lost?");
  await Promise.all([peer.nextFrame(), peer.nextFrame()]);
  drop(peer);
  expect(await take(events, 1)).toEqual([{ type: "unanswered", id: null, data: { text: "Lost?" } }]);
  const second = await accept();
  chat.send("Hello?");
  expect(await second.nextFrame()).toEqual(message("Hello?"));
});

const FINAL = [
  [4001, "token"],
  [4003, "origin"],
  [4404, "not-found"],
  [4500, "voice-disabled"],
] as const;

test.each(FINAL)("close code %i is final at the first connection", async (code, reason) => {
  const chatting = opening().catch((error: unknown) => error);
  (await server.accept()).socket.close(code, "no");
  const error = await chatting;
  expect(error).toBeInstanceOf(ChatClosedError);
  expect(error).toMatchObject({ code, reason });
});

test.each(FINAL)(
  "close code %i is final later on, behind what had come, and at a reconnection",
  async (code, reason) => {
    const first = await open();
    first.peer.send(...turn.slice(0, 1));
    first.peer.socket.close(code, "no");
    expect(await take(first.events, 1)).toEqual(turn.slice(0, 1));
    await expect(first.events.next()).rejects.toMatchObject({ name: "ChatClosedError", code, reason });
    const second = await open();
    drop(second.peer);
    (await server.accept()).socket.close(code, "no");
    await expect(second.events.next()).rejects.toMatchObject({ name: "ChatClosedError", code });
    expect(waits).toHaveLength(1);
  },
);

test("a session that is gone after it was asked to end has simply ended", async () => {
  const { chat, peer, events } = await open();
  chat.end();
  await peer.nextFrame();
  drop(peer);
  (await server.accept()).socket.close(4404, "the session has ended");
  expect(await events.next()).toMatchObject({ done: true });
  expect(() => chat.send("Hi")).toThrow("The chat is over.");
});

test("reconnections that bring nothing are bounded, each wait longer than the one before", async () => {
  const { peer, events } = await open();
  const failing = expect(events.next()).rejects.toBeInstanceOf(ConnectionError);
  drop(peer);
  for (let tries = 0; tries < 8; tries++) drop(tries % 2 ? await accept() : await server.accept());
  await failing;
  expect(server.connections).toBe(9);
  expect(waits).toHaveLength(8);
  for (const [index, wait] of waits.entries()) {
    expect(wait).toBeLessThanOrEqual(Math.min(10_000, 250 * 2 ** index));
    expect(wait).toBeGreaterThanOrEqual(Math.min(10_000, 250 * 2 ** index) / 2);
  }
});

test("an answer over a bad line comes whole, as long as each connection brings something", async () => {
  const long = turnEvents(Array.from({ length: 20 }, (_, index) => `${index} `));
  const { peer, events } = await open();
  let last = peer;
  for (const event of long) {
    last.send(event);
    expect(await take(events, 1)).toEqual([event]);
    drop(last);
    last = await accept();
  }
});

test("a chat in which nobody speaks outlives any number of connections that held", async () => {
  let now = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => {
    now += 11_000;
    return now;
  });
  const { chat, peer } = await open();
  let last = peer;
  for (let times = 0; times < 12; times++) {
    drop(last);
    last = await accept();
  }
  chat.send("Still here?");
  expect(await last.nextFrame()).toEqual(message("Still here?"));
  clock.mockRestore();
});

test("a token function is asked at every connection, and its refusal is final", async () => {
  let asked = 0;
  const token = async () => {
    if (++asked === 3) throw new Error("no more tokens");
    return `fresh-${asked}`;
  };
  const { peer, events } = await open({ token });
  drop(peer);
  const second = await accept();
  expect([peer.token, second.token]).toEqual(["fresh-1", "fresh-2"]);
  drop(second);
  await expect(events.next()).rejects.toThrow("no more tokens");
});

test("a server that is not there, or never ready, is a ConnectionError", async () => {
  await expect(opening({ timeoutMs: 5 })).rejects.toThrow("not ready within 5 ms");
  await server.close();
  await expect(opening()).rejects.toBeInstanceOf(ConnectionError);
});

test("an abort leaves the chat, whatever it is doing", async () => {
  const connecting = new AbortController();
  const refused = expect(opening({ signal: connecting.signal })).rejects.toThrow("enough");
  await server.accept();
  connecting.abort(new Error("enough"));
  await refused;
  const talking = new AbortController();
  const { peer, events } = await open({ signal: talking.signal });
  const closed = new Promise((resolve) => peer.socket.once("close", resolve));
  const failing = expect(events.next()).rejects.toThrow("enough");
  talking.abort(new Error("enough"));
  await Promise.all([failing, closed]);
});

test("frames of kinds that are not known yet, and what is no frame, do no harm", async () => {
  const { peer, events } = await open();
  peer.socket.send("not JSON");
  peer.socket.send("null");
  peer.send(...turn);
  expect(await take(events, turn.length)).toEqual(turn);
});

test("events that nobody reads are bounded: the chat is left, and what had come can still be read", async () => {
  const { chat, peer } = await open();
  const closed = new Promise((resolve) => peer.socket.once("close", resolve));
  for (let index = 0; index <= 10_000; index++) {
    peer.send({ type: "token", id: `1.${index}`, data: { text: "x" } });
  }
  await closed;
  let count = 0;
  const counting = (async () => {
    for await (const _ of chat.events) count++;
  })();
  await expect(counting).rejects.toBeInstanceOf(ConnectionError);
  expect(count).toBe(10_000);
});

test("without any WebSocket the error says what to give", async () => {
  vi.stubGlobal("WebSocket", undefined);
  await expect(opening()).rejects.toThrow("give openChat one");
  vi.unstubAllGlobals();
});
