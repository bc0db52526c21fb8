import { ROLES } from "@hyponema/contract/roles";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, type SignedInPerson, startTestServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;
let base: string;
let owner: SignedInPerson;

const outcome = ({ status, body }: Answer) => [status, body?.code ?? null];

beforeAll(async () => {
  server = await startTestServer();
  base = `/workspaces/${server.demo.workspace_id}`;
  owner = await server.signIn("owner");
});

afterAll(() => server.dispose());

async function makeWorkspace(person: SignedInPerson): Promise<string> {
  const made = await person.ask("POST", "/workspaces", { body: { name: "Another" } });
  return made.body.id;
}

describe("a workspace", () => {
  test("is its maker's, who owns it", async () => {
    const person = await server.signIn(null);
    const made = await person.ask("POST", "/workspaces", { body: { name: "Lindenhof" } });
    expect(made.status, made.text).toBe(201);
    const { body: me } = await person.ask("GET", "/me");
    expect(me.workspaces).toMatchObject([{ id: made.body.id, name: "Lindenhof", role: "owner" }]);
    const audit = await person.ask("GET", `/workspaces/${made.body.id}/audit-log`);
    const actor = { kind: "member", id: person.personId, name: person.email };
    expect(audit.body.data).toMatchObject([
      { action: "member.add", actor },
      { action: "workspace.create", actor },
    ]);
  });

  test("always has an owner, also when its two owners step back at once", async () => {
    for (let round = 0; round < 10; round++) {
      const first = await server.signIn(null);
      const workspaceId = await makeWorkspace(first);
      const second = await server.signIn("owner", { workspaceId });
      const path = `/workspaces/${workspaceId}`;
      const both = await Promise.all([
        first.ask("POST", `${path}/leave`),
        second.ask("PATCH", `${path}/members/${second.personId}`, { body: { role: "viewer" } }),
      ]);
      expect(both.filter(({ status }) => status < 300)).toHaveLength(1);
      expect(both.filter(({ body }) => body?.code === "last-owner")).toHaveLength(1);
    }
  });
});

describe("a member", () => {
  test("is given another role, which counts from their next request on", async () => {
    const person = await server.signIn("viewer");
    const create = () => person.ask("POST", `${base}/agents`, { body: { name: "Mine" } });
    expect(outcome(await create())).toEqual([403, "insufficient-role"]);
    const path = `${base}/members/${person.personId}`;
    const changed = await owner.ask("PATCH", path, { body: { role: "builder" } });
    expect(changed.body).toMatchObject({ person_id: person.personId, role: "builder" });
    expect((await create()).status).toBe(201);
    await owner.ask("DELETE", path);
    expect(outcome(await create())).toEqual([404, "workspace-not-found"]);
  });

  test("gives, changes and takes away no role above their own", async () => {
    const admin = await server.signIn("admin");
    const viewer = await server.signIn("viewer");
    const path = `${base}/members`;
    for (const answer of [
      await admin.ask("PATCH", `${path}/${viewer.personId}`, { body: { role: "owner" } }),
      await admin.ask("PATCH", `${path}/${admin.personId}`, { body: { role: "owner" } }),
      await admin.ask("PATCH", `${path}/${owner.personId}`, { body: { role: "viewer" } }),
      await admin.ask("DELETE", `${path}/${owner.personId}`),
    ]) {
      expect(outcome(answer)).toEqual([403, "role-above-own"]);
    }
    const { status } = await admin.ask("PATCH", `${path}/${viewer.personId}`, { body: { role: "admin" } });
    expect(status).toBe(200);
  });

  test.each(ROLES.filter((role) => role !== "owner"))("leaves as %s", async (role) => {
    const person = await server.signIn(role);
    expect((await person.ask("POST", `${base}/leave`)).status).toBe(204);
    expect((await person.ask("GET", "/me")).body.workspaces).toEqual([]);
  });
});
