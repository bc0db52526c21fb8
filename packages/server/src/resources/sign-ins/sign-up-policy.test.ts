import { afterEach, describe, expect, test } from "vitest";
import { type MailDouble, startMailDouble } from "../../../test/doubles/vendors/smtp.ts";
import { fromPage, linkToken, printedLink } from "../../../test/people.ts";
import { until } from "../../../test/process.ts";
import { type Answer, startTestServer, type TestServer } from "../../../test/server.ts";
import { systemActor } from "../../platform/actor.ts";
import { createWorkspace } from "../workspaces/service.ts";

let server: TestServer;
let mail: MailDouble | null = null;

const outcome = ({ status, body }: Answer) => [status, body?.code ?? null];
const ask = (email: string) => fromPage(server, "/auth/sign-in-links", { email });
const enter = (token: string) => fromPage(server, "/auth/sign-ins", { token });

async function start(environment: Record<string, string> = {}): Promise<void> {
  server = await startTestServer(environment);
}

async function startWithMail(environment: Record<string, string> = {}): Promise<MailDouble> {
  mail = await startMailDouble("none");
  await start({ HYPONEMA_SMTP_URL: `smtp://127.0.0.1:${mail.port}?security=none`, ...environment });
  return mail;
}

/** The only link in a mail, with its wrapping and escaping undone. */
function linkIn(raw: string): URL {
  const text = raw.replace(/=\r\n/g, "").replace(/=3D/g, "=");
  return new URL(/http:\S+/.exec(text)?.[0] ?? "");
}

afterEach(async () => {
  await server.dispose();
  await mail?.close();
  mail = null;
});

describe("on a fresh instance", () => {
  test("the first to sign in by the printed link owns the first workspace; whoever comes later is not let in", async () => {
    await start();
    await createWorkspace(server.instance.database, "Second", systemActor("test"));
    const [first, second] = [
      await linkToken(server, "first@example.com"),
      await linkToken(server, "second@example.com"),
    ];
    const entered = await enter(first);
    expect(entered.body.workspaces).toMatchObject([{ id: server.demo.workspace_id, role: "owner" }]);
    expect(outcome(await enter(second))).toEqual([403, "sign-up-closed"]);
    await ask("third@example.com");
    expect(printedLink(server, "third@example.com")).toBeNull();
  });

  test("the link goes to the terminal alone, also where mail is configured", async () => {
    const { mails } = await startWithMail();
    const token = await linkToken(server, "first@example.com");
    expect((await enter(token)).status).toBe(200);
    // Links go by mail from here on.
    await ask("first@example.com");
    await until(() => mails.length > 0);
    expect(mails).toHaveLength(1);
    expect(server.printed).toHaveLength(1);
  });

  test("two who sign in at the same moment by links for one address are one person", async () => {
    await start();
    const tokens = [
      await linkToken(server, "first@example.com"),
      await linkToken(server, "first@example.com"),
    ];
    const both = await Promise.all(tokens.map(enter));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[0]?.body.id).toBe(both[1]?.body.id);
  });
});

describe("mail", () => {
  test("brings the link, from whom the settings say, and nothing to strangers", async () => {
    const { mails } = await startWithMail({ HYPONEMA_MAIL_FROM: "Lindenhof <house@example.com>" });
    const person = await server.signIn("viewer");
    const stranger = await ask("stranger@example.com");
    const known = await ask(person.email);
    expect([stranger.status, stranger.text]).toEqual([known.status, known.text]);
    await until(() => mails.length > 0);
    expect(mails).toMatchObject([{ from: "house@example.com", to: [person.email] }]);
    const link = linkIn(mails[0]?.raw ?? "");
    expect(link.pathname).toBe("/dashboard/sign-in");
    expect((await enter(link.searchParams.get("token") ?? "")).body.id).toBe(person.personId);
    expect(server.printed).toEqual([]);
    const jobs = await server.database.peek("SELECT data FROM hyponema_jobs.job");
    expect(JSON.stringify(jobs)).not.toContain(link.searchParams.get("token"));
  });

  test("brings an invite, by whom and to where", async () => {
    const { mails } = await startWithMail();
    const owner = await server.signIn("owner");
    await owner.ask("PATCH", "/me", { body: { name: "Olga\u2028Bcc: all" } });
    const path = `/workspaces/${server.demo.workspace_id}/invites`;
    const body = { email: "bo@example.com", role: "builder" };
    const invited = await owner.ask("POST", path, { body });
    expect(invited.body.mailed).toBe(true);
    await until(() => mails.length > 0);
    expect(mails).toMatchObject([{ to: ["bo@example.com"] }]);
    const [{ raw } = { raw: "" }] = mails;
    expect(raw).toContain("Subject: Olga Bcc: all invites you to Demo on Hyponema");
    expect(linkIn(raw).href).toBe(invited.body.link);
  });

  test("that the mail server did not take at first is sent again", async () => {
    const double = await startMailDouble("none");
    await double.close();
    await start({ HYPONEMA_SMTP_URL: `smtp://127.0.0.1:${double.port}?security=none` });
    const person = await server.signIn("viewer");
    await ask(person.email);
    const tried = () =>
      server.database.peek("SELECT FROM hyponema_jobs.job WHERE name = 'sign-in-mail' AND retry_count > 0");
    await until(async () => (await tried()).length > 0);
  });
});

describe("whoever is not known", () => {
  test("is let in where sign-up is open, and has no workspace", async () => {
    await start({ HYPONEMA_SIGN_UP: "open" });
    await server.signIn("owner");
    const entered = await enter(await linkToken(server, "anybody@example.com"));
    expect(entered.body).toMatchObject({ email: "anybody@example.com", name: "", workspaces: [] });
  });

  test("is let in while an invite for their address is open, and is a member once they accept it", async () => {
    await start();
    const owner = await server.signIn("owner");
    const path = `/workspaces/${server.demo.workspace_id}/invites`;
    const body = { email: "Bo@Example.com", role: "analyst" };
    const invited = await owner.ask("POST", path, { body });
    expect((await enter(await linkToken(server, "bo@example.com"))).body.workspaces).toEqual([]);
    await owner.ask("DELETE", `${path}/${invited.body.id}`);
    await ask("another@example.com");
    expect(printedLink(server, "another@example.com")).toBeNull();
  });
});

describe("too many tries", () => {
  const limited = (environment: Record<string, string> = {}) =>
    start({
      HYPONEMA_RATE_LIMITS: JSON.stringify({ sign_in_per_10_minutes: 3 }),
      ...environment,
    });

  test("from one address are refused, whomever they are for", async () => {
    await limited();
    for (let at = 0; at < 3; at++) expect((await ask(`person-${at}@example.com`)).status).toBe(202);
    const refused = await ask("person-4@example.com");
    expect(outcome(refused)).toEqual([429, "rate-limited"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(outcome(await enter("x"))).toEqual([429, "rate-limited"]);
  });

  test("for one address are refused, wherever they come from", async () => {
    await limited({ HYPONEMA_TRUSTED_PROXIES: "127.0.0.1" });
    const from = (address: string, email: string) =>
      server.ask("POST", "/auth/sign-in-links", {
        ...{ key: null, body: { email } },
        headers: { origin: server.url, "x-forwarded-for": address },
      });
    for (let at = 0; at < 3; at++) {
      expect((await from(`203.0.113.${at}`, "Ana@example.com")).status).toBe(202);
    }
    expect(outcome(await from("203.0.113.9", "ana@example.com"))).toEqual([429, "rate-limited"]);
    expect((await from("203.0.113.9", "bo@example.com")).status).toBe(202);
  });
});
