import { INTEGRATION_PROVIDERS } from "@hyponema/contract/integration-settings";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ifMatch, publish, publishDesign } from "../../../test/design.ts";
import { CAL_COM_KEY } from "../../../test/doubles/vendors/cal-com.ts";
import { SLACK_TOKEN, startSlackDouble } from "../../../test/doubles/vendors/slack.ts";
import type { VendorDouble } from "../../../test/doubles/vendors/vendor.ts";
import { connectTo, startReachingServer } from "../../../test/integrations.ts";
import type { TestServer } from "../../../test/server.ts";
import { PROVIDERS } from "../../providers/integrations/providers.ts";
import { schemaProblems } from "../tools/service.ts";

let server: TestServer;
let slack: VendorDouble;
let workspace: string;
let base: string;

beforeAll(async () => {
  slack = await startSlackDouble();
  server = await startReachingServer();
  workspace = `/workspaces/${server.demo.workspace_id}`;
  base = `${workspace}/integrations`;
});

afterAll(async () => {
  await server.dispose();
  await slack.close();
});

const slackAccount = (fields: object = {}) =>
  connectTo(server, "slack", {
    credential: { bot_token: SLACK_TOKEN },
    settings: { base_url: `${slack.url}/api` },
    ...fields,
  });

const MAIL = { host: "mail.example.com", from: "desk@example.com" };

const create = (provider: string, credential: object, settings: object = {}) =>
  server.ask("POST", base, { body: { provider, name: "Made", credential, settings } });

const newAgent = async () => (await publishDesign(server, {})).agentId;

const at = (agentId: string, integrationId: string) =>
  `${workspace}/agents/${agentId}/integrations/${integrationId}`;

describe("the catalogue", () => {
  test("says of every provider what it needs and gives, in schemas that can be used", async () => {
    const { body } = await server.ask("GET", `${workspace}/integration-providers`);
    expect(body.data.map(({ slug }: { slug: string }) => slug)).toEqual(INTEGRATION_PROVIDERS);
    for (const provider of body.data) {
      const secret = [provider.credential, provider.settings].map((fields: { secret: boolean }[]) =>
        fields.every(({ secret }) => secret),
      );
      expect(secret).toEqual([true, false]);
      for (const { name, parameters } of provider.tools) {
        expect(await schemaProblems(parameters), `${provider.slug} ${name}`).toEqual([]);
      }
    }
  });

  test("offers nothing under a name that is too long, or that two tools share", () => {
    const names = Object.values(PROVIDERS).flatMap(({ slug, actions }) =>
      actions.map(({ name }) => `${slug}_${name}`),
    );
    expect(new Set(names).size).toBe(names.length);
    // What follows the name of one of two accounts finds room in the 64 characters that models allow.
    expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(36);
  });
});

describe("an integration", () => {
  test("is made, listed, read, put away and brought back; of its credential only the end is shown", async () => {
    const { id, path, get } = await slackAccount({ name: "Sales in Vienna" });
    const shown = (await get()).body;
    expect(shown).toMatchObject({
      ...{ id, provider: "slack", name: "Sales in Vienna", revision: 1, archived_at: null },
      credential: { bot_token: { hint: "…this", secret_id: expect.any(String) } },
      settings: { base_url: `${slack.url}/api` },
    });
    const listed = async (query: string) =>
      (await server.ask("GET", `${base}?${query}`)).body.data.map(({ id }: { id: string }) => id);
    expect(await listed("search=vienna&provider=slack")).toEqual([id]);
    expect(await listed("search=vienna&provider=smtp")).toEqual([]);
    expect((await server.ask("DELETE", path)).body.archived_at).not.toBeNull();
    expect((await server.ask("DELETE", path)).body.revision).toBe(2);
    expect(await listed("search=vienna")).toEqual([]);
    expect(await listed("search=vienna&archived=true")).toEqual([id]);
    const change = { body: { name: "x" }, headers: ifMatch(await get()) };
    expect((await server.ask("PATCH", path, change)).body.code).toBe("integration-archived");
    expect((await server.ask("POST", `${path}/restore`)).body.archived_at).toBeNull();
  });

  test.each([
    ["no credential", "slack", {}, {}, "/credential/bot_token"],
    ["a credential of another kind", "slack", { bot_token: "not a token" }, {}, "/credential/bot_token"],
    [
      "a field that nobody knows",
      "slack",
      { bot_token: SLACK_TOKEN, constructor: "x" },
      {},
      "/credential/constructor",
    ],
    ["a setting that nobody knows", "cal_com", { api_key: CAL_COM_KEY }, { team: null }, "/settings/team"],
    [
      "an address that is not one",
      "cal_com",
      { api_key: CAL_COM_KEY },
      { base_url: "https://key@api.example.com" },
      "/settings/base_url",
    ],
    ["a number for a text", "cal_com", { api_key: CAL_COM_KEY }, { time_zone: 1 }, "/settings/time_zone"],
    ["no server", "smtp", {}, { from: "desk@example.com" }, "/settings/host"],
    ["a user without a password", "smtp", { user: "desk" }, MAIL, "/credential/password"],
    ["another kind of encryption", "smtp", {}, { ...MAIL, security: "rot13" }, "/settings/security"],
  ])("with %s is refused, with the place", async (_, provider, credential, settings, path) => {
    const { status, body } = await create(provider, credential, settings);
    expect([status, body.code]).toEqual([422, "invalid-integration"]);
    expect(body.errors.map((error: { path: string }) => error.path)).toEqual([path]);
  });

  test("changes in part; null takes a field away, but not one that is needed", async () => {
    const own = await connectTo(server, "smtp", {
      credential: { user: "desk", password: "a-password-for-mail" },
      settings: { ...MAIL, reply_to: "answers@example.com" },
    });
    const changed = await own.patch({ name: "Mail", settings: { reply_to: null, to: "office@example.com" } });
    expect(changed.body).toMatchObject({ name: "Mail", revision: 2 });
    expect(changed.body.settings).toEqual({ ...MAIL, to: "office@example.com" });
    expect((await own.patch({ settings: { from: null } })).body).toMatchObject({
      ...{ code: "invalid-integration", errors: [{ path: "/settings/from" }] },
    });
    expect((await own.patch({ credential: { user: null } })).body.errors).toMatchObject([
      { path: "/credential/user" },
    ]);
    expect((await own.patch({ credential: { user: null, password: null } })).body.credential).toEqual({});
    const stale = { body: { name: "x" }, headers: { "if-match": '"1"' } };
    expect((await server.ask("PATCH", own.path, stale)).body.code).toBe("stale-version");
  });

  test("sends its credential elsewhere only when that is given again", async () => {
    const own = await slackAccount();
    const settings = { base_url: "https://evil.example/api" };
    for (const change of [{ settings }, { settings: { base_url: null } }]) {
      const refused = await own.patch(change);
      expect([refused.status, refused.body.code]).toEqual([422, "credential-required"]);
      expect(refused.body.errors).toMatchObject([{ path: "/credential/bot_token" }]);
    }
    expect((await own.patch({ settings: { base_url: `${slack.url}/api`, channel: "C1" } })).status).toBe(200);
    const moved = await own.patch({ settings, credential: { bot_token: "xoxb-another-token-for-there" } });
    expect(moved.body).toMatchObject({ settings: { ...settings, channel: "C1" } });
    const mail = await connectTo(server, "smtp", {
      credential: { user: "desk", password: "a-password-for-mail" },
      settings: MAIL,
    });
    for (const setting of [{ host: "evil.example" }, { port: 25 }, { security: "none" }]) {
      expect((await mail.patch({ settings: setting })).body.code).toBe("credential-required");
    }
    const half = await mail.patch({ settings: { port: 25 }, credential: { password: "another-password" } });
    expect(half.body.errors).toMatchObject([{ path: "/credential/user" }]);
  });

  test("never has its credential in an answer, the audit log or the database", async () => {
    const own = await slackAccount();
    const texts = [
      (await own.patch({ credential: { bot_token: "xoxb-secret-number-two-of-it" } })).text,
      (await own.get()).text,
      (await own.test()).text,
      (await own.run("send_message", { channel: "#a", text: "Hi" })).text,
      (await server.ask("GET", base)).text,
      (await server.ask("GET", `${workspace}/audit-log`)).text,
      JSON.stringify(await server.database.peek("SELECT * FROM hyponema.secrets", [])),
      JSON.stringify(await server.database.peek("SELECT * FROM hyponema.integrations", [])),
    ];
    for (const text of texts) {
      expect(text).not.toContain("secret-number-two");
      expect(text).not.toContain(SLACK_TOKEN);
    }
    const actions = (await server.ask("GET", `${workspace}/audit-log`)).body.data
      .filter(({ target }: { target: { id: string } }) => target.id === own.id)
      .map(({ action }: { action: string }) => action);
    expect(actions).toEqual(["integration.update", "integration.create"]);
  });

  test("in private space is not reached, and says so", async () => {
    const own = await slackAccount({ settings: { base_url: "https://169.254.169.254/latest" } });
    for (const { text } of [await own.test(), await own.run("find_user", { email: "a@example.com" })]) {
      expect(text).toContain("169.254.169.254 is a metadata address of the cloud");
    }
  });

  test("that is not there is not found, nor can it be given to an agent", async () => {
    const id = "intg_01j8z5k3mve7b8xq2n4w6y9r1t";
    const agentId = await newAgent();
    for (const [method, path] of [
      ["GET", `${base}/${id}`],
      ["POST", `${base}/${id}/test`],
      ["PUT", at(agentId, id)],
    ] as const) {
      const { status, body } = await server.ask(method, path);
      expect([status, body.code]).toEqual([404, "integration-not-found"]);
    }
  });

  test("has no tools but its provider's", async () => {
    const own = await slackAccount();
    const { status, body } = await own.run("find_slots");
    expect([status, body.code]).toEqual([404, "integration-tool-not-found"]);
  });
});

describe("an agent's integrations", () => {
  test("are attached, chosen from, and detached; in use, they are not put away", async () => {
    const own = await slackAccount();
    const agentId = await newAgent();
    const attached = await server.ask("PUT", at(agentId, own.id));
    expect(attached.body.integrations).toEqual([{ integration_id: own.id, selected_tools: null }]);
    const chosen = await server.ask("PUT", at(agentId, own.id), {
      body: { selected_tools: ["send_message"] },
    });
    expect(chosen.body.integrations).toEqual([{ integration_id: own.id, selected_tools: ["send_message"] }]);
    const users = await server.ask("GET", `${workspace}/agents?integration_id=${own.id}`);
    expect(users.body.data.map(({ id }: { id: string }) => id)).toEqual([agentId]);
    expect((await server.ask("DELETE", own.path)).body.code).toBe("integration-in-use");
    expect((await server.ask("DELETE", at(agentId, own.id))).body.integrations).toEqual([]);
    expect((await server.ask("DELETE", own.path)).status).toBe(200);
    expect((await server.ask("PUT", at(agentId, own.id))).body.code).toBe("integration-archived");
  });

  test("have only tools that there are", async () => {
    const own = await slackAccount();
    const { body } = await server.ask("PUT", at(await newAgent(), own.id), {
      body: { selected_tools: ["send_message", "find_slots"] },
    });
    expect(body.code).toBe("integration-tool-not-found");
  });

  test("are not put away in the moment in which they are attached", async () => {
    const agentId = await newAgent();
    for (let round = 0; round < 10; round++) {
      const { id, path } = await slackAccount();
      const both = await Promise.all([server.ask("PUT", at(agentId, id)), server.ask("DELETE", path)]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      await server.ask("DELETE", at(agentId, id));
    }
  });

  test("are at most twenty", async () => {
    const agentId = await newAgent();
    const twenty = await Promise.all(Array.from({ length: 20 }, () => slackAccount()));
    for (const { id } of twenty) expect((await server.ask("PUT", at(agentId, id))).status).toBe(200);
    const { id } = await slackAccount();
    expect((await server.ask("PUT", at(agentId, id))).body.code).toBe("too-many-integrations");
    expect((await server.ask("PUT", at(agentId, twenty[0]?.id ?? ""))).status).toBe(200);
  });

  test("are frozen with a version, compared, gone back to and copied", async () => {
    const own = await slackAccount({ name: "Before" });
    const agentId = await newAgent();
    const agent = `${workspace}/agents/${agentId}`;
    await server.ask("PUT", at(agentId, own.id));
    await publish(server, agentId);
    await own.patch({ name: "After" });
    const draft = await server.ask("GET", `${agent}/versions/2/diff?against=draft`);
    expect(draft.body.changes).toMatchObject([
      { path: "/resolved_integrations/0/settings/name", kind: "changed", before: "Before", after: "After" },
    ]);
    await publish(server, agentId);
    const frozen = async (version: number) =>
      (await server.ask("GET", `${agent}/versions/${version}`)).body.resolved_integrations;
    expect(await frozen(1)).toEqual([]);
    expect(await frozen(2)).toMatchObject([
      { integration_id: own.id, selected_tools: null, settings: { name: "Before", provider: "slack" } },
    ]);
    expect(await frozen(3)).toMatchObject([{ settings: { name: "After" } }]);
    const back = await server.ask("POST", `${agent}/rollback`, {
      body: { version: 2 },
      headers: ifMatch(await server.ask("GET", agent)),
    });
    expect(back.body.published_version).toBe(2);
    const copy = await server.ask("POST", `${agent}/duplicate`);
    expect(copy.body.integrations).toEqual([{ integration_id: own.id, selected_tools: null }]);
  });

  test("that are archived keep an agent from being published, and the place is told", async () => {
    const own = await slackAccount({ name: "Gone" });
    const agentId = await newAgent();
    const agent = `${workspace}/agents/${agentId}`;
    await server.ask("PUT", at(agentId, own.id));
    // An archived agent keeps nothing from being archived.
    await server.ask("DELETE", agent);
    expect((await server.ask("DELETE", own.path)).status).toBe(200);
    await server.ask("POST", `${agent}/restore`);
    const refused = await server.ask("POST", `${agent}/publish`, {
      headers: ifMatch(await server.ask("GET", agent)),
    });
    expect(refused.body).toMatchObject({
      code: "agent-not-publishable",
      errors: [{ path: "/integrations/0", message: "Gone is archived" }],
    });
  });
});
