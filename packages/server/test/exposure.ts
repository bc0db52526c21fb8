import { randomUUID } from "node:crypto";
import { allows, type Permission, ROLES, type Role } from "@hyponema/contract/roles";
import { GRANTABLE_SCOPES, type GrantableScope, grants, type Scope } from "@hyponema/contract/scopes";
import { publishDesign } from "./design.ts";
import type { LlmDouble } from "./doubles/llm/double.ts";
import { untilAllLearned } from "./memory.ts";
import type { TestServer } from "./server.ts";
import { makeThings, type Things } from "./things.ts";

/**
 * Words that stand for what a workspace knows, one for each kind of data, by the scopes any of which shows it. What a
 * conversation quotes is also part of what memory recalls. `inConversation`: the holder of the session token hears it.
 * Documents join with `knowledge:read` once prompts quote them.
 */
export const MARKERS = {
  observation: { word: "markerobservation", scopes: ["memory:read"] },
  thread: { word: "markerthread", scopes: ["memory:read"] },
  learned: { word: "markerlearned", scopes: ["memory:read"] },
  memoryQuery: { word: "markerquery", scopes: ["memory:read"] },
  note: { word: "markernote", scopes: ["memory:read"] },
  personaStatement: { word: "markerstatement", scopes: ["memory:read"] },
  profileValue: { word: "markerprofile", scopes: ["profile_fields:read"] },
  attribute: { word: "markerattribute", scopes: ["profile_fields:read"] },
  cooldown: { word: "markercooldown", scopes: ["memory:read"] },
  userName: { word: "Markername", scopes: ["users:read"] },
  userPhone: { word: "+4912345678901", scopes: ["users:read"] },
  address: { word: "markeraddress", scopes: ["users:read"] },
  variable: { word: "markervariable", scopes: ["sessions:read"] },
  userText: { word: "markersaidbyuser", scopes: ["conversations:read", "memory:read"] },
  assistantText: {
    word: "markersaidbyassistant",
    scopes: ["sessions:read", "conversations:read", "memory:read"],
    inConversation: true,
  },
} as const satisfies Record<
  string,
  { readonly word: string; readonly scopes: readonly Scope[]; readonly inConversation?: true }
>;

export type MarkerName = keyof typeof MARKERS;

export const MARKER_NAMES = Object.keys(MARKERS) as MarkerName[];

/** A caller: a key with one scope, a member, or a session token. */
export interface Caller {
  readonly name: string;
  readonly may: (permission: Permission) => boolean;
  /** Whether it takes part in the conversation. */
  readonly isInConversation: boolean;
}

/** Whether an answer to `caller` may hold a marker: the one rule that the battery goes by. */
export function maySee(caller: Caller, marker: MarkerName): boolean {
  const { scopes, ...more } = MARKERS[marker];
  return scopes.some((scope) => caller.may(scope)) || ("inConversation" in more && caller.isInConversation);
}

/** A session's token, and the pages that are given one. */
export const PARTICIPANT: Caller = { name: "session token", may: () => false, isInConversation: true };

/** Everyone who has no credential. */
export const ANYONE: Caller = { name: "anyone", may: () => false, isInConversation: false };

export const KEY_CALLERS: readonly (Caller & { readonly scope: GrantableScope })[] = GRANTABLE_SCOPES.map(
  (scope) => ({
    scope,
    name: scope,
    may: (permission) => grants([scope], permission as Scope),
    isInConversation: false,
  }),
);

export const ROLE_CALLERS: readonly (Caller & { readonly role: Role })[] = ROLES.map((role) => ({
  role,
  name: role,
  may: (permission) => allows(role, permission),
  isInConversation: false,
}));

/** The conversation that is over, with every trace of it. */
export interface Stage {
  readonly conversationId: string;
  readonly traceIds: readonly string[];
}

const PROMPT =
  "You help {{system__user_name}} at {{system__user_phone}}. Their plan: {{plan}}. Be brief with them.";

/** Has the double act as a model that reads and writes memory in every turn, and learns from it afterwards. */
export function scriptModel(llm: LlmDouble): void {
  const lesson = {
    statements: [
      {
        ...{ text: `The user likes ${MARKERS.learned.word}.`, kind: "preference", message: 1 },
        ...{ slot: null, value: null, entities: [], topics: [] },
        ...{ importance: 0.9, confidence: 0.9, valid_from: null, valid_to: null },
      },
    ],
    threads: [],
    resolved: [],
  };
  llm.script = ({ body }) => {
    const [system] = body.messages;
    if (system.content.startsWith("You keep the long-term memory")) return [{ say: JSON.stringify(lesson) }];
    if (body.messages.at(-1).role === "tool") return [{ say: `Sure, ${MARKERS.assistantText.word}.` }];
    return [
      { call: "search_memory", pieces: ['{"query":"', `${MARKERS.memoryQuery.word} observed"}`] },
      { call: "add_memory_note", pieces: [`{"text":"Prefers ${MARKERS.note.word}."}`] },
      { call: "record_persona_statement", pieces: [`{"text":"I like ${MARKERS.personaStatement.word}."}`] },
    ];
  };
}

/** Things as every battery makes them, with the markers in all that is kept of their User. */
export async function plantThings(server: TestServer, llm: Pick<LlmDouble, "url">): Promise<Things> {
  const made = await makeThings(server);
  // The battery's own things name a server that nobody is at.
  await server.ask("PUT", `/workspaces/${made.workspace_id}/provider-credentials/openai-compatible`, {
    ...{ key: null, body: { base_url: llm.url } },
    headers: { cookie: made.cookie ?? "", origin: server.url },
  });
  const base = `/workspaces/${made.workspace_id}`;
  const user = `${base}/users/${made.user_id}`;
  const ask = async (method: string, path: string, body: object) => {
    const answer = await server.ask(method, path, { body });
    if (answer.status >= 300) throw new Error(`not planted: ${path} ${answer.text}`);
    return answer.body;
  };
  const { agentId: agent_id } = await publishDesign(server, {
    persona: {
      ...{ name: `Planted ${randomUUID()}`, prompt: PROMPT },
      settings: { greeting: { mode: "custom_agent", prompt: "Greet.", tools: ["search_memory"] } },
    },
    agent: {
      privacy: { memory: true },
      security: { signed_url_required: false },
      dynamic_variables: [{ name: "plan", default: "none" }],
      allowed_overrides: ["first_message", "system_prompt_append"],
    },
  });
  await ask("PATCH", user, { name: MARKERS.userName.word, phone: MARKERS.userPhone.word });
  await plantProfile(server, base, user);
  await ask("PUT", `${user}/attributes/battery`, { value: MARKERS.attribute.word });
  const push = { state: "subscribed", address: MARKERS.address.word };
  await ask("PUT", `${user}/notification-subscriptions/push`, push);
  const remember = (what: string, body: object) =>
    ask("POST", `${base}/memory/${what}`, { user_id: made.user_id, ...body });
  const observation = await remember("observations", {
    ...{ kind: "fact", text: `The user observed ${MARKERS.observation.word}.` },
  });
  const thread = await remember("open-threads", {
    kind: "question",
    text: `What of ${MARKERS.thread.word}?`,
  });
  await remember("cooldowns", { topic: MARKERS.cooldown.word });
  const things = { ...made, agent_id, observation_id: observation.id, thread_id: thread.id };
  const { session, turn } = await talk(server, things);
  const agent = `${base}/agents/${agent_id}`;
  const profile = await ask("POST", `${agent}/listening-profiles`, { name: "Planted" });
  const listening_profile_id = profile.id;
  await ask("PUT", `${agent}/listening-profiles/assignments/${made.user_id}`, { listening_profile_id });
  await ask("PUT", `${agent}/variable-resolver`, { url: "https://127.0.0.1:1/", map: {} });
  return { ...things, listening_profile_id, session_id: session, conversation_id: session, turn_id: turn };
}

async function plantProfile(server: TestServer, base: string, user: string): Promise<void> {
  const body = { key: "planted", label: "Planted", usable_in_instructions: true };
  const field = await server.ask("POST", `${base}/profile-fields`, { body });
  if (field.status >= 300 && field.status !== 409) throw new Error(field.text);
  const values = { values: { planted: MARKERS.profileValue.word } };
  const answer = await server.ask("PATCH", `${user}/profile`, { body: values });
  if (answer.status !== 200) throw new Error(answer.text);
}

/** Opens a session of the things' agent and says something in it. */
async function talk(server: TestServer, { agent_id, user_id }: Things) {
  const session = await server.openSession({
    agentId: agent_id ?? "",
    userId: user_id ?? "",
    body: {
      dynamic_variables: { plan: MARKERS.variable.word },
      overrides: { system_prompt_append: `They pay for ${MARKERS.variable.word}.` },
    },
  });
  const said = { text: `What have I observed, says ${MARKERS.userText.word}?` };
  const answer = await server.ask("POST", `/sessions/${session}/messages`, { body: said });
  return { session, turn: /"turn_id":"(\w+)"/.exec(answer.text)?.[1] ?? "" };
}

/** Has a conversation of the things' User come to its end, and memory learn from it with the model. */
export async function playConversation(server: TestServer, things: Things): Promise<Stage> {
  const { session } = await talk(server, things);
  await server.ask("POST", `/sessions/${session}/end`);
  await untilAllLearned(server, session);
  const path = `/workspaces/${things.workspace_id}/observability/traces?conversation_id=${session}`;
  const { data } = (await server.ask("GET", path)).body as { data: { id: string }[] };
  return { conversationId: session, traceIds: data.map(({ id }) => id) };
}
