import { expectTypeOf, test } from "vitest";
import { type Client, createClient, type Schemas, type TurnEvent } from "./client.ts";

// These tests check types: the calls only have to compile and are never executed.
const client: Client = createClient({ baseUrl: "http://127.0.0.1:1", apiKey: "hyp_test" });
const params = { workspace_id: "ws_1" };

test("a wrong call does not compile", () => {
  () => client.createPersona({ params, body: { name: "Mara", prompt: "Be kind." } });
  // @ts-expect-error an unknown field
  () => client.createPersona({ params, body: { name: "Mara", promt: "Be kind." } });
  // @ts-expect-error an unknown enum value
  () => client.createSession({ body: { agent_id: "agent_1", user_id: "ana", modality: "smoke" } });
  // @ts-expect-error a missing required body
  () => client.createPersona({ params });
  // @ts-expect-error a missing required path parameter
  () => client.getAgent({ params });
  // @ts-expect-error an unknown query parameter
  () => client.listUsers({ params, query: { colour: "blue" } });
  // @ts-expect-error a body for an operation without one
  () => client.getHealth({ body: {} });
  // @ts-expect-error streaming operations have helpers instead
  () => client.sendMessage;
  // @ts-expect-error a file has a helper of its own
  () => client.exportConversation;
  // @ts-expect-error not a file
  () => client.download("exportMemory", { params, query: { user_id: "ana" } });
  // @ts-expect-error not a list
  () => client.paginate("getAgent", { params: { ...params, agent_id: "agent_1" } });
});

test("arguments may be left out where nothing is required", () => {
  () => client.getHealth();
  () => client.endSession({ params: { session_id: "ses_1" } });
  () => client.endSession({ params: { session_id: "ses_1" }, signal: undefined });
});

test("answers, lists and events are typed by the contract", () => {
  expectTypeOf<Awaited<ReturnType<Client["getAgent"]>>["data"]>().toEqualTypeOf<Schemas["Agent"]>();
  const users = () => client.paginate("listUsers", { params });
  expectTypeOf(users).returns.toEqualTypeOf<AsyncIterable<Schemas["User"]>>();
  expectTypeOf<Extract<TurnEvent, { type: "token" }>["data"]>().toEqualTypeOf<{ text: string }>();
});
