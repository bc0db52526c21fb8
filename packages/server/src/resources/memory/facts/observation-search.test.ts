import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../../../test/server.ts";

let server: TestServer;
let memory: string;
let users: string;
let count = 0;

beforeAll(async () => {
  server = await startTestServer({}, "api");
  memory = `/workspaces/${server.demo.workspace_id}/memory`;
  users = `/workspaces/${server.demo.workspace_id}/users`;
});

afterAll(() => server.dispose());

async function makeUser(fields: object = {}): Promise<string> {
  const body = { external_user_id: `searched-${++count}`, ...fields };
  return (await server.ask("POST", users, { body })).body.user_id;
}

const observe = (user_id: string, fields: object) =>
  server.ask("POST", `${memory}/observations`, { body: { user_id, kind: "fact", ...fields } });
const list = async (query: object) =>
  (await server.ask("GET", `${memory}/observations?${new URLSearchParams({ ...query })}`)).body;
const textsOf = (page: { data: { text: string }[] }) => page.data.map(({ text }) => text);

describe("the list of observations", () => {
  test("is searched by words in any form of the User's language, and by parts of words", async () => {
    const german = await makeUser({ language: "de-AT" });
    const english = await makeUser();
    await observe(german, { text: "Die Nutzerin mag alte Häuser." });
    await observe(english, { text: "The user collects old houses." });
    expect(textsOf(await list({ search: "Haus" }))).toEqual(["Die Nutzerin mag alte Häuser."]);
    expect(textsOf(await list({ search: "collecting house" }))).toEqual(["The user collects old houses."]);
    expect(textsOf(await list({ search: "ollect" }))).toEqual(["The user collects old houses."]);
    expect(textsOf(await list({ search: "houses", user_id: german }))).toEqual([]);
    expect(textsOf(await list({ search: "the", user_id: english }))).toEqual([
      "The user collects old houses.",
    ]);
    expect(textsOf(await list({ search: "100%_", user_id: english }))).toEqual([]);
  });

  test("is filtered by kind, topic, entity, agent, status and time", async () => {
    const user_id = await makeUser();
    const agent_id = server.demo.agent_id;
    await observe(user_id, { kind: "preference", text: "Tea", topics: ["drinks"], agent_id });
    await observe(user_id, {
      kind: "event",
      text: "Trip",
      entities: ["Rome"],
      said_at: "2025-05-05T00:00:00.000Z",
    });
    await observe(user_id, { kind: "note", text: "Note" });
    const found = async (query: object) => textsOf(await list({ user_id, ...query }));
    expect(await found({})).toEqual(["Note", "Trip", "Tea"]);
    expect(await found({ kind: "event,note" })).toEqual(["Note", "Trip"]);
    expect(await found({ topic: "Drinks" })).toEqual(["Tea"]);
    expect(await found({ entity: "rome" })).toEqual(["Trip"]);
    expect(await found({ agent_id })).toEqual(["Tea"]);
    expect(await found({ status: "superseded" })).toEqual([]);
    expect(
      await found({ said_to: "2025-05-06T00:00:00.000Z", said_from: "2025-05-05T00:00:00.000Z" }),
    ).toEqual(["Trip"]);
    const refused = await server.ask("GET", `${memory}/observations?kind=event,rumour`);
    expect(refused).toMatchObject({ status: 422, body: { code: "invalid-request" } });
    const first = await list({ user_id, limit: "2" });
    expect(textsOf(await list({ user_id, limit: "2", cursor: first.next_cursor }))).toEqual(["Tea"]);
  });
});
