import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startBrowser, type TestBrowser } from "../../server/test/browser.ts";
import { publishDesign } from "../../server/test/design.ts";
import { type LlmDouble, startLlmDouble } from "../../server/test/doubles/llm/double.ts";
import { memoryOf } from "../../server/test/memory.ts";
import { startTestServer, type TestServer } from "../../server/test/server.ts";
import { type Visit, visit } from "./visit.ts";

vi.setConfig({ testTimeout: 120_000 });

let server: TestServer;
let browser: TestBrowser;
let llm: LlmDouble;
let builder: Visit;
let agentId: string;

beforeAll(async () => {
  [llm, browser] = await Promise.all([startLlmDouble(), startBrowser()]);
  server = await startTestServer({ HYPONEMA_LLM_BASE_URL: llm.url, HYPONEMA_LLM_MODEL: "double-1" });
  ({ agentId } = await publishDesign(server, { agent: { privacy: { memory: true } } }));
  const { bring } = memoryOf(server, "ana");
  await bring([["user", "I live in Zagreb."]], "2024-05-01T10:00:00Z", agentId);
  await bring([["user", "I moved to Vienna."]], "2025-05-01T10:00:00Z", agentId);
  builder = await visit({ server, browser }, "builder");
});

afterAll(async () => {
  await browser.close();
  await server.dispose();
  await llm.close();
});

const base = () => `/workspaces/${server.demo.workspace_id}`;
const button = (name: string | RegExp) => builder.page.getByRole("button", { name });
const drawer = () => builder.page.getByRole("dialog", { name: "What is remembered" });

/** Says something in a new conversation; resolves to what the model was told before it. */
async function toldOf(text: string): Promise<string> {
  const session = await server.openSession({ agentId, userId: "ana" });
  await server.ask("POST", `/sessions/${session}/messages`, { body: { text } });
  await server.ask("POST", `/sessions/${session}/end`);
  return JSON.stringify(llm.requests.at(-1)?.body.messages[0]);
}

describe("what is remembered of a User", () => {
  test("is a picture of what changed, whose parts open with their chain", async () => {
    const { page, go } = builder;
    await go("users/ana/memory");
    await button(/^The user lives in Zagreb\. Held from .* until /).waitFor();
    await button(/^The user lives in Vienna.* Holds since /).click();
    await drawer().getByText("How it came to this").waitFor();
    await drawer().getByRole("listitem").filter({ hasText: "Zagreb" }).waitFor();
    await page.keyboard.press("Escape");
  });

  test("is corrected on the page, and the next turn knows it", async () => {
    const { page, go } = builder;
    expect(await toldOf("Where do I live?")).toContain("Vienna");
    await go("memory/statements?search=Vienna");
    await button(/The user lives in Vienna/).click();
    await drawer().getByText("All agents that share memory").waitFor();
    await drawer().getByRole("button", { name: "Correct" }).click();
    await drawer().getByLabel("What is so").fill("The user lives in Porto.");
    await drawer().getByLabel("Residence").fill("porto");
    await drawer().getByRole("button", { name: "Save the correction" }).click();
    // The field that it was written into holds the same text until it is saved.
    await drawer().getByRole("button", { name: "Correct" }).waitFor();
    await drawer().getByText("The user lives in Porto.").first().waitFor();
    await page.keyboard.press("Escape");
    const told = await toldOf("Where do I live?");
    expect(told).toContain("The user lives in Porto.");
    expect(told).not.toContain("Vienna");
  });

  test("is explained: what is recalled with its reasons, and what is left out", async () => {
    const { page, go } = builder;
    const { body: ana } = await server.ask("GET", `${base()}/users/ana`);
    await go(`memory/recall?user=${ana.user_id}`);
    await page.getByLabel("What the User says").fill("Where do I live?");
    await button("See what is recalled").click();
    await page.getByText("The user lives in Porto.").waitFor();
    await page
      .getByRole("img", { name: /^Score \d.*the same words/ })
      .first()
      .waitFor();
    await page.getByText("no longer holds").first().waitFor();
    await page.getByText("The user lives in Zagreb.").waitFor();
  });

  test("is forgotten when it is confirmed, and is known nowhere then", async () => {
    const { page, go } = builder;
    await server.ask("POST", `${base()}/memory/observations`, {
      body: { user_id: "ana", kind: "fact", text: "The user owns a blue bicycle." },
    });
    await go("users/ana/memory?search=bicycle");
    await button(/blue bicycle/)
      .last()
      .click();
    await drawer().getByRole("button", { name: "Forget" }).click();
    await page.getByText("This cannot be undone.").waitFor();
    await button("Forget it").click();
    await page.getByText(/^1 statement\b/).waitFor();
    expect(await toldOf("What colour is my bicycle?")).not.toContain("blue");
  });

  test("is resolved, exported as a file, and brought to another User", async () => {
    const { page, go } = builder;
    const thread = { user_id: "ana", kind: "promise", text: "The assistant promised a map." };
    await server.ask("POST", `${base()}/memory/open-threads`, { body: thread });
    await go("users/ana/memory");
    await page.getByText("promised a map").waitFor();
    await button("Resolve").click();
    await page.getByText("Nothing is left open.").waitFor();
    await go("users/ana/data");
    const [download] = await Promise.all([page.waitForEvent("download"), button("Export").click()]);
    expect(download.suggestedFilename()).toBe("memory-ana.jsonl");
    const lines = await read(await download.createReadStream());
    expect(lines).toContain("The user lives in Porto.");
    await server.ask("POST", `${base()}/users`, { body: { external_user_id: "ana-2" } });
    await go("users/ana-2/data");
    await page.getByRole("textbox", { name: "Lines to import" }).fill(lines);
    await button("Import memory").click();
    await page.getByText(/\d+ taken in, 0 known already/).waitFor();
    await go("users/ana-2/memory");
    await page.getByText("The user lives in Porto.").first().waitFor();
  });

  test("is forgotten altogether after it was meant twice", async () => {
    const { page, go } = builder;
    await go("users/ana-2/data");
    await button("Forget everything").click();
    const asked = page.getByRole("dialog");
    expect(await asked.getByRole("button", { name: "Forget everything" }).isDisabled()).toBe(true);
    await asked.getByLabel(/Type/).fill("forget");
    await asked.getByRole("button", { name: "Forget everything" }).click();
    await page.getByText(/^\d+ statements?/).waitFor();
    const { body } = await server.ask("GET", `${base()}/memory/observations?user_id=ana-2`);
    expect(body.data).toEqual([]);
  });
});

async function read(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
