import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { PAGE_TEST } from "../../server/test/browser.ts";
import type { HyponemaWidget } from "../src/element.ts";
import type { SessionAnswer } from "../src/sessions.ts";
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
});

afterAll(() => stage.dispose());

async function come(attributes: Record<string, string> = { "agent-id": agent }): Promise<Visit> {
  visit = await stage.visit(attributes);
  await visit.launcher.waitFor();
  return visit;
}

/** Runs `work` with the page's widget, in the page. */
const withWidget = <T>(of: Visit, work: (widget: HyponemaWidget) => T): Promise<Awaited<T>> =>
  of.page.locator("hyponema-widget").evaluate(work as never) as Promise<Awaited<T>>;

/** What a backend does when it opens a session, or renews the token of one, with its key. */
async function backend(sessionId: string | null): Promise<SessionAnswer> {
  const { server } = stage;
  if (sessionId !== null)
    return (await server.ask("POST", `/sessions/${sessionId}/token`, { body: {} })).body;
  const body = { agent_id: agent, user_id: "ana", modality: "text" };
  return (await server.ask("POST", "/sessions", { body })).body;
}

describe("a page's script", () => {
  test("opens, talks, reads along and closes, and is told of everything in its order", async () => {
    const { tells, told } = await come();
    stage.llm.script = [{ say: "Good " }, { say: "day." }];
    await tells("hyponema:ready", () => withWidget(visit as Visit, (widget) => widget.open()));
    expect(await withWidget(visit as Visit, (widget) => [widget.isOpen, widget.status])).toEqual([
      true,
      "ready",
    ]);
    await tells("hyponema:turn-end", () => withWidget(visit as Visit, (widget) => widget.send(" Hello ")));
    await withWidget(visit as Visit, (widget) => widget.toggle());
    expect(await withWidget(visit as Visit, (widget) => [widget.isOpen, widget.messages])).toEqual([
      false,
      [
        { role: "assistant", text: GREETING },
        { role: "user", text: "Hello" },
        { role: "assistant", text: "Good day." },
      ],
    ]);
    const names = (await told()).map(
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
    const { tells, page } = await come();
    const gate = Promise.withResolvers<void>();
    stage.llm.script = [{ wait: gate.promise }, { say: "Now." }];
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
    await tells("hyponema:turn-end", async () => gate.resolve());
    expect(await page.getByRole("dialog").count()).toBe(0);
    await tells("hyponema:ended", () => withWidget(visit as Visit, (widget) => widget.end()));
    expect(await refusal("Third")).toEqual({
      code: "session-ended",
      message: "This conversation has ended.",
    });
  });

  test("stops an answer", async () => {
    stage.llm.script = [{ say: "On and on " }, "stall"];
    const { tells, open, reads } = await come();
    await open();
    await withWidget(visit as Visit, (widget) => widget.send("Talk"));
    await reads("On and on");
    const stop = () => withWidget(visit as Visit, (widget) => widget.interrupt());
    expect(await tells("hyponema:turn-end", stop)).toEqual({ outcome: "stopped" });
  });

  test("resets the chat when somebody signs out: nothing of theirs is left, and the next is another visitor", async () => {
    const { open, page, tells, reads } = await come();
    await open();
    const before = await withWidget(visit as Visit, (widget) => widget.sessionId);
    await tells("hyponema:ready", () => withWidget(visit as Visit, (widget) => widget.reset()));
    await reads(GREETING);
    const after = await withWidget(visit as Visit, (widget) => widget.sessionId);
    const users = await Promise.all(
      [before, after].map(async (id) => (await stage.server.ask("GET", `/sessions/${id}`)).body.user_id),
    );
    expect(users[0]).not.toBe(users[1]);
    const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
    expect(kept).not.toContain(before);
  });

  test("makes the element itself, takes it away, and puts it back where the conversation was", async () => {
    stage.site.body = "";
    const { page, tells, reads } = await come();
    await tells("hyponema:ready", () =>
      page.evaluate((id) => {
        document.querySelector("hyponema-widget")?.remove();
        const widget = document.createElement("hyponema-widget");
        widget.dataset.agentId = id;
        document.body.append(widget);
        widget.open();
      }, agent),
    );
    const session = await withWidget(visit as Visit, (widget) => widget.sessionId);
    await tells("hyponema:ready", () =>
      page.evaluate(() => {
        const widget = document.querySelector("hyponema-widget");
        widget?.remove();
        if (widget) document.body.append(widget);
      }),
    );
    await reads(GREETING);
    expect(await withWidget(visit as Visit, (widget) => widget.sessionId)).toBe(session);
  });

  test("words the widget's texts its own way", async () => {
    const { open, page } = await come();
    await withWidget(visit as Visit, (widget) => {
      widget.texts = { write: "Pišite nam", title: "Recepcija" };
    });
    await open();
    expect(await page.getByRole("dialog", { name: "Recepcija" }).isVisible()).toBe(true);
    expect(await page.getByRole("textbox", { name: "Pišite nam" }).isVisible()).toBe(true);
  });

  test("may load the widget twice, and have one all the same", async () => {
    const { page, open, complaints } = await come();
    stage.site.body += `<script src="${stage.server.url}/widget.js?v=another" async></script>`;
    await page.reload();
    await open();
    expect(complaints).toEqual([]);
  });
});

describe("a page that gets its sessions from its own backend", () => {
  /** Lets the page ask the backend, as its own code would. */
  async function withBackend(of: Visit, answer = backend): Promise<(string | null)[]> {
    const asked: (string | null)[] = [];
    await of.page.exposeFunction("askBackend", (sessionId: string | null) => {
      asked.push(sessionId);
      return answer(sessionId);
    });
    await give(of);
    return asked;
  }

  const give = (of: Visit) =>
    withWidget(of, (widget) => {
      widget.getSession = ({ sessionId }) =>
        (window as unknown as { askBackend(id: string | null): Promise<SessionAnswer> }).askBackend(
          sessionId,
        );
    });

  test("has them as the User that the backend knows, and its token renewed when it expires", async () => {
    stage.llm.script = [{ say: "Welcome, Ana." }];
    const { open, say, reads, page, tells } = await come({});
    const asked = await withBackend(visit as Visit);
    await open();
    await say("Hello");
    await reads("Welcome, Ana.");
    const session = await withWidget(visit as Visit, (widget) => widget.sessionId);
    expect((await stage.server.ask("GET", `/sessions/${session}`)).body.external_user_id).toBe("ana");
    await page.addInitScript(() => {
      const [key = ""] = Object.keys(sessionStorage).filter((name) => name.includes("conversation"));
      const kept = sessionStorage.getItem(key) ?? "";
      sessionStorage.setItem(key, kept.replace(/"expiresAt":\d+/, '"expiresAt":1000'));
    });
    await page.reload();
    await tells("hyponema:ready", () => give(visit as Visit));
    await reads("Welcome, Ana.");
    expect(asked).toEqual([null, session]);
    expect(await withWidget(visit as Visit, (widget) => widget.sessionId)).toBe(session);
  });

  test("may say how before the script is there", async () => {
    const { page, open, launcher } = await come({});
    const gate = Promise.withResolvers<void>();
    await page.route("**/widget.js", async (route) => {
      await gate.promise;
      await route.continue();
    });
    await page.goto(stage.site.origin, { waitUntil: "domcontentloaded" });
    const asked = await withBackend(visit as Visit);
    gate.resolve();
    await launcher.waitFor();
    await open();
    expect(asked).toEqual([null]);
  });

  test("begins anew when the backend answers with another session in place of the old one", async () => {
    const { open, say, reads, page, tells } = await come({});
    stage.llm.script = [{ say: "Long ago." }];
    await withBackend(visit as Visit, () => backend(null));
    await open();
    await say("Hello");
    await reads("Long ago.");
    const before = await withWidget(visit as Visit, (widget) => widget.sessionId);
    await page.addInitScript(() => {
      const [key = ""] = Object.keys(sessionStorage).filter((name) => name.includes("conversation"));
      const kept = sessionStorage.getItem(key) ?? "";
      sessionStorage.setItem(key, kept.replace(/"expiresAt":\d+/, '"expiresAt":1000'));
    });
    await page.reload();
    await tells("hyponema:ready", () => give(visit as Visit));
    expect(await withWidget(visit as Visit, (widget) => widget.messages.map(({ text }) => text))).toEqual([
      GREETING,
    ]);
    expect(await withWidget(visit as Visit, (widget) => widget.sessionId)).not.toBe(before);
  });

  test("says that it could not be begun when the backend answers with something else", async () => {
    const { launcher, reads, told, page } = await come({});
    await withBackend(visit as Visit, async () => ({}));
    await launcher.click();
    await reads("The chat could not be started.");
    expect((await told("hyponema:error"))[0]?.detail.code).toBe("no-session");
    expect(await page.getByRole("button", { name: "Try again" }).isVisible()).toBe(true);
  });

  test("may write the session into the page: the same one goes on, another one is another conversation", async () => {
    const session = await backend(null);
    stage.llm.script = [{ say: "Yes, Ana." }];
    const { open, say, reads, page } = await come({
      "chat-url": `${session.chat_url}?token=${session.token}`,
    });
    await open();
    await say("Do you know me?");
    await reads("Yes, Ana.");
    const token = (await backend(session.id ?? "")).token;
    stage.site.body = stage.site.body.replace(session.token ?? "", token ?? "");
    await page.reload();
    await reads("Yes, Ana.");
    const other = await backend(null);
    stage.site.body = stage.site.body.replace(
      /data-chat-url="[^"]*"/,
      `data-chat-url="${other.chat_url}?token=${other.token}"`,
    );
    await page.reload();
    await reads(GREETING);
    expect(await withWidget(visit as Visit, (widget) => [widget.sessionId, widget.messages.length])).toEqual([
      other.id,
      1,
    ]);
  });

  test("may name the voice socket alone, while text stands in for voice", async () => {
    const session = await backend(null);
    const { open } = await come({
      mode: "voice+text",
      "ws-url": `${session.chat_url?.replace(/chat$/, "ws")}?token=${session.token}`,
    });
    await open();
  });
});
