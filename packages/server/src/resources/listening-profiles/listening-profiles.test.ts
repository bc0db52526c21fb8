import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ifMatch } from "../../../test/design.ts";
import { type Answer, startTestServer, type TestServer } from "../../../test/server.ts";
import { systemActor } from "../../platform/actor.ts";
import { CONSTANTS } from "./presets.ts";
import { resolveListening } from "./service.ts";

const NOWHERE = "listen_01j8z5k3mve7b8xq2n4w6y9r1t";

let server: TestServer;
let workspace: string;
let agentId: string;
let base: string;

beforeAll(async () => {
  server = await startTestServer();
  workspace = `/workspaces/${server.demo.workspace_id}`;
});

afterAll(() => server.dispose());

beforeEach(async () => {
  agentId = await server.makeAgent({});
  base = `${workspace}/agents/${agentId}/listening-profiles`;
});

const create = (body: object = {}, at = base) =>
  server.ask("POST", at, { body: { name: "Profile", ...body } });
const made = async (body: object = {}): Promise<string> => (await create(body)).body.id;
const patch = async (id: string, body: object) =>
  server.ask("PATCH", `${base}/${id}`, { body, headers: ifMatch(await server.ask("GET", `${base}/${id}`)) });
const assign = (user: string, id: string) =>
  server.ask("PUT", `${base}/assignments/${encodeURIComponent(user)}`, {
    body: { listening_profile_id: id },
  });
const resolved = (user?: string) =>
  server.ask("GET", `${base}/resolved${user === undefined ? "" : `?user_id=${encodeURIComponent(user)}`}`);
const defaults = async () =>
  (await server.ask("GET", base)).body.data
    .filter(({ is_default }: { is_default: boolean }) => is_default)
    .map(({ id }: { id: string }) => id);
const settingsOf = ({ body }: Answer) =>
  Object.fromEntries(Object.keys(CONSTANTS).map((name) => [name, body[name]]));

function expectRefused(answer: Answer, status: number, code: string): void {
  expect(answer, answer.text).toMatchObject({ status, body: { code } });
}

describe("a listening profile", () => {
  test("begins with the documented values, and is its agent's default when it is the first", async () => {
    const first = await create();
    expect(first.status).toBe(201);
    expect(settingsOf(first)).toEqual(CONSTANTS);
    expect(first.body).toMatchObject({ agent_id: agentId, is_default: true, archived_at: null, revision: 1 });
    expect((await create()).body.is_default).toBe(false);
    expect((await server.ask("GET", `${base}/${first.body.id}`)).body).toEqual(first.body);
  });

  test("can be made from any of the catalogue, with values of its own over it", async () => {
    const catalogue = await server.ask("GET", `${workspace}/listening-profiles/catalog`);
    expect(catalogue.body.data.map(({ title }: { title: string }) => title)).toEqual([
      "Default",
      "Patient",
      "Fast",
      "Phone",
    ]);
    for (const { preset, settings } of catalogue.body.data) {
      expect(settingsOf(await create({ preset })), preset).toEqual(settings);
      const own = await create({ preset, vad_stop_secs: 2.5, noise_suppression: null });
      expect(settingsOf(own)).toEqual({ ...settings, vad_stop_secs: 2.5, noise_suppression: null });
    }
  });

  test("is changed in part, from the state that was read", async () => {
    const first = await create({ vad_stop_secs: 1 });
    const at = `${base}/${first.body.id}`;
    const change = (headers: Record<string, string>) =>
      server.ask("PATCH", at, { body: { vad_confidence: 0.5, vad_min_volume: null }, headers });
    expectRefused(await change({}), 428, "version-required");
    const changed = await change(ifMatch(first));
    expect(changed.body).toMatchObject({ vad_confidence: 0.5, vad_min_volume: null, vad_stop_secs: 1 });
    expect(changed.headers.get("etag")).toBe('"2"');
    expectRefused(await change(ifMatch(first)), 412, "stale-version");
  });

  test.each([
    { vad_confidence: 1 },
    { vad_confidence: 0 },
    { vad_start_secs: 0 },
    { vad_start_secs: 2.1 },
    { vad_stop_secs: 5.1 },
    { vad_min_volume: 1 },
    { vad_min_volume: -0.1 },
    { interruption_policy: "sometimes" },
    { min_words_before_interrupt: 0 },
    { min_words_before_interrupt: 1.5 },
    { noise_suppression: "krisp" },
    { audio_gate_enabled: "yes" },
    { soft_timeout_override: { mode: "static" } },
    { soft_timeout_override: { mode: "generated", after_ms: 100 } },
    { soft_timeout_override: { mode: "generated", on: "nobody" } },
    { preset: "loud" },
    { name: "" },
  ])("cannot have %j", async (body) => {
    expectRefused(await create(body), 422, "invalid-request");
  });

  test("may say something of its own when it is silent", async () => {
    const made = await create({ soft_timeout_override: { mode: "static", message: "Still there?" } });
    expect(made.body.soft_timeout_override).toEqual({
      mode: "static",
      message: "Still there?",
      after_ms: 4000,
      on: "user",
    });
  });

  test("is found in lists by part of its name, page by page, archived ones apart", async () => {
    for (const name of ["Alpha", "Beta", "Alphabet", "Gamma"]) await create({ name });
    const names = async (query: string) => {
      const { body } = await server.ask("GET", `${base}?${query}`);
      return body.data.map(({ name }: { name: string }) => name);
    };
    expect(await names("search=alpha")).toEqual(["Alphabet", "Alpha"]);
    const first = await server.ask("GET", `${base}?limit=3`);
    expect(first.body.data).toHaveLength(3);
    expect(await names(`limit=3&cursor=${first.body.next_cursor}`)).toEqual(["Alpha"]);
    await server.ask("DELETE", `${base}/${first.body.data[0].id}`);
    expect(await names("archived=true")).toEqual(["Gamma"]);
    expect(await names("")).toEqual(["Alphabet", "Beta", "Alpha"]);
  });

  test("belongs to one agent: by another one's path it is not found", async () => {
    const id = await made();
    const other = `${workspace}/agents/${await server.makeAgent({})}/listening-profiles`;
    const ask = (method: string, path: string, body?: object) =>
      server.ask(method, `${other}/${path}`, {
        headers: { "if-match": '"1"' },
        ...(body === undefined ? {} : { body }),
      });
    for (const answer of [
      await ask("GET", id),
      await ask("PATCH", id, { name: "x" }),
      await ask("DELETE", id),
      await ask("POST", `${id}/restore`),
      await ask("POST", `${id}/set-default`),
      await ask("PUT", "assignments/ana", { listening_profile_id: id }),
    ]) {
      expectRefused(answer, 404, "listening-profile-not-found");
    }
  });

  test("of an agent that is not there is not found, nor made", async () => {
    const at = `${workspace}/agents/agent_01j8z5k3mve7b8xq2n4w6y9r1t/listening-profiles`;
    expectRefused(await create({}, at), 404, "agent-not-found");
    for (const path of ["", `/${NOWHERE}`, "/resolved", "/assignments/ana"]) {
      expectRefused(await server.ask("GET", at + path), 404, "agent-not-found");
    }
  });

  test("leaves who did what in the audit log", async () => {
    const [one, two] = [await made({ name: "One" }), await made({ name: "Two" })];
    await patch(two, { name: "Second" });
    await server.ask("POST", `${base}/${two}/set-default`);
    await server.ask("DELETE", `${base}/${one}`);
    await server.ask("POST", `${base}/${one}/restore`);
    const actions = async (id: string) => {
      const { body } = await server.ask("GET", `${workspace}/audit-log?target_id=${id}`);
      return body.data.map(({ action }: { action: string }) => action.replace("listening_profile.", ""));
    };
    expect(await actions(two)).toEqual(["set_default", "update", "create"]);
    expect(await actions(one)).toEqual(["restore", "archive", "create"]);
  });
});

describe("an agent's default listening profile", () => {
  test("moves as a whole: there is one before and after, and both have changed", async () => {
    const [one, two] = [await made(), await made()];
    expect(await defaults()).toEqual([one]);
    const moved = await server.ask("POST", `${base}/${two}/set-default`);
    expect(moved.body).toMatchObject({ id: two, is_default: true, revision: 2 });
    expect(await defaults()).toEqual([two]);
    expect((await server.ask("GET", `${base}/${one}`)).body).toMatchObject({
      is_default: false,
      revision: 2,
    });
    const again = await server.ask("POST", `${base}/${two}/set-default`);
    expect(again.body.revision).toBe(2);
  });

  test("is one, however many are made or made the default at once", async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => create()));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
    expect(await defaults()).toHaveLength(1);
    const moves = answers.map(({ body }) => server.ask("POST", `${base}/${body.id}/set-default`));
    expect((await Promise.all(moves)).map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(await defaults()).toHaveLength(1);
  });

  test("is archived only as the last one, and the first to come back is the default", async () => {
    const [one, two] = [await made(), await made()];
    expectRefused(await server.ask("DELETE", `${base}/${one}`), 409, "default-listening-profile");
    await server.ask("DELETE", `${base}/${two}`);
    const last = await server.ask("DELETE", `${base}/${one}`);
    expect(last.body).toMatchObject({ is_default: false, archived_at: expect.any(String) });
    expect((await server.ask("DELETE", `${base}/${one}`)).body).toEqual(last.body);
    const back = await server.ask("POST", `${base}/${two}/restore`);
    expect(back.body).toMatchObject({ is_default: true, archived_at: null });
    expect((await server.ask("POST", `${base}/${two}/restore`)).body).toEqual(back.body);
    expect((await server.ask("POST", `${base}/${one}/restore`)).body.is_default).toBe(false);
  });

  test.each([
    [
      "none",
      "UPDATE hyponema.listening_profiles SET is_default = false WHERE id = $1",
      "listening profiles and none",
    ],
    ["two", "UPDATE hyponema.listening_profiles SET is_default = true WHERE agent_id = $1", "one_default"],
  ])("cannot be %s, whoever writes to the database", async (_, sql, refusal) => {
    const id = await made();
    await made();
    const value = sql.includes("agent_id = $1") ? agentId : id;
    const scope = { workspaceId: server.demo.workspace_id, actor: systemActor("test") };
    const write = server.instance.database.inWorkspace(scope, (tx) => tx.query(sql, [value]));
    await expect(write).rejects.toThrow(refusal);
    expect(await defaults()).toEqual([id]);
  });
});

describe("an archived profile", () => {
  test("is not changed, not made the default, and given to nobody", async () => {
    await made();
    const id = await made();
    await server.ask("DELETE", `${base}/${id}`);
    for (const answer of [
      await patch(id, { name: "x" }),
      await server.ask("POST", `${base}/${id}/set-default`),
      await assign("ana", id),
    ]) {
      expectRefused(answer, 409, "listening-profile-archived");
    }
  });
});

describe("of an archived agent", () => {
  test("profiles are read and not changed", async () => {
    const id = await made();
    await server.ask("DELETE", `${workspace}/agents/${agentId}`);
    expect((await server.ask("GET", `${base}/${id}`)).status).toBe(200);
    for (const answer of [
      await create(),
      await patch(id, { name: "x" }),
      await server.ask("DELETE", `${base}/${id}`),
      await server.ask("POST", `${base}/${id}/restore`),
      await server.ask("POST", `${base}/${id}/set-default`),
      await assign("ana", id),
      await server.ask("DELETE", `${base}/assignments/ana`),
    ]) {
      expectRefused(answer, 409, "agent-archived");
    }
  });
});

describe("an agent with fifty profiles", () => {
  test("gets no more, neither new nor back from the archive", async () => {
    for (let index = 0; index < 51; index++) {
      const answer = await create();
      if (index === 49) await server.ask("DELETE", `${base}/${answer.body.id}`);
    }
    expectRefused(await create(), 409, "too-many-listening-profiles");
    const archived = await server.ask("GET", `${base}?archived=true`);
    const back = await server.ask("POST", `${base}/${archived.body.data[0].id}/restore`);
    expectRefused(back, 409, "too-many-listening-profiles");
  });
});

describe("a User's own listening profile", () => {
  test("is set, read, replaced and taken away, by either ID of the User", async () => {
    const [one, two] = [await made(), await made()];
    expectRefused(await server.ask("GET", `${base}/assignments/ana`), 404, "listening-assignment-not-set");
    const set = await assign("ana", one);
    expect(set).toMatchObject({
      status: 200,
      body: { agent_id: agentId, external_user_id: "ana", listening_profile_id: one },
    });
    expect((await assign(set.body.user_id, one)).body).toEqual(set.body);
    expect((await assign(set.body.user_id, two)).body.listening_profile_id).toBe(two);
    const read = await server.ask("GET", `${base}/assignments/${set.body.user_id}`);
    expect(read.body).toMatchObject({ user_id: server.demo.user_id, listening_profile_id: two });
    for (let time = 0; time < 2; time++) {
      expect(await server.ask("DELETE", `${base}/assignments/ana`)).toMatchObject({ status: 204, text: "" });
    }
    expectRefused(await server.ask("GET", `${base}/assignments/ana`), 404, "listening-assignment-not-set");
    const log = await server.ask("GET", `${workspace}/audit-log?action=listening_profile.assign`);
    expect(log.body.data.slice(0, 3).map(({ after }: { after: object }) => after)).toEqual(
      [null, two, one].map((id) => ({ agent_id: agentId, listening_profile_id: id })),
    );
  });

  test("is for Users and profiles that are there", async () => {
    const id = await made();
    expectRefused(await assign("nobody", id), 404, "user-not-found");
    expectRefused(await assign("ana", NOWHERE), 404, "listening-profile-not-found");
    for (const method of ["GET", "DELETE"]) {
      expectRefused(await server.ask(method, `${base}/assignments/nobody`), 404, "user-not-found");
    }
    expectRefused(await resolved("nobody"), 404, "user-not-found");
  });

  test("may be of a User whose ID reads like another path", async () => {
    const id = await made();
    for (const user of ["restore", "set-default", "resolved", "a/b"]) {
      await server.ask("POST", `${workspace}/users`, { body: { external_user_id: user } });
      expect((await assign(user, id)).body.external_user_id).toBe(user);
      const read = await server.ask("GET", `${base}/assignments/${encodeURIComponent(user)}`);
      expect(read.body.listening_profile_id).toBe(id);
    }
  });
});

describe("how an agent listens", () => {
  test("is a constant where no profile says anything", async () => {
    const { body } = await resolved("ana");
    expect(body).toMatchObject({ agent_id: agentId, user_id: server.demo.user_id, external_user_id: "ana" });
    for (const [name, value] of Object.entries(CONSTANTS)) {
      expect(body.settings[name]).toEqual({ value, source: "constant", listening_profile_id: null });
    }
  });

  test("is, knob by knob, what the User's own profile says, else the default, else the constant", async () => {
    const general = await made({ vad_stop_secs: 1.5, vad_start_secs: 0.4, vad_confidence: null });
    const own = await made({ vad_stop_secs: 3, vad_start_secs: null, vad_confidence: null });
    await assign("ana", own);
    const { settings } = (await resolved("ana")).body;
    expect(settings.vad_stop_secs).toEqual({ value: 3, source: "assignment", listening_profile_id: own });
    expect(settings.vad_start_secs).toEqual({
      value: 0.4,
      source: "agent_default",
      listening_profile_id: general,
    });
    expect(settings.vad_confidence).toEqual({ value: 0.7, source: "constant", listening_profile_id: null });
    const anybody = await resolved();
    expect(anybody.body).toMatchObject({
      user_id: null,
      external_user_id: null,
      settings: { vad_stop_secs: { value: 1.5, source: "agent_default", listening_profile_id: general } },
    });
  });

  test("forgets a User's profile while it is archived", async () => {
    const general = await made();
    const own = await made({ vad_stop_secs: 3 });
    await assign("ana", own);
    await server.ask("DELETE", `${base}/${own}`);
    expect((await resolved("ana")).body.settings.vad_stop_secs.listening_profile_id).toBe(general);
    await server.ask("POST", `${base}/${own}/restore`);
    expect((await resolved("ana")).body.settings.vad_stop_secs.listening_profile_id).toBe(own);
  });

  test("yields to what the session says, and goes before the voice profile", async () => {
    await made({ vad_stop_secs: 1.5, vad_min_volume: null });
    const scope = { workspaceId: server.demo.workspace_id, actor: systemActor("test") };
    const settings = await server.instance.database.readWorkspace(scope, (tx) =>
      resolveListening(tx, agentId, null, {
        session: { vad_start_secs: 0.1, vad_confidence: null },
        voiceProfile: { vad_stop_secs: 4, vad_min_volume: 0.3, vad_start_secs: 1 },
      }),
    );
    expect(settings.vad_start_secs).toMatchObject({ value: 0.1, source: "session" });
    expect(settings.vad_stop_secs).toMatchObject({ value: 1.5, source: "agent_default" });
    expect(settings.vad_min_volume).toMatchObject({ value: 0.3, source: "voice_profile" });
    expect(settings.vad_confidence).toMatchObject({ value: 0.7, source: "agent_default" });
  });
});

describe("a copy of an agent", () => {
  test("has copies of its profiles, the default among them, and nobody's assignment", async () => {
    await made({ name: "Away" });
    const general = await made({ name: "General", vad_stop_secs: 2 });
    await server.ask("POST", `${base}/${general}/set-default`);
    const own = await made({ name: "Own", preset: "patient" });
    await assign("ana", own);
    const away = (await server.ask("GET", `${base}?search=Away`)).body.data[0];
    await server.ask("DELETE", `${base}/${away.id}`);
    const copy = await server.ask("POST", `${workspace}/agents/${agentId}/duplicate`);
    const theirs = `${workspace}/agents/${copy.body.id}/listening-profiles`;
    const { data } = (await server.ask("GET", theirs)).body;
    const facts = data.map(({ name, is_default, vad_stop_secs }: Record<string, unknown>) => [
      ...[name, is_default, vad_stop_secs],
    ]);
    expect(facts).toEqual([
      ["Own", false, 1.6],
      ["General", true, 2],
    ]);
    expect(data.map(({ id }: { id: string }) => id)).not.toContain(general);
    expect((await server.ask("GET", `${theirs}?archived=true`)).body.data).toEqual([]);
    expectRefused(await server.ask("GET", `${theirs}/assignments/ana`), 404, "listening-assignment-not-set");
  });
});
