import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { PAGE_TEST, setOnline } from "../../server/test/browser.ts";
import { GREETING, openStage, type Stage, type Visit } from "./stage.ts";

vi.setConfig(PAGE_TEST);

let stage: Stage;
let agent: string;
let visit: Visit | undefined;

beforeAll(async () => {
  stage = await openStage();
  agent = await stage.makeAgent();
});

afterEach(async () => {
  await visit?.close();
  visit = undefined;
  stage.llm.script = [{ say: "Hello." }];
});

afterAll(() => stage.dispose());

async function come(attributes: Record<string, string> = { "agent-id": agent }): Promise<Visit> {
  visit = await stage.visit(attributes);
  return visit;
}

const transcript = async (session: unknown) => {
  const path = `/workspaces/${stage.server.demo.workspace_id}/conversations/${session}/transcript`;
  const { body } = await stage.server.ask("GET", path);
  return body.data.map(({ role, text }: { role: string; text: string }) => `${role}: ${text}`);
};

const sessionOf = (of: Visit) => of.page.evaluate(() => document.querySelector("hyponema-widget")?.sessionId);

describe("on a page of another origin, under a policy that allows next to nothing, a person", () => {
  test("opens the chat, is greeted, writes, and reads the answer as it comes", async () => {
    const gate = Promise.withResolvers<void>();
    stage.llm.script = [{ say: "From 7 " }, { wait: gate.promise }, { say: "to 10." }];
    const { page, log, field, say, open, reads, told, tells, complaints } = await come();
    await open();
    expect(await field.evaluate((element) => element.matches(":focus"))).toBe(true);
    await say("When is breakfast?");
    await reads("From 7");
    expect(await page.getByRole("button", { name: "Stop the answer" }).isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: "Send" }).isVisible()).toBe(false);
    expect(await log.getAttribute("aria-busy")).toBe("true");
    expect(await tells("hyponema:turn-end", async () => gate.resolve())).toEqual({ outcome: "whole" });
    await reads("From 7 to 10.");
    expect(await log.getAttribute("aria-busy")).toBe("false");
    expect((await told("hyponema:message")).map(({ detail }) => detail)).toEqual([
      { role: "user", text: "When is breakfast?" },
      { role: "assistant", text: "From 7 to 10." },
    ]);
    const tokens = (await told("hyponema:token")).map(({ detail }) => detail.text);
    expect(tokens.join("")).toBe("From 7 to 10.");
    expect(complaints).toEqual([]);
  });

  test("sees that an answer is on its way before its first word", async () => {
    const gate = Promise.withResolvers<void>();
    stage.llm.script = [{ wait: gate.promise }, { say: "Here it is." }];
    const { open, say, page, reads } = await come();
    await open();
    await say("Hello?");
    await page.getByText("The assistant is writing").waitFor();
    gate.resolve();
    await reads("Here it is.");
    await page.getByText("The assistant is writing").waitFor({ state: "detached" });
  });

  test("sees markup as the text that it is, whoever wrote it", async () => {
    stage.llm.script = [{ say: "<b>No</b> <img src=x onerror=alert(1)> &amp; <script>alert(2)</script>" }];
    const { open, say, reads, log, complaints } = await come();
    await open();
    await say('<img src="x" onerror="alert(3)"> **bold** javascript:alert(4)');
    await reads("<script>alert(2)</script>");
    expect(await log.textContent()).toContain(
      '<img src="x" onerror="alert(3)"> **bold** javascript:alert(4)',
    );
    expect(await log.textContent()).toContain("<b>No</b> <img src=x onerror=alert(1)> &amp;");
    expect(await log.locator("img, b, script, a").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("can follow a link, which learns nothing of the page that it was on", async () => {
    stage.llm.script = [{ say: "See https://hotel.test/rooms?a=1&b=2. There." }];
    const { open, say, log, reads } = await come();
    await open();
    await say("Where?");
    await reads("There.");
    const link = log.getByRole("link");
    await link.waitFor();
    expect(await link.textContent()).toBe("https://hotel.test/rooms?a=1&b=2");
    expect(await link.getAttribute("href")).toBe("https://hotel.test/rooms?a=1&b=2");
    expect(await link.getAttribute("rel")).toContain("noopener noreferrer");
    expect(await link.getAttribute("target")).toBe("_blank");
  });

  test("stops an answer, keeps what was said of it, and goes on", async () => {
    stage.llm.script = [{ say: "Once upon a time " }, "stall"];
    const { open, say, reads, page, tells } = await come();
    await open();
    await say("Tell me a story");
    await reads("Once upon a time");
    const stop = page.getByRole("button", { name: "Stop the answer" });
    expect(await tells("hyponema:turn-end", () => stop.click())).toEqual({ outcome: "stopped" });
    await reads("Stopped");
    stage.llm.script = [{ say: "Gladly." }];
    await say("Another one");
    await reads("Gladly.");
  });

  test("keeps what is written while an answer is under way, and cannot send it over it", async () => {
    const gate = Promise.withResolvers<void>();
    stage.llm.script = [{ say: "One " }, { wait: gate.promise }, { say: "two." }];
    const { open, say, reads, field, tells } = await come();
    await open();
    await say("Count");
    await reads("One");
    await field.fill("Faster");
    await field.press("Enter");
    expect(await field.inputValue()).toBe("Faster");
    await tells("hyponema:turn-end", async () => gate.resolve());
    stage.llm.script = [{ say: "Onetwo." }];
    await field.press("Enter");
    await reads("Onetwo.");
    expect(await field.inputValue()).toBe("");
  });

  test("begins a new line with Shift and Enter", async () => {
    const { open, field, page } = await come();
    await open();
    await field.fill("One");
    await field.press("Shift+Enter");
    await page.keyboard.type("Two");
    await field.press("Enter");
    await page.getByRole("log").getByText("One\nTwo").waitFor();
  });

  test("sees which tools are used, and no more of them than that", async () => {
    const gate = Promise.withResolvers<void>();
    stage.llm.script = ({ body }) =>
      body.messages.at(-1).role === "tool"
        ? [{ wait: gate.promise }, { say: "Nothing is known." }]
        : [{ say: "Let me look. " }, { call: "search_memory", pieces: ['{"query":"secret words"}'] }];
    const { open, say, reads, log } = await come();
    await open();
    await say("What do you know?");
    await reads("Done: search memory");
    gate.resolve();
    await reads("Nothing is known.");
    expect(await log.textContent()).not.toContain("secret words");
    expect(await log.locator(".entry").last().textContent()).toBe(
      "Assistant: Let me look. Done: search memoryNothing is known.",
    );
  });

  test("reads in the server's words why an answer failed, and goes on", async () => {
    stage.llm.script = [{ say: "I was about to " }, { fail: "the model broke" }];
    const { open, say, reads, tells, told } = await come();
    await open();
    expect(await tells("hyponema:turn-end", () => say("Hello"))).toEqual({ outcome: "failed" });
    const [error] = await told("hyponema:error");
    expect(error?.detail.code).toBe("turn-failed");
    await reads(String(error?.detail.detail));
    stage.llm.script = [{ say: "Better now." }];
    await say("And now?");
    await reads("Better now.");
  });
});

describe("a conversation", () => {
  test("is still there after the page was loaded anew, open as it was, and goes on in its session", async () => {
    stage.llm.script = [{ say: "From 7 to 10." }];
    const { open, say, reads, page, field } = await come();
    await open();
    await say("When is breakfast?");
    await reads("From 7 to 10.");
    const session = await sessionOf(visit as Visit);
    await page.reload();
    await reads("From 7 to 10.");
    expect(await field.evaluate((element) => element.matches(":focus"))).toBe(false);
    stage.llm.script = [{ say: "Until 11 on Sundays." }];
    await say("And on Sundays?");
    await reads("Until 11 on Sundays.");
    expect(await sessionOf(visit as Visit)).toBe(session);
    expect(await transcript(session)).toEqual([
      `assistant: ${GREETING}`,
      "user: When is breakfast?",
      "assistant: From 7 to 10.",
      "user: And on Sundays?",
      "assistant: Until 11 on Sundays.",
    ]);
  });

  test("that was left in the middle of an answer goes on behind its last word", async () => {
    const gate = Promise.withResolvers<void>();
    const words = Array.from({ length: 30 }, (_, index) => ({ say: `word${index} ` }));
    stage.llm.script = [...words.slice(0, 10), { wait: gate.promise }, ...words.slice(10)];
    const { open, say, reads, page, tells, log } = await come();
    await open();
    await say("Talk");
    await reads("word9");
    await page.reload();
    await reads("word9");
    await tells("hyponema:turn-end", async () => gate.resolve());
    await reads("word29");
    expect(await log.locator(".bubble").last().textContent()).toBe(
      words.map(({ say: word }) => word).join(""),
    );
  });

  test("is the tab's own: another one begins anew, as the same visitor", async () => {
    const { open, page } = await come();
    await open();
    const session = await sessionOf(visit as Visit);
    const other = await page.context().newPage();
    await other.goto(stage.site.origin);
    await other.locator("hyponema-widget .launch").click();
    await other.getByText(GREETING).waitFor();
    const second = await other.evaluate(() => document.querySelector("hyponema-widget")?.sessionId);
    expect(second).not.toBe(session);
    const users = await Promise.all(
      [session, second].map(async (id) => (await stage.server.ask("GET", `/sessions/${id}`)).body.user_id),
    );
    expect(users[0]).toBe(users[1]);
  });

  test("that was ended elsewhere says so, and a new one can be begun", async () => {
    const { open, page, reads, tells, field, say } = await come();
    await open();
    const session = await sessionOf(visit as Visit);
    const end = () => stage.server.ask("POST", `/sessions/${session}/end`, { body: {} });
    expect(await tells("hyponema:ended", end)).toEqual({ reason: "ended" });
    await reads("This conversation has ended.");
    expect(await field.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Start a new conversation" }).click();
    await field.waitFor();
    await say("Hello again");
    await reads("Hello.");
    expect(await sessionOf(visit as Visit)).not.toBe(session);
  });

  test("that was ended while the page was away says so when it is back", async () => {
    const { open, page, reads } = await come();
    await open();
    const session = await sessionOf(visit as Visit);
    await page.goto("about:blank");
    await stage.server.ask("POST", `/sessions/${session}/end`, { body: {} });
    await page.goto(stage.site.origin);
    await reads(GREETING);
    await reads("This conversation has ended.");
  });

  test("is ended by a button, and by the agent", async () => {
    const { open, page, reads, say, tells } = await come();
    await open();
    await tells("hyponema:ended", () => page.getByRole("button", { name: "End conversation" }).click());
    await page.getByRole("button", { name: "Start a new conversation" }).click();
    stage.llm.script = [{ say: "Goodbye!" }, { call: "end_call", pieces: ["{}"] }];
    await tells("hyponema:ended", () => say("Bye"));
    await reads("Goodbye!");
    await reads("This conversation has ended.");
  });

  test("whose token has expired says so, since a page cannot have another", async () => {
    const { open, page, reads, told } = await come();
    await open();
    // When the next page begins, an hour has passed for what was kept.
    await page.addInitScript(() => {
      const [key = ""] = Object.keys(sessionStorage).filter((name) => name.includes("conversation"));
      const kept = sessionStorage.getItem(key) ?? "";
      sessionStorage.setItem(key, kept.replace(/"expiresAt":\d+/, '"expiresAt":1000'));
    });
    await page.reload();
    await reads("This conversation has expired.");
    expect((await told("hyponema:ended")).map(({ detail }) => detail)).toEqual([{ reason: "expired" }]);
    await page.getByRole("button", { name: "Start a new conversation" }).click();
    await page.getByRole("textbox").waitFor();
  });

  test("goes on over a lost network: what is written meanwhile is sent once, when it is back", async () => {
    const { open, page, reads, say, tells } = await come();
    await open();
    await tells("hyponema:status", () => setOnline(page, false));
    await reads("No connection.");
    stage.llm.script = [{ say: "You are back." }];
    await say("Am I?");
    expect(stage.llm.requests.at(-1)?.body.messages.at(-1).content).not.toBe("Am I?");
    await setOnline(page, true);
    await reads("You are back.");
    expect(await transcript(await sessionOf(visit as Visit))).toEqual([
      `assistant: ${GREETING}`,
      "user: Am I?",
      "assistant: You are back.",
    ]);
  });
});

describe("a visitor", () => {
  const userOf = async (of: Visit) =>
    (await stage.server.ask("GET", `/sessions/${await sessionOf(of)}`)).body.external_user_id;

  test("is who the page says, by an ID that nobody can guess", async () => {
    const { open } = await come({ "agent-id": agent, "user-id": "visitor-of-the-shop-0a1b2c3d" });
    await open();
    expect(await userOf(visit as Visit)).toBe("widget:visitor-of-the-shop-0a1b2c3d");
  });

  test("is a stranger each time, where the browser is to keep nothing of them", async () => {
    const { open, page, tells } = await come({ "agent-id": agent, "remember-enabled": "false" });
    await open();
    const before = await userOf(visit as Visit);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await tells("hyponema:ended", () => page.getByRole("button", { name: "End conversation" }).click());
    await tells("hyponema:ready", () =>
      page.getByRole("button", { name: "Start a new conversation" }).click(),
    );
    expect(await userOf(visit as Visit)).not.toBe(before);
  });

  test("is talked with in a language of the agent's", async () => {
    const { open } = await come({ "agent-id": agent, language: "fr" });
    await open("The agent speaks en.");
  });
});

describe("a page that the agent does not answer", () => {
  test("says on which address it does not, and tells its developer what to change", async () => {
    const stranger = await stage.makeAgent({ security: { origin_allowlist: ["https://other.test"] } });
    const { open, complaints, told } = await come({ "agent-id": stranger });
    await open(`This chat does not answer on ${stage.site.origin}.`);
    expect((await told("hyponema:error"))[0]?.detail.code).toBe("origin-not-allowed");
    expect(complaints.join("\n")).toContain(`origin_allowlist lacks ${stage.site.origin}`);
  });

  test("says the same when a backend has opened the session for it", async () => {
    const stranger = await stage.makeAgent({ security: { origin_allowlist: ["https://other.test"] } });
    const body = { agent_id: stranger, user_id: "ana", modality: "text" };
    const session = (await stage.server.ask("POST", "/sessions", { body })).body;
    const { open } = await come({ "chat-url": `${session.chat_url}?token=${session.token}` });
    await open(`This chat does not answer on ${stage.site.origin}.`);
  });

  test("reads a refusal in the server's words, and may try again", async () => {
    const demanding = await stage.makeAgent({ dynamic_variables: [{ name: "room", required: true }] });
    const { open, page, told, reads } = await come({ "agent-id": demanding });
    await open("Try again");
    const [error] = await told("hyponema:error");
    expect(error?.detail).toMatchObject({ code: "missing-variable" });
    await reads(String(error?.detail.detail));
    await page.evaluate(() => {
      const widget = document.querySelector("hyponema-widget");
      if (widget) widget.dataset.variables = '{"room":"12"}';
    });
    await reads(GREETING);
  });
});
