import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;
let path: string;

beforeAll(async () => {
  server = await startTestServer();
  path = `/workspaces/${server.demo.workspace_id}/users/ana/attributes`;
});

afterAll(() => server.dispose());

const set = (key: string, body: object) => server.ask("PUT", `${path}/${key}`, { body });
const keys = async (query: string) =>
  (await server.ask("GET", `${path}?${query}`)).body.data.map(({ key }: { key: string }) => key);
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

describe("an attribute of a User", () => {
  test.each([1, "text", false, [1, "a", null], { deep: { a: [{}] } }, 0, "", []])(
    "can be %j",
    async (value) => {
      const made = await set("any", { value });
      expect(made, made.text).toMatchObject({
        status: 200,
        body: { key: "any", value, source: "api", stale: false },
      });
      expect((await server.ask("GET", `${path}?prefix=any`)).body.data).toMatchObject([{ value }]);
    },
  );

  test.each([
    ["nothing", {}],
    ["null", { value: null }],
    ["what cannot be stored", { value: { a: ["\u0000"] } }],
    ["half a character in a name", { value: { "\ud800": 1 } }],
    ["more than 8 KiB, counted as UTF-8", { value: "ž".repeat(4096) }],
  ])("cannot be %s", async (_, body) => {
    expect(await set("any", body)).toMatchObject({
      status: 422,
      body: { code: "invalid-request", errors: [{ path: expect.stringMatching(/^\/value/) }] },
    });
  });

  test("holds 8 KiB exactly", async () => {
    expect((await set("large", { value: "x".repeat(8190) })).status).toBe(200);
    expect((await set("large", { value: "x".repeat(8191) })).status).toBe(422);
  });

  test.each(["1a", "a/b", "%C5%BE", "a".repeat(65), "ses_01j8z5k3mve7b8xq2n4w6y9r1t"])(
    "is not called %s",
    async (key) => {
      expect((await set(encodeURIComponent(decodeURIComponent(key)), { value: 1 })).status).toBe(422);
    },
  );

  test("is not overwritten by what was observed before", async () => {
    const newer = await set("tier", {
      value: "gold",
      source: "crm",
      observed_at: "2026-02-01T00:00:00.000Z",
    });
    const older = await set("tier", {
      value: "tin",
      source: "form",
      observed_at: "2026-01-31T23:59:59.999Z",
    });
    expect(older).toMatchObject({ status: 200, body: { ...newer.body, stale: true } });
    const same = await set("tier", { value: "tie", source: "form", observed_at: "2026-02-01T00:00:00.000Z" });
    expect(same.body).toMatchObject({ value: "tie", source: "form", stale: false });
  });

  test("is the newest of what is said at once", async () => {
    const years = [2024, 2021, 2025, 2020, 2023, 2022];
    await Promise.all(
      years.map((year) => set("race", { value: year, observed_at: `${year}-01-01T00:00:00.000Z` })),
    );
    expect((await server.ask("GET", `${path}?prefix=race`)).body.data).toMatchObject([{ value: 2025 }]);
  });

  test("is observed now when it is not said when, and not in the future", async () => {
    expect(Date.parse((await set("now", { value: 1 })).body.observed_at)).toBeLessThanOrEqual(Date.now());
    expect((await set("now", { value: 1, observed_at: inMinutes(4) })).status).toBe(200);
    for (const observed_at of [inMinutes(6), "1969-12-31T23:59:59Z", "yesterday"]) {
      expect(await set("now", { value: 1, observed_at })).toMatchObject({
        status: 422,
        body: { errors: [{ path: "/observed_at" }] },
      });
    }
  });

  test("is on record when it changes, not when the same is seen again", async () => {
    const { body } = await server.ask("GET", path.replace("/attributes", ""));
    const log = async () =>
      (
        await server.ask(
          "GET",
          `/workspaces/${server.demo.workspace_id}/audit-log?target_id=${body.user_id}&action=user.attribute_set`,
        )
      ).body.data.filter(({ after }: { after: { key: string } }) => after.key === "logged");
    await set("logged", { value: { a: 1 }, observed_at: "2026-01-01T00:00:00.000Z" });
    await set("logged", { value: { a: 1 }, observed_at: "2026-01-02T00:00:00.000Z" });
    expect(await log()).toMatchObject([
      { before: null, after: { value: { a: 1 }, source: "api", observed_at: "2026-01-01T00:00:00.000Z" } },
    ]);
    await set("logged", { value: { a: 2 } });
    expect((await log())[0]).toMatchObject({ before: { value: { a: 1 } }, after: { value: { a: 2 } } });
  });

  test("is deleted once", async () => {
    await set("gone", { value: 1 });
    expect((await server.ask("DELETE", `${path}/gone`)).status).toBe(204);
    expect(await server.ask("DELETE", `${path}/gone`)).toMatchObject({
      status: 404,
      body: { code: "attribute-not-found" },
    });
  });

  test("belongs to a User who is known", async () => {
    const nobody = path.replace("ana", "nobody");
    for (const answer of [
      await server.ask("GET", nobody),
      await server.ask("PUT", `${nobody}/x`, { body: { value: 1 } }),
      await server.ask("DELETE", `${nobody}/x`),
    ]) {
      expect(answer).toMatchObject({ status: 404, body: { code: "user-not-found" } });
    }
  });
});

describe("the list of attributes", () => {
  test("goes by keys, page by page, by prefix and by source", async () => {
    for (const key of ["list.b", "list.a", "list.B", "list_a"])
      await set(key, { value: 1, source: `of ${key}` });
    expect(await keys("prefix=list")).toEqual(["list.B", "list.a", "list.b", "list_a"]);
    expect(await keys("prefix=list.")).toEqual(["list.B", "list.a", "list.b"]);
    expect(await keys("prefix=list&source=of%20list.b")).toEqual(["list.b"]);
    const first = await server.ask("GET", `${path}?prefix=list.&limit=2`);
    expect(await keys(`prefix=list.&cursor=${first.body.next_cursor}`)).toEqual(["list.b"]);
  });

  test("has room for two hundred, of which each can still change", async () => {
    const full = path.replace("ana", "full");
    const put = (at: number, value: unknown) =>
      server.ask("PUT", `${full}/k${at}`, { body: { value, observed_at: "2026-01-01T00:00:00.000Z" } });
    const users = `/workspaces/${server.demo.workspace_id}/users`;
    await server.ask("PUT", users, { body: { external_user_id: "full" } });
    for (let at = 0; at < 199; at++) await put(at, at);
    const last = await Promise.all([put(200, 1), put(201, 1)]);
    expect(last.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(last.find(({ status }) => status === 409)?.body.code).toBe("too-many-attributes");
    expect((await put(7, "changed")).status).toBe(200);
  });
});
