import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { PAGE_TEST, startBrowser, type TestBrowser } from "../../server/test/browser.ts";
import { publishDesign } from "../../server/test/design.ts";
import { type LlmDouble, startLlmDouble } from "../../server/test/doubles/llm/double.ts";
import { createDataDir, type ServerProcess, startServerProcess, until } from "../../server/test/process.ts";
import { type Site, startSite } from "./site.ts";
import { tag, type Visit, visit } from "./stage.ts";

vi.setConfig(PAGE_TEST);

const GREETING = "Ask me anything.";
const WORDS = Array.from({ length: 40 }, (_, index) => `word${index} `);

let llm: LlmDouble;
let data: Awaited<ReturnType<typeof createDataDir>>;
let port: string;
let server: ServerProcess;
let site: Site;
let browser: TestBrowser;
let came: Visit | undefined;

// Always the same address, as a server has that comes back.
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

afterEach(() => came?.close());

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

async function come(): Promise<Visit> {
  came = await visit(browser, site);
  await came.open(GREETING);
  return came;
}

/** What the model says before and after the gate. */
function script(gate: Promise<void>) {
  const say = (words: string[]) => words.map((word) => ({ say: word }));
  return [...say(WORDS.slice(0, 10)), { wait: gate }, ...say(WORDS.slice(10))];
}

/** The browser says that the network is back: the widget does not wait for its next try then. */
const network = (page: Visit["page"]) => page.evaluate(() => window.dispatchEvent(new Event("online")));

test("a server that restarts in the middle of an answer: every word comes once", async () => {
  const gate = Promise.withResolvers<void>();
  llm.script = script(gate.promise);
  const { page, say, reads, tells, log, told } = await come();
  await say("Talk");
  await reads("word9");
  await tells("hyponema:status", async () => {
    const ended = server.kill("SIGTERM");
    await until(() => server.output().includes("Stopping"));
    gate.resolve();
    await ended;
  });
  await reads("No connection.");
  const whole = tells("hyponema:turn-end");
  server = await start();
  await network(page);
  expect(await whole).toEqual({ outcome: "whole" });
  await reads("word39");
  expect(await log.locator(".bubble").last().textContent()).toBe(WORDS.join(""));
  expect((await told("hyponema:token")).map(({ detail }) => detail.text).join("")).toBe(WORDS.join(""));
  llm.script = [{ say: "Still here." }];
  await say("And now?");
  await reads("Still here.");
});

test("a server that is killed in the middle of an answer: what was said stays, with the reason", async () => {
  llm.script = [{ say: "Only this much " }, "stall"];
  const { page, say, reads, tells } = await come();
  await say("Talk");
  await reads("Only this much");
  const over = tells("hyponema:turn-end");
  await server.kill("SIGKILL");
  await reads("No connection.");
  server = await start();
  await network(page);
  expect(await over).toEqual({ outcome: "failed" });
  await reads("Only this much");
  llm.script = [{ say: "Back again." }];
  await say("And now?");
  await reads("Back again.");
});

test("a server that is away when the chat is opened: it begins as soon as there is one, with what was written", async () => {
  came = await visit(browser, site);
  await server.kill("SIGTERM");
  await came.open("No connection.");
  await came.say("Are you there?");
  llm.script = [{ say: "I am now." }];
  server = await start();
  await network(came.page);
  await came.reads("I am now.");
  expect(await came.log.locator(".bubble").allTextContents()).toEqual([
    GREETING,
    "Are you there?",
    "I am now.",
  ]);
});
