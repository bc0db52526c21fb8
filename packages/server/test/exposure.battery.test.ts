import { randomUUID } from "node:crypto";
import type { Role } from "@hyponema/contract/roles";
import { ROLES } from "@hyponema/contract/roles";
import type { Route } from "@hyponema/contract/route";
import { ROUTES } from "@hyponema/contract/routes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { z } from "zod";
import { USER_DATA } from "../src/areas/user-data.ts";
import { exampleOf, pathOf, requestOf, scopeOfNamed, sendValid, withQuery } from "./battery.ts";
import { type LlmDouble, startLlmDouble } from "./doubles/llm/double.ts";
import {
  ANYONE,
  type Caller,
  KEY_CALLERS,
  MARKER_NAMES,
  MARKERS,
  type MarkerName,
  maySee,
  PARTICIPANT,
  plantThings,
  playConversation,
  ROLE_CALLERS,
  type Stage,
  scriptModel,
} from "./exposure.ts";
import { tablesWith } from "./remains.ts";
import { type Answer, type Ask, type SignedInPerson, startTestServer, type TestServer } from "./server.ts";
import type { Things } from "./things.ts";

const OPERATOR_TOKEN = "operator-token-for-tests";

let llm: LlmDouble;
let server: TestServer;
let things: Things;
let stage: Stage;
let people: Readonly<Record<Role, SignedInPerson>>;

/** Markers that some caller was shown who may see them. */
const shown = new Set<MarkerName>();

beforeAll(async () => {
  llm = await startLlmDouble();
  scriptModel(llm);
  server = await startTestServer({
    HYPONEMA_LLM_BASE_URL: llm.url,
    HYPONEMA_LLM_MODEL: "double-1",
    HYPONEMA_MEMORY_EXTRACTION: "model",
    HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32",
    HYPONEMA_METRICS_TOKEN: OPERATOR_TOKEN,
  });
  things = await plantThings(server, llm);
  stage = await playConversation(server, things);
  const signedIn = await Promise.all(ROLES.map(async (role) => [role, await server.signIn(role)] as const));
  people = Object.fromEntries(signedIn) as typeof people;
}, 60_000);

afterAll(async () => {
  await server.dispose();
  await llm.close();
});

/** A caller, and what its requests carry. */
interface Asking {
  readonly caller: Caller;
  readonly by: () => Promise<Pick<Ask, "key" | "headers">>;
}

const asKeys: readonly Asking[] = KEY_CALLERS.map((caller) => ({
  caller,
  by: async () => ({ key: await server.makeKey(caller.scope) }),
}));

const asRoles: readonly Asking[] = ROLE_CALLERS.map((caller) => ({
  caller,
  by: async () => ({ key: null, headers: { cookie: people[caller.role].cookie, origin: server.url } }),
}));

/** Who can try a route; the weakest of those that it takes comes first. */
function askersOf({ access }: Route): readonly Asking[] {
  switch (access.kind) {
    case "scope": {
      const all = [...asKeys, ...asRoles];
      return all.toSorted((a, b) => strength(a.caller) - strength(b.caller));
    }
    case "identity":
      return [...asKeys, ...asRoles];
    case "dashboard":
      return [...asKeys, ...asRoles.toReversed()];
    case "operator_token":
      return [{ caller: ANYONE, by: async () => ({ key: OPERATOR_TOKEN }) }];
    default:
      return [{ caller: PARTICIPANT, by: async () => ({ key: null }) }];
  }
}

function strength(caller: Caller): number {
  return MARKER_NAMES.filter((marker) => maySee(caller, marker)).length;
}

/** Expects that an answer holds nothing that its reader may not see, and notes what it holds that they may. */
function expectUnexposed(text: string, caller: Caller, what: string): void {
  for (const name of MARKER_NAMES) {
    if (!text.toLowerCase().includes(MARKERS[name].word.toLowerCase())) continue;
    expect(maySee(caller, name), `${what} shows ${name} to ${caller.name}: ${text}`).toBe(true);
    shown.add(name);
  }
}

function succeeded({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}

/** Every further thing of the stage that a route of one thing can be asked for. */
function placesOf(route: Route): readonly Things[] {
  const traces = route.path.includes("{trace_id}") ? stage.traceIds : [];
  const conversations = route.path.includes("{conversation_id}") ? [stage.conversationId] : [];
  return [
    things,
    ...traces.map((trace_id) => ({ ...things, trace_id })),
    ...conversations.map((conversation_id) => ({ ...things, conversation_id })),
  ];
}

/** Paths of a route that show the most, one for each form in which it answers. */
function pathsOf(route: Route, place: Things): readonly string[] {
  const whole = pathOf(route, place);
  const { limit, format } = route.query?.shape ?? {};
  const path = limit ? withQuery(whole, "limit", "200") : whole;
  const formats = format ? ((z.toJSONSchema(format as z.ZodType).enum ?? []) as string[]) : [];
  return format ? formats.map((name) => withQuery(path, "format", name)) : [path];
}
/** Tables that hold something of Users, and why no word is planted in them. */
const UNPLANTED: Readonly<Record<string, string>> = {
  user_merges: "values of other tables, which no route shows",
  imported_messages: "IDs from elsewhere, which no route shows",
  imported_memories: "IDs from elsewhere, which no route shows",
  memory_tombstones: "digests",
  memory_tones: "topics from a fixed list",
  outbox_events: "IDs, times, names of guards and why a session ended, which no route shows",
  idempotency_keys: "answers, which every changing route is asked for a second time below",
};

test("words are planted in every table that holds something of Users", async () => {
  const planted = new Set(["messages"]);
  for (const name of MARKER_NAMES) {
    for (const table of await tablesWith(server, MARKERS[name].word)) planted.add(table);
  }
  const holding = USER_DATA.flatMap(({ tables }) =>
    Object.entries(tables).flatMap(([table, { holds }]) => (holds.length > 0 ? [table] : [])),
  );
  expect(holding.filter((table) => !planted.has(table)).sort()).toEqual(Object.keys(UNPLANTED).sort());
});

const named = (routes: readonly Route[]) => routes.map((route) => [route.operationId, route] as const);

describe.each(named(ROUTES.filter(({ method }) => method === "GET")))("%s", (_, route) => {
  test("shows each caller only what they may see", async () => {
    let successes = 0;
    for (const path of placesOf(route).flatMap((place) => pathsOf(route, place))) {
      const ask = async ({ caller, by }: Asking) => {
        const answer = await server.ask("GET", path, await by());
        if (!succeeded(answer)) return;
        successes++;
        expectUnexposed(answer.text, caller, route.operationId);
      };
      await inTurns(askersOf(route), ask);
    }
    expect(successes).toBeGreaterThan(0);
  });
});

test("a chat socket shows what the assistant says, in a turn and in a resume, and nothing of memory", async () => {
  const body = { agent_id: things.agent_id, user_id: things.user_id, modality: "text" };
  const { body: session } = await server.ask("POST", "/sessions", { body });
  const frames = await chat(`${session.chat_url}?token=${session.token}`, [
    { type: "message", data: { text: "What have I observed?" } },
    { type: "resume", data: { last_event_id: "1.0" } },
  ]);
  expectUnexposed(frames.join("\n"), PARTICIPANT, "the chat socket");
  expect(frames.join("\n")).toContain(MARKERS.assistantText.word);
  const calls = frames.filter((frame) => frame.includes('"tool_call"') && frame.includes("search_memory"));
  // Once in the turn, once in the resume, however the arguments grew.
  expect(calls).toHaveLength(2);
  expect(JSON.parse(calls[0] ?? "").data.arguments_partial).toBe('{"masked":"memory:read"}');
});

/** Bodies for a route: its example, and the same about the planted User and session where it can name them. */
function bodiesOf(route: Route): readonly unknown[] {
  const example = exampleOf(route, things);
  const shape = (route.body as z.ZodObject | undefined)?.shape ?? {};
  const about = (["user_id", "session_id", "conversation_id"] as const).filter(
    (name) => name in shape && !(name in ((example ?? {}) as object)),
  );
  const { user_id } = things;
  const opening = { user_id, overrides: { first_message: "Hello {{system__user_name}}." } };
  return [
    example,
    ...about.map((name) => ({ ...(example as object), [name]: things[name] })),
    ...("overrides" in shape && "prompt" in shape ? [{ ...(example as object), ...opening }] : []),
  ];
}

// Routes that delete things come last, since the next route needs new things then.
const changing = [
  ...ROUTES.filter(({ method }) => method !== "GET" && method !== "DELETE"),
  ...ROUTES.filter(({ method }) => method === "DELETE"),
];

/** Whether what a route needs beforehand, or leaves behind, is somebody's own: then only its own caller sends it. */
function isPersonal({ access }: Route): boolean {
  return access.kind === "public" || (access.kind === "dashboard" && access.permission === "self");
}

/** Whether a route takes a caller. */
function isTaken(route: Route, { may }: Caller): boolean {
  const { access } = route;
  if (access.kind === "identity") {
    const scope = scopeOfNamed(route);
    return scope === null || may(scope);
  }
  if (access.kind === "scope") return may(access.scope);
  return access.kind === "dashboard" && access.permission !== "self" && may(access.permission);
}

describe.each(named(changing.filter((route) => !isPersonal(route))))("%s", (_, route) => {
  test("shows each caller only what they may see, also of what another was answered", async () => {
    for (const body of bodiesOf(route)) {
      const headers = { "idempotency-key": `exposure ${randomUUID()}` };
      let first = true;
      const ask = async ({ caller, by }: Asking) => {
        const { headers: own, ...credential } = await by();
        const request = { ...credential, body, headers: { ...headers, ...own } };
        let answer = await sendValid(server, route, things, request);
        if (first && answer.status !== 403 && !succeeded(answer)) {
          // Another route has used it up.
          things = await plantThings(server, llm);
          answer = await sendValid(server, route, things, request);
        }
        if (!succeeded(answer)) return;
        first = false;
        expectUnexposed(answer.text, caller, route.operationId);
      };
      const askers = askersOf(route);
      for (const asking of askers.filter(({ caller }) => isTaken(route, caller))) await ask(asking);
      const refused = askers.filter(({ caller }) => !isTaken(route, caller));
      await inTurns(refused, async ({ caller, by }) => {
        const { headers: own, ...credential } = await by();
        const answer = await server.ask(route.method, pathOf(route, things), {
          ...{ ...credential, body },
          headers: { ...headers, "if-match": '"1"', ...own },
        });
        const refusal = route.access.kind === "identity" ? 404 : 403;
        expect(answer.status, `${route.operationId} by ${caller.name}: ${answer.text}`).toBe(refusal);
        expectUnexposed(answer.text, caller, route.operationId);
      });
      expect(first, `${route.operationId} succeeded for nobody`).toBe(false);
    }
  });
});

describe.each(named(changing.filter(isPersonal)))("%s", (_, route) => {
  test("shows nothing of the workspace", async () => {
    const request = await requestOf(server, route, things);
    const answer = await sendValid(server, route, things, {
      ...request,
      ...(route.access.kind === "public" ? { key: null } : {}),
    });
    expectUnexposed(answer.text, PARTICIPANT, route.operationId);
  });
});

test("what was planted was there to be seen", () => {
  expect([...shown].toSorted()).toEqual(MARKER_NAMES.toSorted());
});

/** Sends each frame when the turn of the one before has ended, and resolves to all that came. */
function chat(url: string, messages: readonly object[]): Promise<string[]> {
  const socket = new WebSocket(url);
  const frames: string[] = [];
  let sent = 0;
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("close", () => resolve(frames));
    socket.on("message", (data) => {
      frames.push(data.toString());
      if (!["ready", "turn_end", "error"].includes(JSON.parse(data.toString()).type)) return;
      const next = messages[sent++];
      if (next) socket.send(JSON.stringify(next));
      else socket.close();
    });
  });
}

const SIDE_BY_SIDE = 8;

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
}
