import { connect as dial } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  MAIL_PASSWORD,
  MAIL_SERVER_PEM,
  MAIL_USER,
  type MailDouble,
  startBrokenMailDouble,
  startMailDouble,
} from "../../../test/doubles/vendors/smtp.ts";
import { type Connected, connectTo, startReachingServer } from "../../../test/integrations.ts";
import type { TestServer } from "../../../test/server.ts";
import { systemClock } from "../../platform/clock.ts";
import { parseAllowList } from "../../platform/egress/addresses.ts";
import { Egress } from "../../platform/egress/egress.ts";
import { smtp } from "./smtp.ts";

const trusted = getCACertificates("default");
let starttls: MailDouble;
let tls: MailDouble;
let plain: MailDouble;
let server: TestServer;

const CREDENTIAL = { user: MAIL_USER, password: MAIL_PASSWORD };

function connect(port: number, settings: object = {}, credential: object = CREDENTIAL): Promise<Connected> {
  const from = "Front desk <desk@example.com>";
  return connectTo(server, "smtp", { credential, settings: { host: "127.0.0.1", port, from, ...settings } });
}

beforeAll(async () => {
  setDefaultCACertificates([...trusted, MAIL_SERVER_PEM]);
  [starttls, tls, plain] = await Promise.all([
    startMailDouble("starttls"),
    startMailDouble("tls"),
    startMailDouble("none"),
  ]);
  server = await startReachingServer();
});

afterAll(async () => {
  setDefaultCACertificates(trusted);
  await server.dispose();
  await Promise.all([starttls.close(), tls.close(), plain.close()]);
});

beforeEach(() => {
  for (const { mails } of [starttls, tls, plain]) mails.length = 0;
});

const MAIL = { to: "ana@example.com", subject: "Grüße", text: "Your table is booked.\n.\nSee you." };

describe("a mail server", () => {
  test.each([
    ["by STARTTLS", "starttls", () => starttls],
    ["by TLS from the start", "tls", () => tls],
  ] as const)("gets mail %s, signed in", async (_, security, double) => {
    const own = await connect(double().port, { security, reply_to: "answers@example.com" });
    const { body } = await own.run("send_email", MAIL);
    expect(body).toMatchObject({ ok: true, result: { sent: true, message_id: expect.any(String) } });
    expect(double().mails).toMatchObject([
      { from: "desk@example.com", to: ["ana@example.com"], encrypted: true, user: MAIL_USER },
    ]);
    const [{ raw } = { raw: "" }] = double().mails;
    expect(raw).toContain("From: Front desk <desk@example.com>");
    expect(raw).toContain("Reply-To: answers@example.com");
    expect(raw).toContain("Subject: =?UTF-8?");
    expect(raw).toContain("Your table is booked.\r\n.\r\nSee you.");
  });

  test("inside gets mail without encryption or a user, where that is what the settings say", async () => {
    const own = await connect(plain.port, { security: "none" }, {});
    expect((await own.run("send_email", MAIL)).body.ok).toBe(true);
    expect(plain.mails).toMatchObject([{ encrypted: false, user: undefined }]);
  });

  test("is tested without a mail", async () => {
    const own = await connect(starttls.port);
    expect((await own.test()).body).toMatchObject({ ok: true, detail: "127.0.0.1 takes our mail." });
    expect(starttls.mails).toHaveLength(0);
  });

  test("that does not take the password says so, and nobody is told the password", async () => {
    const own = await connect(starttls.port, {}, { user: MAIL_USER, password: "not-the-right-password" });
    for (const { body, text } of [await own.test(), await own.run("send_email", MAIL)]) {
      expect(body.ok).toBe(false);
      expect(text).toContain("does not take the user and password");
      // The double puts the password into its refusal.
      expect(text).toContain("[secret]");
      expect(text).not.toContain("not-the-right");
    }
  });

  test("that does not encrypt is given neither password nor mail", async () => {
    const own = await connect(plain.port);
    const { body } = await own.run("send_email", MAIL);
    expect(body).toMatchObject({ ok: false, result: { error: expect.stringContaining("no encryption") } });
    expect(plain.mails).toHaveLength(0);
  });

  test("whose certificate nobody vouches for is given neither password nor mail", async () => {
    setDefaultCACertificates(trusted);
    try {
      for (const [double, security] of [
        [starttls, "starttls"],
        [tls, "tls"],
      ] as const) {
        const { body } = await (await connect(double.port, { security })).run("send_email", MAIL);
        expect(body.result.error).toContain("no encryption that can be trusted");
        expect(double.mails).toHaveLength(0);
      }
    } finally {
      setDefaultCACertificates([...trusted, MAIL_SERVER_PEM]);
    }
  });

  test("that refuses a recipient is heard, and so is what it says", async () => {
    const own = await connect(starttls.port);
    const { body } = await own.run("send_email", { ...MAIL, to: "nobody@example.com" });
    expect(body.result.error).toContain("550 No such user nobody@example.com");
    expect(starttls.mails).toHaveLength(0);
  });

  test.each([
    ["to", "ana@example.com\r\nBcc: all@example.com"],
    ["to", "ana@example.com, bo@example.com"],
    ["to", "Ana <ana@example.com>"],
    ["subject", "Hi\r\nBcc: all@example.com"],
    ["subject", "Hi\nX-Evil: 1"],
  ])("gets no mail whose %s is %j", async (name, value) => {
    const own = await connect(starttls.port);
    const { body } = await own.run("send_email", { ...MAIL, [name]: value });
    expect(body).toMatchObject({ ok: false, problems: [{ path: `/${name}` }] });
    expect(starttls.mails).toHaveLength(0);
  });

  test("gets no mail from a name that would end its header", async () => {
    const from = "Desk\r\nBcc: all@example.com <desk@example.com>";
    await expect(connect(starttls.port, { from })).rejects.toThrow("/settings/from");
  });

  test("gets mail only to the domains, or to the one address, that settings name", async () => {
    const bound = await connect(starttls.port, { recipient_domains: "example.com, Example.ORG" });
    expect((await bound.run("send_email", { ...MAIL, to: "ana@EXAMPLE.org" })).body.ok).toBe(true);
    for (const to of ["ana@evil.example", "ana@sub.example.com", "ana@notexample.com"]) {
      const { body } = await bound.run("send_email", { ...MAIL, to });
      expect(body.result.error).toContain("only go to addresses of example.com, example.org");
    }
    const single = await connect(starttls.port, { to: "office@example.com" });
    const { to: _, ...rest } = MAIL;
    expect((await single.run("send_email", rest)).body.ok).toBe(true);
    expect((await single.run("send_email", MAIL)).body.problems).toMatchObject([{ path: "/to" }]);
    expect(starttls.mails.map(({ to }) => to)).toEqual([["ana@example.org"], ["office@example.com"]]);
  });

  test.each([
    ["says nothing", "", false, "none", "not done within 300 ms"],
    ["says nothing to TLS", "", false, "tls", "not done within 300 ms"],
    ["greets and then says nothing", "220 mail.example.com\r\n", false, "starttls", "not done within 300 ms"],
    ["hangs up in the middle", "220 mail.example.com\r\n", true, "starttls", "broke off"],
    ["does not speak SMTP", "HTTP/1.1 400 Bad Request\r\n\r\n", false, "none", "refused"],
  ])("that %s is given up", async (_, greeting, hangsUp, security, told) => {
    const broken = await startBrokenMailDouble(greeting, hangsUp);
    const own = await connect(broken.port, { security, timeout_ms: 300 });
    const { body } = await own.run("send_email", MAIL);
    expect(body).toMatchObject({ ok: false, result: { error: expect.stringContaining(told) } });
    const tested = (await own.test()).body;
    expect(tested).toMatchObject({ ok: false, detail: expect.stringContaining(told) });
    expect(tested.detail).not.toContain("may have been sent");
    await broken.close();
  });

  test("that is not there, or in private space, is not reached", async () => {
    const gone = await startMailDouble("none");
    await gone.close();
    const error = async (settings: object) =>
      (await (await connect(gone.port, settings)).run("send_email", MAIL)).body.result.error;
    expect(await error({})).toContain("could not be reached: The connection could not be made");
    expect(await error({ host: "10.0.0.5" })).toContain("10.0.0.5 is not a public address");
    expect(await error({ host: "::1" })).toContain("::1 is not a public address");
  });

  test("is looked up once, judged, connected to at that address, and asked for its certificate by its name", async () => {
    const dialled: string[] = [];
    const names: Readonly<Record<string, string>> = {
      "mail.example.com": "93.184.215.14",
      "inside.example.com": "10.0.0.5",
    };
    const egress = new Egress({
      allow: parseAllowList(""),
      resolve: async (name) => [names[name] ?? []].flat(),
      dial(target, done) {
        dialled.push(`${target.hostname}:${target.port}`);
        const socket = dial(tls.port, "127.0.0.1", () => done(null, socket));
        socket.once("error", (error) => done(error, null));
        return socket;
      },
    });
    const send = (settings: object) =>
      smtp.actions[0]?.run(
        {
          ...{ credential: new Map(), egress, clock: systemClock },
          settings: { port: 465, security: "tls", from: "desk@example.com", timeout_ms: 5_000, ...settings },
        },
        MAIL,
        new AbortController().signal,
      );
    await send({ host: "mail.example.com" });
    expect(tls.mails).toMatchObject([{ servername: "mail.example.com" }]);
    await expect(send({ host: "inside.example.com" })).rejects.toThrow("not a public address");
    await expect(send({ host: "mail.example.com", security: "none" })).rejects.toThrow(
      "only be reached encrypted",
    );
    expect(dialled).toEqual(["93.184.215.14:465"]);
    await egress.close();
  });

  test("that nobody waits for any more is hung up on", async () => {
    const broken = await startBrokenMailDouble("", false);
    const cancel = new AbortController();
    const egress = new Egress({
      allow: parseAllowList("127.0.0.0/8"),
      dial(_, done) {
        const socket = dial(broken.port, "127.0.0.1", () => {
          done(null, socket);
          cancel.abort();
        });
        return socket;
      },
    });
    const settings = { host: "127.0.0.1", port: 25, security: "none", from: "a@b.c", timeout_ms: 60_000 };
    const account = { credential: new Map(), egress, clock: systemClock, settings };
    await expect(smtp.test(account, cancel.signal)).rejects.toMatchObject({ name: "AbortError" });
    await broken.close();
    await egress.close();
  });
});
