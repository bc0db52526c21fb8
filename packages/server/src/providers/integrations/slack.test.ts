import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { SLACK_RATE_LIMITED, SLACK_TOKEN, startSlackDouble } from "../../../test/doubles/vendors/slack.ts";
import type { VendorDouble } from "../../../test/doubles/vendors/vendor.ts";
import { type Connected, connectTo, startReachingServer } from "../../../test/integrations.ts";
import type { TestServer } from "../../../test/server.ts";

let slack: VendorDouble;
let server: TestServer;
let own: Connected;

const connect = (settings: object = {}, bot_token = SLACK_TOKEN) =>
  connectTo(server, "slack", {
    credential: { bot_token },
    settings: { base_url: `${slack.url}/api`, ...settings },
  });

beforeAll(async () => {
  slack = await startSlackDouble();
  server = await startReachingServer();
  own = await connect();
});

afterAll(async () => {
  await server.dispose();
  await slack.close();
});

beforeEach(() => {
  slack.requests.length = 0;
  slack.faults.length = 0;
});

describe("Slack", () => {
  test("says whose bot the token is, or that it does not take it", async () => {
    expect((await own.test()).body).toMatchObject({ ok: true, detail: "Signed in as desk-bot of Double." });
    const wrong = await connect({}, "xoxb-a-token-that-nobody-has");
    const { body, text } = await wrong.test();
    expect(body).toMatchObject({ ok: false, detail: "Slack does not take the bot token." });
    expect(text).not.toContain("a-token-that");
  });

  test("gets a message as JSON, in which nothing calls everybody or hides a link", async () => {
    const text = "Deal & <!channel> <https://evil.example|bank>";
    const { body } = await own.run("send_message", { channel: "#sales", text, thread_ts: "1.2" });
    expect(body).toMatchObject({
      ok: true,
      result: { sent: true, channel: "C061EG9SL", ts: "1503435956.000247" },
      ...{ request: null, status: null },
    });
    expect(JSON.parse(slack.requests[0]?.body ?? "")).toEqual({
      channel: "#sales",
      text: "Deal &amp; &lt;!channel&gt; &lt;https://evil.example|bank&gt;",
      thread_ts: "1.2",
      unfurl_links: false,
    });
  });

  test("gets all messages in the channel that a setting names, whatever the model says", async () => {
    const bound = await connect({ channel: "C0SALES" });
    await bound.run("send_message", { text: "Hi" });
    expect(JSON.parse(slack.requests[0]?.body ?? "")).toMatchObject({ channel: "C0SALES" });
    const other = await bound.run("send_message", { channel: "#board", text: "Hi" });
    expect(other.body).toMatchObject({ ok: false, problems: [{ path: "/channel" }] });
    expect(slack.requests).toHaveLength(1);
  });

  test.each([
    ["#away", "invite it there"],
    ["nonsense", "no such channel"],
  ])("says what to do about %s", async (channel, told) => {
    const { body } = await own.run("send_message", { channel, text: "Hi" });
    expect(body).toMatchObject({ ok: false, result: { error: expect.stringContaining(told) } });
  });

  test("finds people, and names the scope that an app lacks", async () => {
    const found = await own.run("find_user", { email: "ana@example.com" });
    expect(found.body.result).toEqual({ id: "U1", name: "Ana Kovač", timezone: "Europe/Zagreb" });
    const told = async (email: string) => (await own.run("find_user", { email })).body.result.error;
    expect(await told("nobody@example.com")).toContain("Nobody in the workspace");
    expect(await told("scope@example.com")).toBe("The Slack app lacks the scope users:read.email.");
  });

  test("is asked for channels page by page", async () => {
    const all = await own.run("list_channels");
    expect(all.body.result.channels).toHaveLength(7);
    expect(slack.requests).toHaveLength(3);
    const some = await own.run("list_channels", { search: "#Sales" });
    expect(some.body.result).toEqual({
      channels: [{ id: "C06", name: "sales-vienna", purpose: "Deals" }],
      more: false,
    });
  });

  test("that limits the rate is asked again for what only reads, when it does not ask for too long", async () => {
    slack.faults = [
      { ...SLACK_RATE_LIMITED, headers: { "retry-after": "0" } },
      { status: 503, body: {} },
    ];
    expect((await own.run("find_user", { email: "ana@example.com" })).body.ok).toBe(true);
    expect(slack.requests).toHaveLength(3);
    slack.faults = [SLACK_RATE_LIMITED];
    const patient = await own.run("find_user", { email: "ana@example.com" });
    expect(patient.body.result.error).toContain("try again in 30 seconds");
    expect(slack.requests).toHaveLength(4);
  });

  test.each([
    ["a limited rate", SLACK_RATE_LIMITED, "try again in 30 seconds"],
    ["an outage", { status: 503, body: {} }, "status 503"],
    ["an answer that breaks off", "cut", "It may have been done all the same"],
    ["an answer that is not Slack's", { body: ["?"] }, "an answer that is not Slack's"],
  ] as const)("is sent a message once only, whatever comes back: %s", async (_, fault, told) => {
    slack.faults = [fault];
    const { body } = await own.run("send_message", { channel: "#sales", text: "Hi" });
    expect(body).toMatchObject({ ok: false, result: { error: expect.stringContaining(told) } });
    expect(slack.requests).toHaveLength(1);
  });

  test("that takes its time is heard to the end", async () => {
    slack.faults = ["slow"];
    expect((await own.run("find_user", { email: "ana@example.com" })).body.result.name).toBe("Ana Kovač");
  });

  test("that says nothing is waited for no longer than the setting says", async () => {
    const hasty = await connect({ timeout_ms: 300 });
    slack.faults = ["silent"];
    const { body } = await hasty.run("send_message", { channel: "#sales", text: "Hi" });
    expect(body.result.error).toContain("no answer within 300 ms");
    expect(body.result.error).toContain("It may have been done all the same");
  });
});
