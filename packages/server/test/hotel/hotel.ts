import { publishDesign } from "../design.ts";
import type { HttpDouble } from "../doubles/http.ts";
import { sendJson } from "../doubles/http.ts";
import type { LlmDouble } from "../doubles/llm/double.ts";
import type { ReceivedRequest, Script } from "../doubles/llm/script.ts";
import { untilLearned } from "../memory.ts";
import type { Answer, TestServer } from "../server.ts";
import { ANA, ANA_PAST, GUESTS, type Guest, OTHER_PAST, type PastTalk } from "./guests.ts";
import { BREAKFAST, GUEST_LIST, HALLSTATT, SMALL_TALKS, TABLE, type Talk, WEATHER } from "./talks.ts";

const TALKS: readonly Talk[] = [BREAKFAST, TABLE, HALLSTATT, GUEST_LIST, WEATHER, ...SMALL_TALKS];

/** A hotel that has been open for years, for pages to show: guests, what they said, what is remembered of them. */
export interface Hotel {
  readonly agentId: string;
  readonly anaId: string;
  /** Ana's conversation of today, with tools, a guard and a failure. */
  readonly conversationId: string;
}

/**
 * Opens the hotel in the server's demo workspace; its model is `llm`, its own systems are `system`. Beside Ana it has as many
 * guests as are asked for.
 */
export async function openHotel(
  server: TestServer,
  llm: LlmDouble,
  system: HttpDouble,
  others = GUESTS.length,
): Promise<Hotel> {
  const guests = GUESTS.slice(0, others);
  llm.script = scriptFor;
  system.reply = ({ url }, response) =>
    url.startsWith("/forecast")
      ? sendJson(response, { error: "The weather service is being repaired." }, 503)
      : sendJson(
          response,
          url.startsWith("/tables") ? { free: ["18:00", "19:30"] } : { booked: true, table: 7 },
        );
  const agentId = await makeAgent(server, system.url);
  await setPrices(server);
  for (const guest of [ANA, ...guests]) await makeGuest(server, guest);
  for (const talk of ANA_PAST) await bring(server, agentId, ANA, talk);
  for (const [at, guest] of guests.entries()) {
    const talk = OTHER_PAST[at % OTHER_PAST.length];
    if (talk) await bring(server, agentId, guest, talk);
  }
  await spreadLearning(server);
  await describeAna(server);
  for (const [at, guest] of guests.slice(0, 12).entries()) {
    const talk = SMALL_TALKS[at % SMALL_TALKS.length];
    if (talk) await hold(server, agentId, guest, [talk], at % 4 !== 0);
  }
  const conversationId = await hold(
    server,
    agentId,
    ANA,
    [BREAKFAST, TABLE, GUEST_LIST, WEATHER, HALLSTATT],
    false,
  );
  const ana = await server.ask("GET", `${baseOf(server)}/users/${ANA.id}`);
  return { agentId, anaId: ana.body.user_id, conversationId };
}

// Which of the rounds it is: one more for each time that tools have answered since the guest spoke.
function scriptFor({ body }: ReceivedRequest): Script {
  const messages = body.messages as { role: string; content: unknown; tool_calls?: unknown[] }[];
  const at = messages.findLastIndex(({ role }) => role === "user");
  const said = JSON.stringify(messages[at]?.content ?? "");
  const rounds = messages.slice(at).filter((message) => message.tool_calls).length;
  const talk = TALKS.find((known) => said.includes(JSON.stringify(known.said).slice(1, -1)));
  return talk?.rounds[rounds] ?? [{ say: "I will ask Frau Huber." }];
}

async function makeAgent(server: TestServer, url: string): Promise<string> {
  const { agentId } = await publishDesign(server, {
    persona: {
      name: "Mara",
      prompt: "You are Mara, the front desk of the Hotel Lindenhof, a small family hotel in Salzburg.",
      settings: {
        first_message: "Hotel Lindenhof, this is Mara. How can I help?",
        no_go_zones: [
          {
            name: "Other guests",
            keywords: ["guest list", "room list"],
            action: "redirect",
            replacement: "I cannot say anything about other guests.",
          },
        ],
      },
    },
    agent: { name: "Mara at the desk", description: "Answers guests by text.", privacy: { memory: true } },
    tools: [
      tool("check_tables", "Which tables are free.", `${url}/tables`, { date: "string", party: "integer" }),
      tool("book_table", "Books a table.", `${url}/bookings`, {
        ...{ date: "string", time: "string", party: "integer", name: "string" },
      }),
      tool("forecast", "What the weather will be.", `${url}/forecast`, { place: "string", day: "string" }),
    ],
  });
  return agentId;
}

function tool(slug: string, description: string, url: string, fields: Readonly<Record<string, string>>) {
  const properties = Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, { type }]));
  return { kind: "http", slug, description, url, parameters: { type: "object", properties } };
}

async function setPrices(server: TestServer): Promise<void> {
  const model = { provider: "openai-compatible", model: "mara-large", input_usd: 3, output_usd: 15 };
  await made(server.ask("PUT", `${baseOf(server)}/model-prices`, { body: { data: [model] } }));
}

async function makeGuest(server: TestServer, { id, ...details }: Guest): Promise<void> {
  const body = { external_user_id: id, ...details };
  await made(server.ask("POST", `${baseOf(server)}/users`, { body }));
}

async function bring(server: TestServer, agentId: string, guest: Guest, talk: PastTalk): Promise<void> {
  const start = new Date(talk.at).getTime();
  const messages = talk.lines.flatMap(([said, answered], line) =>
    [
      { role: "user", text: said, name: guest.name },
      { role: "assistant", text: answered, name: "Mara" },
    ].map((message, side) => ({
      ...message,
      at: new Date(start + (line * 2 + side) * 20_000).toISOString(),
      external_id: `${guest.id}/${talk.at}/${line}-${side}`,
    })),
  );
  const body = { user_id: guest.id, agent_id: agentId, started_at: talk.at, messages };
  const { body: brought } = await made(
    server.ask("POST", `${baseOf(server)}/conversations/import`, { body }),
  );
  await untilLearned(server, brought.id);
}

// All was learned a moment ago; of a hotel that has been open for years it was not.
async function spreadLearning({ database }: TestServer): Promise<void> {
  await database.peek(
    `UPDATE hyponema.observations o SET recorded_at = recorded_at - interval '1 day' * (n * 37 % 29 * (n % 3) / 2)
     FROM (SELECT id, row_number() OVER (ORDER BY id)::int AS n FROM hyponema.observations) numbered
     WHERE numbered.id = o.id`,
  );
}

async function describeAna(server: TestServer): Promise<void> {
  const base = baseOf(server);
  const fields = [
    { key: "room_type", label: "Room", type: "select", options: ["Courtyard", "Garden", "Top floor"] },
    { key: "birthday", label: "Birthday", type: "date" },
    { key: "email", label: "E-mail", type: "email" },
    { key: "stays", label: "Nights with us", type: "number" },
    { key: "regular", label: "Regular guest", type: "boolean" },
    { key: "diet", label: "Diet", type: "multi_select", options: ["Vegetarian", "Vegan", "No nuts"] },
    { key: "passport", label: "Passport number", type: "text", sensitive: true },
  ];
  for (const body of fields) await made(server.ask("POST", `${base}/profile-fields`, { body }));
  const values = {
    ...{ room_type: "Top floor", birthday: "1989-05-17", email: "ana@example.com", stays: 23, regular: true },
    ...{ diet: ["Vegetarian", "No nuts"], passport: "HR 0912345" },
  };
  const user = `${base}/users/${ANA.id}`;
  await made(server.ask("PATCH", `${user}/profile`, { body: { values, source: "front desk" } }));
  const attributes = {
    "crm.tier": { value: "gold", source: "crm" },
    "bookings.last": { value: { room: 31, from: "2026-11-24", nights: 4 }, source: "bookings" },
    "newsletter.opened": { value: 14, source: "mail" },
  };
  for (const [key, body] of Object.entries(attributes))
    await made(server.ask("PUT", `${user}/attributes/${key}`, { body }));
  const email = { state: "subscribed", address: "ana@example.com", source: "check-in" };
  await made(server.ask("PUT", `${user}/notification-subscriptions/email`, { body: email }));
  const sms = { state: "unsubscribed", source: "reply to a message" };
  await made(server.ask("PUT", `${user}/notification-subscriptions/sms`, { body: sms }));
  const thread = {
    ...{ user_id: ANA.id, kind: "promise", text: "Mara promised to send the recipe of the plum cake." },
    due_at: "2026-11-20T12:00:00Z",
  };
  await made(server.ask("POST", `${base}/memory/open-threads`, { body: thread }));
  const rest = { user_id: ANA.id, topic: "bereavement", days: 14 };
  await made(server.ask("POST", `${base}/memory/cooldowns`, { body: rest }));
}

/** Has a guest hold a conversation; resolves to its ID. */
async function hold(
  server: TestServer,
  agentId: string,
  guest: Guest,
  talks: readonly Talk[],
  ends: boolean,
): Promise<string> {
  const session = await server.openSession({ agentId, userId: guest.id });
  for (const { said } of talks) {
    await made(server.ask("POST", `/sessions/${session}/messages`, { body: { text: said } }));
  }
  if (ends) await made(server.ask("POST", `/sessions/${session}/end`));
  return session;
}

function baseOf(server: TestServer): string {
  return `/workspaces/${server.demo.workspace_id}`;
}

async function made(asking: Promise<Answer>): Promise<Answer> {
  const answer = await asking;
  if (answer.status >= 300) throw new Error(`not made: ${answer.status} ${answer.text}`);
  return answer;
}
