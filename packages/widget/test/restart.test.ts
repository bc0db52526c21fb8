import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { PAGE_TEST, startBrowser, type TestBrowser } from "../../server/test/browser.ts";
import { publishDesign } from "../../server/test/design.ts";
import { type LlmDouble, startLlmDouble } from "../../server/test/doubles/llm/double.ts";
import { createDataDir, type ServerProcess, startServerProcess, until } from "../../server/test/process.ts";
import { tag, visit, type WidgetPage } from "./fixture.ts";
import { type Site, startSite } from "./site.ts";

vi.setConfig(PAGE_TEST);

const GREETING = "Ask me anything.";
const WORDS = Array.from({ length: 40 }, (_, index) => `word${index} `);

let llm: LlmDouble;
let data: Awaited<ReturnType<typeof createDataDir>>;
let port: string;
let server: ServerProcess;
let site: Site;
let browser: TestBrowser;
let widgetPage: WidgetPage | undefined;

// A restarted server keeps its address.
const start = () => startServerProcess(data.path, { HYPONEMA_LLM_BASE_URL: llm.url, PORT: port });

beforeAll(async () => {
  llm = await startLlmDouble();
  data = await createDataDir();
  port = await freePort();
  server = await start();
  site = await startSite(server.url);
  const { agentId } = await publishDesign(server, {
    persona: { settings: { first_message: GREETING } },
    agent: { security: { signed_url_required: false, origin_allowlist: [site.origin] } },
  });
  site.body = tag({ "agent-id": agentId });
  browser = await startBrowser();
});

afterEach(() => widgetPage?.close());

afterAll(async () => {
  await browser.close();
  await site.close();
  await server.kill("SIGKILL");
  await data.remove();
  await llm.close();
});

async function freePort(): Promise<string> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const found = (listener.address() as AddressInfo).port;
  await new Promise((resolve) => listener.close(resolve));
  return String(found);
}

async function openPage(): Promise<WidgetPage> {
  widgetPage = await visit(browser, site);
  await widgetPage.open(GREETING);
  return widgetPage;
}

/** The model's words before and after the gate. */
function script(gate: Promise<void>) {
  const say = (words: string[]) => words.map((word) => ({ say: word }));
  return [...say(WORDS.slice(0, 10)), { wait: gate }, ...say(WORDS.slice(10))];
}

/** Dispatches the browser's `online` event, so that the widget retries immediately. */
const network = (page: WidgetPage["page"]) => page.evaluate(() => window.dispatchEvent(new Event("online")));

test("a server that restarts in the middle of an answer: every word comes once", async () => {
  const gate = Promise.withResolvers<void>();
  llm.script = script(gate.promise);
  const { page, send, waitForText, nextEvent, log, events } = await openPage();
  await send("Talk");
  await waitForText("word9");
  await nextEvent("hyponema:status", async () => {
    const ended = server.kill("SIGTERM");
    await until(() => server.output().includes("Stopping"));
    gate.resolve();
    await ended;
  });
  await waitForText("No connection.");
  const whole = nextEvent("hyponema:turn-end");
  server = await start();
  await network(page);
  expect(await whole).toEqual({ outcome: "whole" });
  await waitForText("word39");
  expect(await log.locator(".bubble").last().textContent()).toBe(WORDS.join(""));
  expect((await events("hyponema:token")).map(({ detail }) => detail.text).join("")).toBe(WORDS.join(""));
  llm.script = [{ say: "Still here." }];
  await send("And now?");
  await waitForText("Still here.");
});

test("a server that is killed in the middle of an answer: what was said stays, with the reason", async () => {
  llm.script = [{ say: "Only this much " }, "stall"];
  const { page, send, waitForText, nextEvent } = await openPage();
  await send("Talk");
  await waitForText("Only this much");
  const over = nextEvent("hyponema:turn-end");
  await server.kill("SIGKILL");
  await waitForText("No connection.");
  server = await start();
  await network(page);
  expect(await over).toEqual({ outcome: "failed" });
  await waitForText("Only this much");
  llm.script = [{ say: "Back again." }];
  await send("And now?");
  await waitForText("Back again.");
});

test("a server that is away when the chat is opened: it begins as soon as there is one, with what was written", async () => {
  widgetPage = await visit(browser, site);
  await server.kill("SIGTERM");
  await widgetPage.open("No connection.");
  await widgetPage.send("Are you there?");
  llm.script = [{ say: "I am now." }];
  server = await start();
  await network(widgetPage.page);
  await widgetPage.waitForText("I am now.");
  expect(await widgetPage.log.locator(".bubble").allTextContents()).toEqual([
    GREETING,
    "Are you there?",
    "I am now.",
  ]);
});
