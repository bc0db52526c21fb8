import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../../../test/server.ts";

let server: TestServer;
let base: string;
let memory: string;
let count = 0;

beforeAll(async () => {
  server = await startTestServer({}, "api");
  base = `/workspaces/${server.demo.workspace_id}`;
  memory = `${base}/memory`;
});

afterAll(() => server.dispose());

async function makeUser(): Promise<string> {
  const body = { external_user_id: `moving-${++count}` };
  return (await server.ask("POST", `${base}/users`, { body })).body.user_id;
}

const post = (what: string, body: object) => server.ask("POST", `${memory}/${what}`, { body });
const exported = (user_id: string) => server.ask("GET", `${memory}/export?user_id=${user_id}`);
const linesOf = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

async function furnish(user_id: string): Promise<string> {
  const about = (value: string, said_at: string) =>
    post("observations", {
      user_id,
      kind: "fact",
      text: `The user lives in ${value}.`,
      slot: "user.residence",
      value,
      said_at,
    });
  await about("lisbon", "2026-01-01T00:00:00.000Z");
  await about("porto", "2026-02-01T00:00:00.000Z");
  await post("open-threads", { user_id, kind: "promise", text: "The assistant promised a map." });
  await post("cooldowns", { user_id, topic: "bereavement" });
  const session = await server.openSession({ userId: user_id });
  const place = [server.demo.workspace_id, user_id, session];
  await server.database.peek(
    "INSERT INTO hyponema.memory_tones VALUES ($1, $2, $3, 1000, now(), 0.5, '{}')",
    place,
  );
  await server.database.peek(
    "INSERT INTO hyponema.memory_resumes VALUES ($1, $2, $3, $4, 'They spoke of moving.', now())",
    [...place, server.demo.agent_id],
  );
  return session;
}

describe("an export", () => {
  test("is one line for each thing, after a header, and holds no vector", async () => {
    const user_id = await makeUser();
    await furnish(user_id);
    const answer = await exported(user_id);
    expect(answer.headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
    const lines = linesOf(answer.text);
    expect(lines.map(({ type }) => type)).toEqual([
      "header",
      "observation",
      "observation",
      "open_thread",
      "cooldown",
      "tone",
      "resume",
    ]);
    expect(lines[0]).toMatchObject({ format: "hyponema.memory", version: 1, user: { user_id } });
    expect(lines[1]).toMatchObject({ text: "The user lives in lisbon.", superseded_by: lines[2].id });
    expect(answer.text).not.toContain("vector");
  });

  test("of a User that is not there is refused", async () => {
    expect(await exported("nobody")).toMatchObject({ status: 404, body: { code: "user-not-found" } });
  });

  test("is read at the reader's pace, page by page, and ends with a reader who hangs up", async () => {
    const user_id = await makeUser();
    const lines = Array.from({ length: 450 }, (_, index) => ({
      type: "observation",
      kind: "fact",
      text: `The user has read book number ${index}. ${"x".repeat(300)}`,
      said_at: "2026-01-01T00:00:00.000Z",
    }));
    expect((await post("import", { user_id, lines })).body).toMatchObject({ imported: 450, repeated: 0 });
    const gone = new AbortController();
    const answer = await fetch(`${server.url}${memory}/export?user_id=${user_id}`, {
      headers: { authorization: `Bearer ${server.demo.api_key}` },
      signal: gone.signal,
    });
    const reader = answer.body?.getReader();
    await reader?.read();
    gone.abort();
    expect(linesOf((await exported(user_id)).text)).toHaveLength(451);
  });
});

describe("an import", () => {
  test("gives another User the same memory under new IDs, its chain kept, and does it once", async () => {
    const from = await makeUser();
    await furnish(from);
    const lines = (await exported(from)).text;
    const to = await makeUser();
    const first = await post("import", { user_id: to, lines });
    expect(first.body).toMatchObject({
      user_id: to,
      imported: 4,
      repeated: 0,
      refused: [
        { line: 6, message: "belongs to a conversation that is not here" },
        { line: 7, message: "belongs to a conversation that is not here" },
      ],
    });
    const again = await post("import", { user_id: to, lines });
    expect(again.body).toMatchObject({ imported: 0, repeated: 4 });
    const own = await post("import", { user_id: from, lines });
    expect(own.body).toMatchObject({ imported: 0, repeated: 6, refused: [] });
    const [header, old, now] = linesOf((await exported(to)).text);
    expect(header.user.user_id).toBe(to);
    expect(old).toMatchObject({
      text: "The user lives in lisbon.",
      status: "superseded",
      superseded_by: now.id,
    });
    expect(now).toMatchObject({ text: "The user lives in porto.", status: "active" });
    expect(linesOf(lines).map(({ id }) => id)).not.toContain(now.id);
    const entries = await server.database.peek(
      "SELECT kind, state, vector FROM hyponema.memory_entries WHERE user_id = $1 ORDER BY kind, state",
      [to],
    );
    expect(entries).toEqual([
      { kind: "observation", state: "active", vector: null },
      { kind: "observation", state: "superseded", vector: null },
      { kind: "open_thread", state: "active", vector: null },
    ]);
  });

  test("names damaged lines and takes the others", async () => {
    const user_id = await makeUser();
    const good = {
      type: "observation",
      kind: "fact",
      text: "The user skis.",
      said_at: "2026-01-01T00:00:00Z",
    };
    const lines = [
      JSON.stringify(good),
      "{ not json",
      "",
      JSON.stringify({ ...good, kind: "rumour" }),
      JSON.stringify({ type: "gossip" }),
      JSON.stringify({ ...good, text: null }),
      JSON.stringify({ ...good, text: "The user swims." }),
    ].join("\n");
    const { body } = await post("import", { user_id, lines });
    expect(body).toMatchObject({ imported: 2, repeated: 0 });
    expect(body.refused.map(({ line }: { line: number }) => line)).toEqual([2, 4, 5, 6]);
    expect(body.refused[0].message).toBe("is not JSON");
  });

  test("knows what says the same at the same time, with or without an ID", async () => {
    const user_id = await makeUser();
    const line = {
      type: "observation",
      kind: "fact",
      text: "The user skis.",
      said_at: "2026-01-01T00:00:00Z",
    };
    const { body } = await post("import", { user_id, lines: [line, line, { ...line, id: "theirs" }] });
    expect(body).toMatchObject({ imported: 1, repeated: 2 });
    expect((await post("import", { user_id, lines: [line] })).body).toMatchObject({
      imported: 0,
      repeated: 1,
    });
  });

  test("lets the last said hold where a slot was filled already", async () => {
    const user_id = await makeUser();
    const slot = { kind: "fact", slot: "user.pet" };
    const { body } = await post("observations", { user_id, ...slot, text: "A dog", value: "dog" });
    const earlier = {
      type: "observation",
      ...slot,
      text: "A cat",
      value: "cat",
      said_at: "2020-01-01T00:00:00Z",
    };
    expect((await post("import", { user_id, lines: [earlier] })).body.imported).toBe(1);
    const held = await server.ask("GET", `${memory}/observations?user_id=${user_id}`);
    expect(held.body.data.map(({ id }: { id: string }) => id)).toEqual([body.id]);
  });

  test("does not bring back what was forgotten", async () => {
    const user_id = await makeUser();
    await furnish(user_id);
    const lines = (await exported(user_id)).text;
    await post("forget", { user_id, everything: true });
    const { body } = await post("import", { user_id, lines });
    expect(body.imported).toBe(2 + 2 - 1);
    const held = await server.ask("GET", `${memory}/observations?user_id=${user_id}`);
    expect(held.body.data).toEqual([]);
  });

  test("takes 8 MiB and no more", async () => {
    const user_id = await makeUser();
    const blank = " ".repeat(8 * 1024 * 1024 - 200);
    expect((await post("import", { user_id, lines: blank })).body).toMatchObject({ imported: 0 });
    const refused = await post("import", { user_id, lines: `${blank}${" ".repeat(200)}` });
    expect(refused).toMatchObject({ status: 413, body: { code: "body-too-large" } });
  });
});
