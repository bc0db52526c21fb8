import { ChatClosedError, type ChatEvent } from "@hyponema/client";
import { expect, test } from "vitest";
import { lastEventOf, TURN_CASES, visibleIn } from "../../server/test/turn-cases.ts";
import type { Channel, OpenChannel } from "./channel.ts";
import { Conversation } from "./conversation.ts";
import { PageStorage } from "./page-storage.ts";
import type { Session } from "./session.ts";
import type { SessionSource } from "./sessions.ts";
import { resolveTexts } from "./texts.ts";
import { entryText } from "./transcript.ts";

const session = (id: string, expiresAt: number | null = null): Session => ({
  ...{ id, expiresAt, user: null },
  chatUrl: `wss://agents.test/v1/sessions/${id}/chat`,
  token: `token of ${id}`,
});

/** A channel that delivers the given events. */
function fakeChannel(...events: ChatEvent[]): Channel & { readonly sent: string[] } {
  const sent: string[] = [];
  async function* heard() {
    yield* events;
    await new Promise(() => undefined);
  }
  return {
    ...{ sent, firstMessage: "Hello.", events: heard() },
    send: (text) => sent.push(text),
    interrupt: () => undefined,
    end: () => undefined,
    reconnect: () => undefined,
    close: () => undefined,
  };
}

function createConversation(source: Partial<SessionSource>, open: OpenChannel) {
  const dispatched: string[] = [];
  const conversation = new Conversation({
    source: {
      key: "test",
      open: async () => session("ses_1"),
      renew: async () => null,
      ...source,
    },
    channel: { mode: "text-only", open },
    // There is no browser storage here.
    storage: new PageStorage(() => undefined),
    texts: resolveTexts("en", {}),
    dispatch: (name, detail) => dispatched.push(`${name.split(":")[1]} ${Object.values(detail).join(" ")}`),
    onChange: () => undefined,
  });
  return { conversation, dispatched };
}

const connectTo =
  (opened: Channel): OpenChannel =>
  async ({ onConnection }) => {
    onConnection("ready");
    return opened;
  };

test("a session that comes after the conversation was reset is nobody's", async () => {
  const mints = [Promise.withResolvers<Session>(), Promise.withResolvers<Session>()];
  const adopted: string[] = [];
  const used: string[] = [];
  let minted = 0;
  const { conversation } = createConversation(
    {
      open: () => mints[minted++]?.promise ?? Promise.reject(new Error("asked too often")),
      onAdopted: ({ id }) => adopted.push(id),
    },
    async (options) => {
      used.push(options.chatUrl);
      return connectTo(fakeChannel())(options);
    },
  );
  const first = conversation.connect();
  conversation.reset();
  const second = conversation.connect();
  mints[0]?.resolve(session("ses_of_before"));
  await first;
  expect([conversation.sessionId, conversation.status]).toEqual([null, "connecting"]);
  mints[1]?.resolve(session("ses_of_now"));
  await second;
  expect([conversation.sessionId, conversation.status]).toEqual(["ses_of_now", "ready"]);
  expect(adopted).toEqual(["ses_of_now"]);
  expect(used).toHaveLength(1);
});

test("asked to connect twice at once, it opens one session", async () => {
  let opened = 0;
  const open = async () => {
    opened++;
    return session("ses_1");
  };
  const { conversation } = createConversation({ open }, connectTo(fakeChannel()));
  await Promise.all([conversation.connect(), conversation.connect()]);
  await conversation.connect();
  expect(opened).toBe(1);
});

test("a token that the server does not take is renewed once, and once more after it was taken", async () => {
  const tokens: string[] = [];
  let renewals = 0;
  const renew = async (before: Session) => ({ ...before, token: `token ${++renewals}`, expiresAt: null });
  const { conversation, dispatched } = createConversation({ renew }, async ({ token, onConnection }) => {
    tokens.push(await token());
    if (tokens.length !== 2) throw new ChatClosedError(4001, "no");
    onConnection("ready");
    const dropped = fakeChannel();
    return {
      ...dropped,
      // biome-ignore lint/correctness/useYield: the channel closes before any event
      events: (async function* (): AsyncGenerator<ChatEvent> {
        throw new ChatClosedError(4001, "no");
      })(),
    };
  });
  await conversation.connect();
  await expect.poll(() => conversation.over).toBe("expired");
  expect(tokens).toEqual(["token of ses_1", "token 1", "token 2"]);
  expect(dispatched).toContain("ended expired");
});

test("what was written before there was a session is sent in it, behind the agent's first line", async () => {
  const mint = Promise.withResolvers<Session>();
  const opened = fakeChannel();
  const { conversation } = createConversation({ open: () => mint.promise }, connectTo(opened));
  conversation.send("Is anybody there?");
  expect(() => conversation.send("Hello?")).toThrow("Wait for the answer, or stop it.");
  mint.resolve(session("ses_1"));
  await conversation.connect();
  expect(opened.sent).toEqual(["Is anybody there?"]);
  expect(conversation.entries.map(entryText)).toEqual(["Hello.", "Is anybody there?"]);
});

test("an answer in which nothing is said leaves no trace", async () => {
  const { conversation, dispatched } = createConversation(
    {},
    connectTo(
      fakeChannel(
        { type: "turn_start", id: "1.0", data: { turn_id: "turn_1", model: "double" } },
        {
          type: "turn_end",
          id: "1.1",
          data: { turn_id: "turn_1", latency_ms: 1, prompt_tokens: 1, completion_tokens: 0 },
        },
      ),
    ),
  );
  conversation.send("Never mind.");
  await expect.poll(() => dispatched).toContain("turn-end whole");
  expect(conversation.entries.map(entryText)).toEqual(["Hello.", "Never mind."]);
  expect(conversation.status).toBe("ready");
});

test.each(TURN_CASES)("shows as the server stores it: $name", async (turn) => {
  const start = { type: "turn_start", data: { turn_id: "turn_1", model: "double" } };
  const events = [start, ...turn.events, lastEventOf(turn)].map(
    (event, at) => ({ ...event, id: `1.${at}` }) as ChatEvent,
  );
  const { conversation, dispatched } = createConversation({}, connectTo(fakeChannel(...events)));
  await conversation.connect();
  await expect.poll(() => dispatched.some((one) => one.startsWith("turn-end"))).toBe(true);
  const parts = conversation.entries
    .slice(1)
    .flatMap((entry) => (entry.role === "assistant" ? entry.parts : []));
  expect(
    parts.map((part) => (part.kind === "text" ? part.text : { tool: part.done ? part.callId : "running" })),
  ).toEqual(visibleIn(turn));
});
