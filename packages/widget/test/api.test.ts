import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { PAGE_TEST } from "../../server/test/browser.ts";
import type { HyponemaWidget } from "../src/element.ts";
import type { SessionAnswer } from "../src/sessions.ts";
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
});

afterAll(() => fixture.dispose());

async function openPage(attributes: Record<string, string> = { "agent-id": agent }): Promise<WidgetPage> {
  widgetPage = await fixture.visit(attributes);
  await widgetPage.launcher.waitFor();
  return widgetPage;
}

/** Runs `work` in the page with the page's widget. */
const withWidget = <T>(of: WidgetPage, work: (widget: HyponemaWidget) => T): Promise<Awaited<T>> =>
  of.page.locator("hyponema-widget").evaluate(work as never) as Promise<Awaited<T>>;

/** Stands in for a site's backend: opens a session, or renews a token, with its API key. */
async function backend(sessionId: string | null): Promise<SessionAnswer> {
  const { server } = fixture;
  if (sessionId !== null)
    return (await server.ask("POST", `/sessions/${sessionId}/token`, { body: {} })).body;
  const body = { agent_id: agent, user_id: "ana", modality: "text" };
  return (await server.ask("POST", "/sessions", { body })).body;
}

describe("a page's script", () => {
  test("opens, talks, reads along and closes, and is told of everything in its order", async () => {
    const { nextEvent, events } = await openPage();
    fixture.llm.script = [{ say: "Good " }, { say: "day." }];
    await nextEvent("hyponema:ready", () => withWidget(widgetPage as WidgetPage, (widget) => widget.open()));
    expect(await withWidget(widgetPage as WidgetPage, (widget) => [widget.isOpen, widget.status])).toEqual([
      true,
      "ready",
    ]);
    await nextEvent("hyponema:turn-end", () =>
      withWidget(widgetPage as WidgetPage, (widget) => widget.send(" Hello ")),
    );
    await withWidget(widgetPage as WidgetPage, (widget) => widget.toggle());
    expect(await withWidget(widgetPage as WidgetPage, (widget) => [widget.isOpen, widget.messages])).toEqual([
      false,
      [
        { role: "assistant", text: GREETING },
        { role: "user", text: "Hello" },
        { role: "assistant", text: "Good day." },
      ],
    ]);
    const names = (await events()).map(
      ({ name, detail }) => `${name.split(":")[1]} ${Object.values(detail).join(" ")}`,
    );
    expect(names).toEqual([
      "open ",
      "status connecting",
      expect.stringMatching(/^ready ses_\w+ text-only$/),
      "status ready",
      "message user Hello",
      "status answering",
      "token Good ",
      "token day.",
      "message assistant Good day.",
      "turn-end whole",
      "status ready",
      "close ",
    ]);
  });

  test("talks without opening anything, and hears in words what cannot be done", async () => {
    const { nextEvent, page } = await openPage();
    const gate = Promise.withResolvers<void>();
    fixture.llm.script = [{ wait: gate.promise }, { say: "Now." }];
    const refusal = (text: string) =>
      page.locator("hyponema-widget").evaluate((widget, words) => {
        try {
          (widget as HyponemaWidget).send(words);
          return null;
        } catch (error) {
          const { code, message } = error as { code: string; message: string };
          return { code, message };
        }
      }, text);
    expect(await refusal("  ")).toMatchObject({ code: "empty-message" });
    expect(await refusal("First")).toBeNull();
    expect(await refusal("Second")).toMatchObject({ code: "turn-in-progress" });
    await nextEvent("hyponema:turn-end", async () => gate.resolve());
    expect(await page.getByRole("dialog").count()).toBe(0);
    await nextEvent("hyponema:ended", () => withWidget(widgetPage as WidgetPage, (widget) => widget.end()));
    expect(await refusal("Third")).toEqual({
      code: "session-ended",
      message: "This conversation has ended.",
    });
  });

  test("stops an answer", async () => {
    fixture.llm.script = [{ say: "On and on " }, "stall"];
    const { nextEvent, open, waitForText } = await openPage();
    await open();
    await withWidget(widgetPage as WidgetPage, (widget) => widget.send("Talk"));
    await waitForText("On and on");
    const stop = () => withWidget(widgetPage as WidgetPage, (widget) => widget.interrupt());
    expect(await nextEvent("hyponema:turn-end", stop)).toEqual({ outcome: "stopped" });
  });

  test("resets the chat when somebody signs out: nothing of theirs is left, and the next is another visitor", async () => {
    const { open, page, nextEvent, waitForText } = await openPage();
    await open();
    const before = await withWidget(widgetPage as WidgetPage, (widget) => widget.sessionId);
    await nextEvent("hyponema:ready", () => withWidget(widgetPage as WidgetPage, (widget) => widget.reset()));
    await waitForText(GREETING);
    const after = await withWidget(widgetPage as WidgetPage, (widget) => widget.sessionId);
    const users = await Promise.all(
      [before, after].map(async (id) => (await fixture.server.ask("GET", `/sessions/${id}`)).body.user_id),
    );
    expect(users[0]).not.toBe(users[1]);
    const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
    expect(kept).not.toContain(before);
  });

  test("makes the element itself, takes it away, and puts it back where the conversation was", async () => {
    fixture.site.body = "";
    const { page, nextEvent, waitForText } = await openPage();
    await nextEvent("hyponema:ready", () =>
      page.evaluate((id) => {
        document.querySelector("hyponema-widget")?.remove();
        const widget = document.createElement("hyponema-widget");
        widget.dataset.agentId = id;
        document.body.append(widget);
        widget.open();
      }, agent),
    );
    const session = await withWidget(widgetPage as WidgetPage, (widget) => widget.sessionId);
    await nextEvent("hyponema:ready", () =>
      page.evaluate(() => {
        const widget = document.querySelector("hyponema-widget");
        widget?.remove();
        if (widget) document.body.append(widget);
      }),
    );
    await waitForText(GREETING);
    expect(await withWidget(widgetPage as WidgetPage, (widget) => widget.sessionId)).toBe(session);
  });

  test("words the widget's texts its own way", async () => {
    const { open, page } = await openPage();
    await withWidget(widgetPage as WidgetPage, (widget) => {
      widget.texts = { write: "Pišite nam", title: "Recepcija" };
    });
    await open();
    expect(await page.getByRole("dialog", { name: "Recepcija" }).isVisible()).toBe(true);
    expect(await page.getByRole("textbox", { name: "Pišite nam" }).isVisible()).toBe(true);
  });

  test("may load the widget twice, and have one all the same", async () => {
    const { page, open, complaints } = await openPage();
    fixture.site.body += `<script src="${fixture.server.url}/widget.js?v=another" async></script>`;
    await page.reload();
    await open();
    expect(complaints).toEqual([]);
  });
});

describe("a page that gets its sessions from its own backend", () => {
  /** Exposes the backend to the page. Returns the session IDs that it was called with. */
  async function withBackend(of: WidgetPage, answer = backend): Promise<(string | null)[]> {
    const asked: (string | null)[] = [];
    await of.page.exposeFunction("askBackend", (sessionId: string | null) => {
      asked.push(sessionId);
      return answer(sessionId);
    });
    await give(of);
    return asked;
  }

  const give = (of: WidgetPage) =>
    withWidget(of, (widget) => {
      widget.getSession = ({ sessionId }) =>
        (window as unknown as { askBackend(id: string | null): Promise<SessionAnswer> }).askBackend(
          sessionId,
        );
    });

  test("has them as the User that the backend knows, and its token renewed when it expires", async () => {
    fixture.llm.script = [{ say: "Welcome, Ana." }];
    const { open, send, waitForText, page, nextEvent } = await openPage({});
    const asked = await withBackend(widgetPage as WidgetPage);
    await open();
    await send("Hello");
    await waitForText("Welcome, Ana.");
    const session = await withWidget(widgetPage as WidgetPage, (widget) => widget.sessionId);
    expect((await fixture.server.ask("GET", `/sessions/${session}`)).body.external_user_id).toBe("ana");
    await page.addInitScript(() => {
      const [key = ""] = Object.keys(sessionStorage).filter((name) => name.includes("conversation"));
      const kept = sessionStorage.getItem(key) ?? "";
      sessionStorage.setItem(key, kept.replace(/"expiresAt":\d+/, '"expiresAt":1000'));
    });
    await page.reload();
    await nextEvent("hyponema:ready", () => give(widgetPage as WidgetPage));
    await waitForText("Welcome, Ana.");
    expect(asked).toEqual([null, session]);
    expect(await withWidget(widgetPage as WidgetPage, (widget) => widget.sessionId)).toBe(session);
  });

  test("may say how before the script is there", async () => {
    const { page, open, launcher } = await openPage({});
    const gate = Promise.withResolvers<void>();
    await page.route("**/widget.js", async (route) => {
      await gate.promise;
      await route.continue();
    });
    await page.goto(fixture.site.origin, { waitUntil: "domcontentloaded" });
    const asked = await withBackend(widgetPage as WidgetPage);
    gate.resolve();
    await launcher.waitFor();
    await open();
    expect(asked).toEqual([null]);
  });

  test("begins anew when the backend answers with another session in place of the old one", async () => {
    const { open, send, waitForText, page, nextEvent } = await openPage({});
    fixture.llm.script = [{ say: "Long ago." }];
    await withBackend(widgetPage as WidgetPage, () => backend(null));
    await open();
    await send("Hello");
    await waitForText("Long ago.");
    const before = await withWidget(widgetPage as WidgetPage, (widget) => widget.sessionId);
    await page.addInitScript(() => {
      const [key = ""] = Object.keys(sessionStorage).filter((name) => name.includes("conversation"));
      const kept = sessionStorage.getItem(key) ?? "";
      sessionStorage.setItem(key, kept.replace(/"expiresAt":\d+/, '"expiresAt":1000'));
    });
    await page.reload();
    await nextEvent("hyponema:ready", () => give(widgetPage as WidgetPage));
    expect(
      await withWidget(widgetPage as WidgetPage, (widget) => widget.messages.map(({ text }) => text)),
    ).toEqual([GREETING]);
    expect(await withWidget(widgetPage as WidgetPage, (widget) => widget.sessionId)).not.toBe(before);
  });

  test("says that it could not be begun when the backend answers with something else", async () => {
    const { launcher, waitForText, events, page } = await openPage({});
    await withBackend(widgetPage as WidgetPage, async () => ({}));
    await launcher.click();
    await waitForText("The chat could not be started.");
    expect((await events("hyponema:error"))[0]?.detail.code).toBe("no-session");
    expect(await page.getByRole("button", { name: "Try again" }).isVisible()).toBe(true);
  });

  test("may write the session into the page: the same one goes on, another one is another conversation", async () => {
    const session = await backend(null);
    fixture.llm.script = [{ say: "Yes, Ana." }];
    const { open, send, waitForText, page } = await openPage({
      "chat-url": `${session.chat_url}?token=${session.token}`,
    });
    await open();
    await send("Do you know me?");
    await waitForText("Yes, Ana.");
    const token = (await backend(session.id ?? "")).token;
    fixture.site.body = fixture.site.body.replace(session.token ?? "", token ?? "");
    await page.reload();
    await waitForText("Yes, Ana.");
    const other = await backend(null);
    fixture.site.body = fixture.site.body.replace(
      /data-chat-url="[^"]*"/,
      `data-chat-url="${other.chat_url}?token=${other.token}"`,
    );
    await page.reload();
    await waitForText(GREETING);
    expect(
      await withWidget(widgetPage as WidgetPage, (widget) => [widget.sessionId, widget.messages.length]),
    ).toEqual([other.id, 1]);
  });

  test("may name the voice socket alone, while text stands in for voice", async () => {
    const session = await backend(null);
    const { open } = await openPage({
      mode: "voice+text",
      "ws-url": `${session.chat_url?.replace(/chat$/, "ws")}?token=${session.token}`,
    });
    await open();
  });
});
