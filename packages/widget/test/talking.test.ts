import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { PAGE_TEST, setOnline } from "../../server/test/browser.ts";
import { GREETING, openFixture, type WidgetFixture, type WidgetPage } from "./fixture.ts";

vi.setConfig(PAGE_TEST);

let fixture: WidgetFixture;
let agent: string;
let widgetPage: WidgetPage | undefined;

beforeAll(async () => {
  fixture = await openFixture();
  agent = await fixture.makeAgent();
});

afterEach(async () => {
  await widgetPage?.close();
  widgetPage = undefined;
  fixture.llm.script = [{ say: "Hello." }];
});

afterAll(() => fixture.dispose());

async function openPage(attributes: Record<string, string> = { "agent-id": agent }): Promise<WidgetPage> {
  widgetPage = await fixture.visit(attributes);
  return widgetPage;
}

const transcript = async (session: unknown) => {
  const path = `/workspaces/${fixture.server.demo.workspace_id}/conversations/${session}/transcript`;
  const { body } = await fixture.server.ask("GET", path);
  return body.data.map(({ role, text }: { role: string; text: string }) => `${role}: ${text}`);
};

const sessionIdOn = ({ page }: WidgetPage) =>
  page.evaluate(() => document.querySelector("hyponema-widget")?.sessionId);

describe("on a page of another origin, under a policy that allows next to nothing, a person", () => {
  test("opens the chat, is greeted, writes, and reads the answer as it comes", async () => {
    const gate = Promise.withResolvers<void>();
    fixture.llm.script = [{ say: "From 7 " }, { wait: gate.promise }, { say: "to 10." }];
    const { page, log, field, send, open, waitForText, events, nextEvent, complaints } = await openPage();
    await open();
    expect(await field.evaluate((element) => element.matches(":focus"))).toBe(true);
    await send("When is breakfast?");
    await waitForText("From 7");
    expect(await page.getByRole("button", { name: "Stop the answer" }).isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: "Send" }).isVisible()).toBe(false);
    expect(await log.getAttribute("aria-busy")).toBe("true");
    expect(await nextEvent("hyponema:turn-end", async () => gate.resolve())).toEqual({ outcome: "whole" });
    await waitForText("From 7 to 10.");
    expect(await log.getAttribute("aria-busy")).toBe("false");
    expect((await events("hyponema:message")).map(({ detail }) => detail)).toEqual([
      { role: "user", text: "When is breakfast?" },
      { role: "assistant", text: "From 7 to 10." },
    ]);
    const tokens = (await events("hyponema:token")).map(({ detail }) => detail.text);
    expect(tokens.join("")).toBe("From 7 to 10.");
    expect(complaints).toEqual([]);
  });

  test("sees that an answer is on its way before its first word", async () => {
    const gate = Promise.withResolvers<void>();
    fixture.llm.script = [{ wait: gate.promise }, { say: "Here it is." }];
    const { open, send, page, waitForText } = await openPage();
    await open();
    await send("Hello?");
    await page.getByText("The assistant is writing").waitFor();
    gate.resolve();
    await waitForText("Here it is.");
    await page.getByText("The assistant is writing").waitFor({ state: "detached" });
  });

  test("sees markup as the text that it is, whoever wrote it", async () => {
    fixture.llm.script = [{ say: "<b>No</b> <img src=x onerror=alert(1)> &amp; <script>alert(2)</script>" }];
    const { open, send, waitForText, log, complaints } = await openPage();
    await open();
    await send('<img src="x" onerror="alert(3)"> **bold** javascript:alert(4)');
    await waitForText("<script>alert(2)</script>");
    expect(await log.textContent()).toContain(
      '<img src="x" onerror="alert(3)"> **bold** javascript:alert(4)',
    );
    expect(await log.textContent()).toContain("<b>No</b> <img src=x onerror=alert(1)> &amp;");
    expect(await log.locator("img, b, script, a").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("can follow a link, which learns nothing of the page that it was on", async () => {
    fixture.llm.script = [{ say: "See https://hotel.test/rooms?a=1&b=2. There." }];
    const { open, send, log, waitForText } = await openPage();
    await open();
    await send("Where?");
    await waitForText("There.");
    const link = log.getByRole("link");
    await link.waitFor();
    expect(await link.textContent()).toBe("https://hotel.test/rooms?a=1&b=2");
    expect(await link.getAttribute("href")).toBe("https://hotel.test/rooms?a=1&b=2");
    expect(await link.getAttribute("rel")).toContain("noopener noreferrer");
    expect(await link.getAttribute("target")).toBe("_blank");
  });

  test("stops an answer, keeps what was said of it, and goes on", async () => {
    fixture.llm.script = [{ say: "Once upon a time " }, "stall"];
    const { open, send, waitForText, page, nextEvent } = await openPage();
    await open();
    await send("Tell me a story");
    await waitForText("Once upon a time");
    const stop = page.getByRole("button", { name: "Stop the answer" });
    expect(await nextEvent("hyponema:turn-end", () => stop.click())).toEqual({ outcome: "stopped" });
    await waitForText("Stopped");
    fixture.llm.script = [{ say: "Gladly." }];
    await send("Another one");
    await waitForText("Gladly.");
  });

  test("keeps what is written while an answer is under way, and cannot send it over it", async () => {
    const gate = Promise.withResolvers<void>();
    fixture.llm.script = [{ say: "One " }, { wait: gate.promise }, { say: "two." }];
    const { open, send, waitForText, field, nextEvent } = await openPage();
    await open();
    await send("Count");
    await waitForText("One");
    await field.fill("Faster");
    await field.press("Enter");
    expect(await field.inputValue()).toBe("Faster");
    await nextEvent("hyponema:turn-end", async () => gate.resolve());
    fixture.llm.script = [{ say: "Onetwo." }];
    await field.press("Enter");
    await waitForText("Onetwo.");
    expect(await field.inputValue()).toBe("");
  });

  test("begins a new line with Shift and Enter", async () => {
    const { open, field, page } = await openPage();
    await open();
    await field.fill("One");
    await field.press("Shift+Enter");
    await page.keyboard.type("Two");
    await field.press("Enter");
    await page.getByRole("log").getByText("One\nTwo").waitFor();
  });

  test("sees which tools are used, and no more of them than that", async () => {
    const gate = Promise.withResolvers<void>();
    fixture.llm.script = ({ body }) =>
      body.messages.at(-1).role === "tool"
        ? [{ wait: gate.promise }, { say: "Nothing is known." }]
        : [{ say: "Let me look. " }, { call: "search_memory", pieces: ['{"query":"secret words"}'] }];
    const { open, send, waitForText, log } = await openPage();
    await open();
    await send("What do you know?");
    await waitForText("Done: search memory");
    gate.resolve();
    await waitForText("Nothing is known.");
    expect(await log.textContent()).not.toContain("secret words");
    expect(await log.locator(".entry").last().textContent()).toBe(
      "Assistant: Let me look. Done: search memoryNothing is known.",
    );
  });

  test("reads in the server's words why an answer failed, and goes on", async () => {
    fixture.llm.script = [{ say: "I was about to " }, { fail: "the model broke" }];
    const { open, send, waitForText, nextEvent, events } = await openPage();
    await open();
    expect(await nextEvent("hyponema:turn-end", () => send("Hello"))).toEqual({ outcome: "failed" });
    const [error] = await events("hyponema:error");
    expect(error?.detail.code).toBe("turn-failed");
    await waitForText(String(error?.detail.detail));
    fixture.llm.script = [{ say: "Better now." }];
    await send("And now?");
    await waitForText("Better now.");
  });
});

describe("a conversation", () => {
  test("is still there after the page was loaded anew, open as it was, and goes on in its session", async () => {
    fixture.llm.script = [{ say: "From 7 to 10." }];
    const { open, send, waitForText, page, field } = await openPage();
    await open();
    await send("When is breakfast?");
    await waitForText("From 7 to 10.");
    const session = await sessionIdOn(widgetPage as WidgetPage);
    await page.reload();
    await waitForText("From 7 to 10.");
    expect(await field.evaluate((element) => element.matches(":focus"))).toBe(false);
    fixture.llm.script = [{ say: "Until 11 on Sundays." }];
    await send("And on Sundays?");
    await waitForText("Until 11 on Sundays.");
    expect(await sessionIdOn(widgetPage as WidgetPage)).toBe(session);
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
    fixture.llm.script = [...words.slice(0, 10), { wait: gate.promise }, ...words.slice(10)];
    const { open, send, waitForText, page, nextEvent, log } = await openPage();
    await open();
    await send("Talk");
    await waitForText("word9");
    await page.reload();
    await waitForText("word9");
    await nextEvent("hyponema:turn-end", async () => gate.resolve());
    await waitForText("word29");
    expect(await log.locator(".bubble").last().textContent()).toBe(
      words.map(({ say: word }) => word).join(""),
    );
  });

  test("is the tab's own: another one begins anew, as the same visitor", async () => {
    const { open, page } = await openPage();
    await open();
    const session = await sessionIdOn(widgetPage as WidgetPage);
    const other = await page.context().newPage();
    await other.goto(fixture.site.origin);
    await other.locator("hyponema-widget .launch").click();
    await other.getByText(GREETING).waitFor();
    const second = await other.evaluate(() => document.querySelector("hyponema-widget")?.sessionId);
    expect(second).not.toBe(session);
    const users = await Promise.all(
      [session, second].map(async (id) => (await fixture.server.ask("GET", `/sessions/${id}`)).body.user_id),
    );
    expect(users[0]).toBe(users[1]);
  });

  test("that was ended elsewhere says so, and a new one can be begun", async () => {
    const { open, page, waitForText, nextEvent, field, send } = await openPage();
    await open();
    const session = await sessionIdOn(widgetPage as WidgetPage);
    const end = () => fixture.server.ask("POST", `/sessions/${session}/end`, { body: {} });
    expect(await nextEvent("hyponema:ended", end)).toEqual({ reason: "ended" });
    await waitForText("This conversation has ended.");
    expect(await field.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Start a new conversation" }).click();
    await field.waitFor();
    await send("Hello again");
    await waitForText("Hello.");
    expect(await sessionIdOn(widgetPage as WidgetPage)).not.toBe(session);
  });

  test("that was ended while the page was away says so when it is back", async () => {
    const { open, page, waitForText } = await openPage();
    await open();
    const session = await sessionIdOn(widgetPage as WidgetPage);
    await page.goto("about:blank");
    await fixture.server.ask("POST", `/sessions/${session}/end`, { body: {} });
    await page.goto(fixture.site.origin);
    await waitForText(GREETING);
    await waitForText("This conversation has ended.");
  });

  test("is ended by a button, and by the agent", async () => {
    const { open, page, waitForText, send, nextEvent } = await openPage();
    await open();
    await nextEvent("hyponema:ended", () => page.getByRole("button", { name: "End conversation" }).click());
    await page.getByRole("button", { name: "Start a new conversation" }).click();
    fixture.llm.script = [{ say: "Goodbye!" }, { call: "end_call", pieces: ["{}"] }];
    await nextEvent("hyponema:ended", () => send("Bye"));
    await waitForText("Goodbye!");
    await waitForText("This conversation has ended.");
  });

  test("whose token has expired says so, since a page cannot have another", async () => {
    const { open, page, waitForText, events } = await openPage();
    await open();
    // Expires the stored session before the next page loads.
    await page.addInitScript(() => {
      const [key = ""] = Object.keys(sessionStorage).filter((name) => name.includes("conversation"));
      const kept = sessionStorage.getItem(key) ?? "";
      sessionStorage.setItem(key, kept.replace(/"expiresAt":\d+/, '"expiresAt":1000'));
    });
    await page.reload();
    await waitForText("This conversation has expired.");
    expect((await events("hyponema:ended")).map(({ detail }) => detail)).toEqual([{ reason: "expired" }]);
    await page.getByRole("button", { name: "Start a new conversation" }).click();
    await page.getByRole("textbox").waitFor();
  });

  test("goes on over a lost network: what is written meanwhile is sent once, when it is back", async () => {
    const { open, page, waitForText, send, nextEvent } = await openPage();
    await open();
    await nextEvent("hyponema:status", () => setOnline(page, false));
    await waitForText("No connection.");
    fixture.llm.script = [{ say: "You are back." }];
    await send("Am I?");
    expect(fixture.llm.requests.at(-1)?.body.messages.at(-1).content).not.toBe("Am I?");
    await setOnline(page, true);
    await waitForText("You are back.");
    expect(await transcript(await sessionIdOn(widgetPage as WidgetPage))).toEqual([
      `assistant: ${GREETING}`,
      "user: Am I?",
      "assistant: You are back.",
    ]);
  });
});

describe("a visitor", () => {
  const userIdOn = async (visited: WidgetPage) =>
    (await fixture.server.ask("GET", `/sessions/${await sessionIdOn(visited)}`)).body.external_user_id;

  test("is who the page says, by an ID that nobody can guess", async () => {
    const { open } = await openPage({ "agent-id": agent, "user-id": "visitor-of-the-shop-0a1b2c3d" });
    await open();
    expect(await userIdOn(widgetPage as WidgetPage)).toBe("widget:visitor-of-the-shop-0a1b2c3d");
  });

  test("is a stranger each time, where the browser is to keep nothing of them", async () => {
    const { open, page, nextEvent } = await openPage({ "agent-id": agent, "remember-enabled": "false" });
    await open();
    const before = await userIdOn(widgetPage as WidgetPage);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await nextEvent("hyponema:ended", () => page.getByRole("button", { name: "End conversation" }).click());
    await nextEvent("hyponema:ready", () =>
      page.getByRole("button", { name: "Start a new conversation" }).click(),
    );
    expect(await userIdOn(widgetPage as WidgetPage)).not.toBe(before);
  });

  test("is talked with in a language of the agent's", async () => {
    const { open } = await openPage({ "agent-id": agent, language: "fr" });
    await open("The agent speaks en.");
  });
});

describe("a page that the agent does not answer", () => {
  test("says on which address it does not, and tells its developer what to change", async () => {
    const stranger = await fixture.makeAgent({ security: { origin_allowlist: ["https://other.test"] } });
    const { open, complaints, events } = await openPage({ "agent-id": stranger });
    await open(`This chat does not answer on ${fixture.site.origin}.`);
    expect((await events("hyponema:error"))[0]?.detail.code).toBe("origin-not-allowed");
    expect(complaints.join("\n")).toContain(`origin_allowlist lacks ${fixture.site.origin}`);
  });

  test("says the same when a backend has opened the session for it", async () => {
    const stranger = await fixture.makeAgent({ security: { origin_allowlist: ["https://other.test"] } });
    const body = { agent_id: stranger, user_id: "ana", modality: "text" };
    const session = (await fixture.server.ask("POST", "/sessions", { body })).body;
    const { open } = await openPage({ "chat-url": `${session.chat_url}?token=${session.token}` });
    await open(`This chat does not answer on ${fixture.site.origin}.`);
  });

  test("reads a refusal in the server's words, and may try again", async () => {
    const demanding = await fixture.makeAgent({ dynamic_variables: [{ name: "room", required: true }] });
    const { open, page, events, waitForText } = await openPage({ "agent-id": demanding });
    await open("Try again");
    const [error] = await events("hyponema:error");
    expect(error?.detail).toMatchObject({ code: "missing-variable" });
    await waitForText(String(error?.detail.detail));
    await page.evaluate(() => {
      const widget = document.querySelector("hyponema-widget");
      if (widget) widget.dataset.variables = '{"room":"12"}';
    });
    await waitForText(GREETING);
  });
});
