import type { ApiKeyInput } from "@hyponema/contract/api-keys";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../../../test/process.ts";
import { asker, serveOn, startTestServer, type TestServer } from "../../../test/server.ts";
import { type Actor, systemActor } from "../../platform/actor.ts";
import { publish } from "../../platform/database/bus.ts";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { atRevision as at } from "../../platform/http/etag.ts";
import * as keys from "./service.ts";

const MEMBER: Actor = {
  ...{ kind: "member", id: "person_01j8z5k3mve7b8xq2n4w6y9r1t", name: "Ivo", address: null, requestId: null },
};
const FIRST_PAGE = { limit: 200, after: null };

let server: TestServer;
let node: Awaited<ReturnType<typeof serveOn>>;

beforeAll(async () => {
  server = await startTestServer();
  node = await serveOn(server.database);
});

afterAll(async () => {
  await node.stop();
  await node.instance.close();
  await server.dispose();
});

function inDemo<T>(work: (tx: WorkspaceTx) => Promise<T>, actor: Actor = systemActor("test")): Promise<T> {
  return server.instance.database.inWorkspace({ workspaceId: server.demo.workspace_id, actor }, work);
}

const create = (input: Partial<ApiKeyInput> = {}) =>
  inDemo((tx) =>
    keys.createApiKey(tx, "server", { name: "Made", scopes: ["agents:read"], expires_at: null, ...input }),
  );

const rotate = (key: { id: string; revision: number }, overlap: number) =>
  inDemo((tx) => keys.rotateApiKey(tx, "server", key.id, at(key.revision), overlap));
const get = (id: string) => inDemo((tx) => keys.getApiKey(tx, id));

const agents = () => `/workspaces/${server.demo.workspace_id}/agents`;
const statusOn = async (url: string, secret: string) => (await asker(url, secret)("GET", agents())).status;
const status = (secret: string) => statusOn(server.url, secret);

/** Waits until both nodes return the given status. */
const untilBoth = (secret: string, wanted: number) =>
  until(async () => {
    const seen = await Promise.all([server, node].map(({ url }) => statusOn(url, secret)));
    return seen.every((status) => status === wanted);
  });

/** Moves the columns in `set` into the past and clears the nodes' caches. */
const passed = async (id: string, set: string) => {
  await server.database.peek(
    `UPDATE hyponema.api_keys SET ${set} = now() - interval '1 second' WHERE id = $1`,
    [id],
  );
  await inDemo((tx) => publish(tx, { type: "key_changed", key_id: id }));
};

const minutesAgo = (iso: string | null) => (Date.now() - Date.parse(iso ?? "")) / 60_000;

describe("a key's last use", () => {
  test("is kept to the minute, without a write for every request; an unused one's is empty", async () => {
    const used = await create();
    const unused = await create();
    expect([await status(used.secret), await status(used.secret)]).toEqual([200, 200]);
    const first = await get(used.id);
    expect(first.last_used_at).toMatch(/:00\.000Z$/);
    expect(minutesAgo(first.last_used_at)).toBeLessThan(2);
    const written = () =>
      server.database.peek("SELECT xmin, last_used_at FROM hyponema.api_keys WHERE id = $1", [used.id]);
    const before = await written();
    await inDemo((tx) => publish(tx, { type: "key_changed", key_id: used.id }));
    expect(await statusOn(node.url, used.secret)).toBe(200);
    expect(await written()).toEqual(before);
    expect((await get(unused.id)).last_used_at).toBeNull();
  });
});

describe("a key", () => {
  test("says who made it, and shows its secret once", async () => {
    const made = await inDemo(
      (tx) => keys.createApiKey(tx, "server", { name: "Mine", scopes: ["users:read"], expires_at: null }),
      MEMBER,
    );
    expect(made.secret).toMatch(/^hyp_[0-9A-Za-z]{38}$/);
    const shown = await get(made.id);
    expect(shown).toMatchObject({
      ...{ name: "Mine", state: "active", scopes: ["users:read"], previous: null, revision: 1 },
      created_by: { kind: "member", id: MEMBER.id, name: "Ivo" },
      hint: `${made.secret.slice(0, 8)}…${made.secret.slice(-4)}`,
    });
    const kept = await server.database.peek(
      "SELECT to_jsonb(k) AS key, (SELECT jsonb_agg(a) FROM hyponema.audit_log a WHERE a.target_id = k.id) AS audit FROM hyponema.api_keys k WHERE id = $1",
      [made.id],
    );
    expect(JSON.stringify([kept, shown])).not.toContain(made.secret.slice(8, -4));
  });

  test("has each of its scopes once, in the order of the contract", async () => {
    const made = await create({ scopes: ["users:read", "agents:write", "users:read", "workspace:read"] });
    expect(made.scopes).toEqual(["workspace:read", "agents:write", "users:read"]);
  });

  test("is active, expiring, expired or revoked, and found by that", async () => {
    const soon = new Date(Date.now() + 3600_000).toISOString();
    const later = new Date(Date.now() + 30 * 86_400_000).toISOString();
    const name = "Of every state";
    const [active, expiring, expired, revoked] = [
      await create({ name, expires_at: later }),
      await create({ name, expires_at: soon }),
      await create({ name, expires_at: soon }),
      await create({ name }),
    ];
    await passed(expired.id, "expires_at");
    await inDemo((tx) => keys.revokeApiKey(tx, revoked.id));
    for (const [state, { id }] of Object.entries({ active, expiring, expired, revoked })) {
      expect((await get(id)).state).toBe(state);
      const filter = { state: state as "active", search: "every STATE" };
      const page = await inDemo((tx) => keys.listApiKeys(tx, filter, FIRST_PAGE));
      expect(page.data.map((key) => key.id)).toEqual([id]);
    }
    expect(await status(active.secret)).toBe(200);
    expect(await status(expiring.secret)).toBe(200);
    await untilBoth(expired.secret, 401);
    await untilBoth(revoked.secret, 401);
  });

  test("cannot expire before now", async () => {
    for (const expires_at of ["2020-01-01T00:00:00Z", new Date(Date.now() - 1).toISOString()]) {
      await expect(create({ expires_at })).rejects.toMatchObject({ code: "expiry-not-in-future" });
    }
  });

  test("changes in part, on every node, and never its secret", async () => {
    const made = await create({ scopes: ["users:read"] });
    expect([await status(made.secret), await statusOn(node.url, made.secret)]).toEqual([403, 403]);
    const change = { scopes: ["agents:read" as const], expires_at: "2199-01-01T00:00:00.000Z" };
    const changed = await inDemo((tx) => keys.updateApiKey(tx, "server", made.id, at(1), change));
    expect(changed).toMatchObject({ name: "Made", revision: 2, hint: made.hint, ...change });
    await untilBoth(made.secret, 200);
    const forever = { name: "Renamed", expires_at: null };
    expect(await inDemo((tx) => keys.updateApiKey(tx, "server", made.id, at(2), forever))).toMatchObject(
      forever,
    );
    const stale = inDemo((tx) => keys.updateApiKey(tx, "server", made.id, at(2), { name: "Too late" }));
    await expect(stale).rejects.toMatchObject({ code: "stale-version" });
  });

  test("is refused on every node once it is revoked, and stays in the list", async () => {
    const made = await create();
    expect([await status(made.secret), await statusOn(node.url, made.secret)]).toEqual([200, 200]);
    const revoked = await inDemo((tx) => keys.revokeApiKey(tx, made.id));
    expect(revoked).toMatchObject({ state: "revoked", revision: 2 });
    await untilBoth(made.secret, 401);
    expect(await inDemo((tx) => keys.revokeApiKey(tx, made.id))).toEqual(revoked);
  });

  test("that has ended is neither changed nor rotated", async () => {
    const [revoked, expired] = [await create(), await create({ expires_at: "2199-01-01T00:00:00Z" })];
    await inDemo((tx) => keys.revokeApiKey(tx, revoked.id));
    await passed(expired.id, "expires_at");
    for (const { id } of [revoked, expired]) {
      const { revision } = await get(id);
      await expect(rotate({ id, revision }, 60)).rejects.toMatchObject({ code: "api-key-ended" });
      const change = { expires_at: "2199-06-01T00:00:00Z" };
      const changing = inDemo((tx) => keys.updateApiKey(tx, "server", id, at(revision), change));
      await expect(changing).rejects.toMatchObject({ code: "api-key-ended" });
    }
  });
});

describe("rotating a key", () => {
  test("gives it another secret; the earlier one works until the overlap is over, and tells of its use", async () => {
    const made = await create({ scopes: ["agents:read"] });
    expect(await status(made.secret)).toBe(200);
    const rotated = await rotate(made, 3600);
    expect(rotated).toMatchObject({ id: made.id, scopes: made.scopes, state: "active", revision: 2 });
    expect(rotated.secret).not.toBe(made.secret);
    expect(rotated.previous?.hint).toBe(made.hint);
    const overlap = Date.parse(rotated.previous?.expires_at ?? "") - Date.now();
    expect(Math.round(overlap / 3600_000)).toBe(1);
    for (const secret of [made.secret, rotated.secret]) await untilBoth(secret, 200);
    expect(minutesAgo((await get(made.id)).previous?.last_used_at ?? null)).toBeLessThan(2);
    await passed(made.id, "previous_expires_at");
    await untilBoth(made.secret, 401);
    await untilBoth(rotated.secret, 200);
    expect((await get(made.id)).previous).toBeNull();
  });

  test("without an overlap ends the earlier secret at once", async () => {
    const made = await create();
    expect(await status(made.secret)).toBe(200);
    const rotated = await rotate(made, 0);
    expect(rotated.previous).toBeNull();
    await untilBoth(made.secret, 401);
    expect(await status(rotated.secret)).toBe(200);
  });

  test("again before the overlap is over ends the first secret, and the second works on", async () => {
    const first = await create();
    const second = await rotate(first, 3600);
    const third = await rotate(second, 3600);
    await untilBoth(first.secret, 401);
    expect([await status(second.secret), await status(third.secret)]).toEqual([200, 200]);
  });

  test("twice at once happens once", async () => {
    const made = await create();
    const both = await Promise.allSettled([rotate(made, 60), rotate(made, 60)]);
    const [won] = both.filter((outcome) => outcome.status === "fulfilled");
    const [lost] = both.filter((outcome) => outcome.status === "rejected");
    expect(lost?.reason).toMatchObject({ code: "stale-version" });
    expect(await status(won?.value.secret ?? "")).toBe(200);
    expect(await status(made.secret)).toBe(200);
  });

  test("does not let the earlier secret outlive the key, nor its revocation", async () => {
    const soon = new Date(Date.now() + 60_000).toISOString();
    const made = await create({ expires_at: soon });
    const rotated = await rotate(made, 3600);
    expect(rotated.previous?.expires_at).toBe(soon);
    expect(await status(made.secret)).toBe(200);
    await inDemo((tx) => keys.revokeApiKey(tx, made.id));
    for (const secret of [made.secret, rotated.secret]) await untilBoth(secret, 401);
    expect((await get(made.id)).previous).toBeNull();
  });

  test("is told in the audit log with what both secrets end in, and nothing more of them", async () => {
    const made = await create();
    const rotated = await rotate(made, 60);
    const [entry] = await server.database.peek(
      "SELECT before, after FROM hyponema.audit_log WHERE target_id = $1 AND action = 'api_key.rotate'",
      [made.id],
    );
    expect(entry).toMatchObject({
      before: { hint: made.hint, previous: null },
      after: { hint: rotated.hint, previous: { hint: made.hint } },
    });
  });
});

describe("a scope beyond its giver's role", () => {
  const give = (...scopes: ApiKeyInput["scopes"]) =>
    inDemo((tx) => keys.createApiKey(tx, "builder", { name: "Given", scopes, expires_at: null }));
  const beyond = (...paths: string[]) => ({
    code: "scope-beyond-role",
    errors: paths.map((path) => expect.objectContaining({ path })),
  });

  test("is not given to a key, alone or in a bundle", async () => {
    expect((await give("agents:write", "memory:write")).scopes).toEqual(["agents:write", "memory:write"]);
    await expect(give("agents:read", "audit:read")).rejects.toMatchObject(beyond("/scopes/1"));
    await expect(give("workspace:read", "audit:read", "workspace:write")).rejects.toMatchObject(
      beyond("/scopes/0", "/scopes/1", "/scopes/2"),
    );
  });

  test("stays with a key that has it; whoever may not give it neither adds it nor sees a new secret", async () => {
    const made = await create({ scopes: ["audit:read", "agents:read"] });
    const change = (scopes: ApiKeyInput["scopes"]) =>
      inDemo((tx) => keys.updateApiKey(tx, "builder", made.id, at(1), { scopes }));
    await expect(change(["audit:read", "workspaces:write"])).rejects.toMatchObject(beyond("/scopes/1"));
    await expect(inDemo((tx) => keys.rotateApiKey(tx, "builder", made.id, at(1), 60))).rejects.toMatchObject(
      beyond("/scopes/1"),
    );
    expect((await change(["audit:read", "agents:write"])).scopes).toEqual(["agents:write", "audit:read"]);
  });
});

describe("a key that was given scopes that are not offered any more", () => {
  const DROPPED = ["knowledge:read", "observability:write", "webhooks:admin"];
  // Rows as an earlier version of the server stored them.
  const madeEarlier = async (scopes: readonly string[]) => {
    const made = await create({ name: "Earlier" });
    await inDemo((tx) =>
      tx.query("UPDATE hyponema.api_keys SET scopes = $2 WHERE id = $1", [made.id, [...scopes]]),
    );
    return made;
  };

  test("is listed, opens what its other scopes open, and is rotated by whoever may give those", async () => {
    const made = await madeEarlier([...DROPPED, "agents:read"]);
    const listed = await inDemo((tx) => keys.listApiKeys(tx, { search: "Earlier" }, FIRST_PAGE));
    expect(listed.data).toMatchObject([{ id: made.id, scopes: ["agents:read"] }]);
    const ask = asker(server.url, made.secret);
    const base = `/workspaces/${server.demo.workspace_id}`;
    expect((await ask("GET", `${base}/agents`)).status).toBe(200);
    expect((await ask("GET", `${base}/audit-log`)).body.code).toBe("insufficient-scope");
    const rotated = await inDemo((tx) => keys.rotateApiKey(tx, "builder", made.id, at(1), 0));
    expect((await asker(server.url, rotated.secret)("GET", `${base}/agents`)).status).toBe(200);
  });

  test("is listed without any when it has no others, and can be given some", async () => {
    const made = await madeEarlier(DROPPED);
    expect((await get(made.id)).scopes).toEqual([]);
    const refused = await asker(server.url, made.secret)(
      "GET",
      `/workspaces/${server.demo.workspace_id}/agents`,
    );
    expect([refused.status, refused.body.code]).toEqual([403, "insufficient-scope"]);
    const changed = await inDemo((tx) =>
      keys.updateApiKey(tx, "builder", made.id, at(1), { scopes: ["agents:read"] }),
    );
    expect(changed.scopes).toEqual(["agents:read"]);
  });
});

test("a workspace has at most a hundred keys that work, however many are made at once", async () => {
  const count = async () => {
    const [row] = await server.database.peek<{ count: number }>(
      "SELECT count(*)::int AS count FROM hyponema.api_keys WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())",
    );
    return row?.count ?? 0;
  };
  while ((await count()) < 98) await create({ name: "Filling" });
  const outcomes = await Promise.allSettled([create(), create(), create(), create()]);
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(refused.map(({ reason }) => reason.code)).toEqual(["too-many-api-keys", "too-many-api-keys"]);
  const { data } = await inDemo((tx) => keys.listApiKeys(tx, { search: "Filling" }, FIRST_PAGE));
  await inDemo((tx) => keys.revokeApiKey(tx, data[0]?.id ?? ""));
  expect((await create()).state).toBe("active");
});
