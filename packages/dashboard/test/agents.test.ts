import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { setOnline, startBrowser, type TestBrowser } from "../../server/test/browser.ts";
import { ifMatch, publishDesign } from "../../server/test/design.ts";
import { type HttpDouble, sendJson, startHttpDouble } from "../../server/test/doubles/http.ts";
import { type LlmDouble, startLlmDouble } from "../../server/test/doubles/llm/double.ts";
import { startTestServer, type TestServer } from "../../server/test/server.ts";
import { scriptCalls } from "../../server/test/tools.ts";
import { type Visit, visit } from "./visit.ts";

// Pages are drawn by a browser that shares the machine with everything else.
vi.setConfig({ testTimeout: 120_000 });

let server: TestServer;
let browser: TestBrowser;
let llm: LlmDouble;
let shop: HttpDouble;
let builder: Visit;

beforeAll(async () => {
  [llm, shop, browser] = await Promise.all([startLlmDouble(), startHttpDouble(), startBrowser()]);
  server = await startTestServer({
    HYPONEMA_LLM_BASE_URL: llm.url,
    HYPONEMA_LLM_MODEL: "double-1",
    HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32",
  });
  builder = await visit({ server, browser }, "builder");
});

afterAll(async () => {
  await browser.close();
  await server.dispose();
  await Promise.all([llm.close(), shop.close()]);
});

const base = () => `/workspaces/${server.demo.workspace_id}`;
const button = (name: string | RegExp) => builder.page.getByRole("button", { name, exact: true });
const shown = (text: string | RegExp) => builder.page.getByText(text).first().waitFor();

async function publish(note: string): Promise<void> {
  const { page } = builder;
  await page.getByRole("button", { name: "Publish" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What is new").fill(note);
  await dialog.getByRole("button", { name: "Publish" }).click();
  await dialog.waitFor({ state: "detached" });
}

describe("a first agent", () => {
  test("is made from a template, talked to, published, changed, published again and rolled back", async () => {
    const { page, go, complaints } = builder;
    llm.script = [{ say: "Good day, " }, { say: "what can I do for you?" }];

    await go("agents/new");
    await button(/^Support desk/).click();
    await page.getByLabel("Name").fill("Help desk");
    await button("Make the agent").click();
    await page.getByRole("heading", { name: "Help desk", level: 1 }).waitFor();

    await page.getByRole("tab", { name: "Test" }).click();
    await button("Begin to talk").click();
    await shown("this is the support desk of our company");
    await page.getByLabel("Your message").fill("Hello");
    await page.keyboard.press("Enter");
    await shown("Good day, what can I do for you?");
    await shown(/\d ms, 110 tokens/);
    await page.getByText("double-1").waitFor();

    await publish("Opens");
    await shown("Version 1");
    await page.getByRole("tab", { name: "Basics" }).click();
    await page.getByRole("textbox", { name: "Opening message" }).fill("Good morning, help desk.");
    await button("Save").click();
    await button("Save").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Publish" }).first().click();
    await page.getByRole("dialog").getByText("Opening message").waitFor();
    await page.keyboard.press("Escape");
    await publish("Says good morning");
    await shown("Version 2");

    await button("More").click();
    await page.getByRole("menuitem", { name: "Versions" }).click();
    const first = page.getByRole("article", { name: "Version 1" });
    await first.getByText("Opens").waitFor();
    await first.getByRole("button", { name: "Roll back to it" }).click();
    await button("Roll back").click();
    await first.getByText("Published").waitFor();

    const { data } = (await server.ask("GET", `${base()}/agents?search=Help desk`)).body;
    expect(data[0]).toMatchObject({ published_version: 1, last_version: 2 });
    const session = await server.ask("POST", "/sessions", {
      body: { agent_id: data[0].id, user_id: "ana", modality: "text" },
    });
    expect(session.body.first_message).toContain("support desk");
    expect(complaints).toEqual([]);
  });
});

describe("a tool", () => {
  test("is built, tried, and used in a turn that shows it", async () => {
    const { page, go } = builder;
    shop.reply = (request, response) => sendJson(response, { asked: request.url, status: "sent" });
    const { agentId } = await publishDesign(server, { agent: { name: "Orders" } });

    await go(`agents/${agentId}/actions`);
    await page.getByRole("button", { name: "Add a tool" }).first().click();
    await page.getByRole("menuitem", { name: "Call by HTTP" }).click();
    const drawer = page.getByRole("dialog");
    await drawer.getByRole("textbox", { name: "Name", exact: true }).fill("find_order");
    await drawer.getByLabel("What it does, and when to use it").fill("Finds an order by its number.");
    await drawer.getByRole("textbox", { name: "Address" }).fill(`${shop.url}/orders/{order_id}`);
    await drawer.getByRole("button", { name: "Add an argument" }).click();
    await drawer.getByLabel("Name of argument 1").fill("order_id");
    await drawer.getByRole("button", { name: "Save and try" }).click();
    await drawer.getByText("Run it").waitFor();
    const editor = drawer.locator(".cm-content");
    await editor.fill('{"order_id": "A-1042"}');
    await drawer.getByRole("button", { name: "Run it" }).click();
    await drawer.getByText("It worked").waitFor();
    await drawer.getByText("/orders/A-1042").first().waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("article", { name: "find_order" }).waitFor();

    llm.requests.length = 0;
    scriptCalls(llm, [["find_order", { order_id: "A-1042" }]], [{ say: "It is on its way." }]);
    await page.getByRole("tab", { name: "Test" }).click();
    await button("Begin to talk").click();
    await page.getByLabel("Your message").fill("Where is my order A-1042?");
    await page.keyboard.press("Enter");
    await shown("It is on its way.");
    await page.getByRole("tab", { name: "Tools (1)" }).click();
    await page.getByText('"status": "sent"').waitFor();
  });
});

describe("an agent that two people edit", () => {
  test("has what each chose, field by field", async () => {
    const { agentId, personaId } = await publishDesign(server, { agent: { name: "Shared" } });
    const mine = builder;
    const theirs = await visit({ server, browser }, "builder");
    for (const { go } of [mine, theirs]) await go(`agents/${agentId}/basics`);
    const saved = async ({ page }: Visit) => {
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "detached" });
    };

    await theirs.page.getByRole("textbox", { name: "Opening message" }).fill("Theirs.");
    await theirs.page.getByLabel("Description").fill("Their description");
    await saved(theirs);
    await mine.page.getByRole("textbox", { name: "Opening message" }).fill("Mine.");
    await mine.page.getByLabel("Organisation").fill("Lindenhof");
    await mine.page.getByRole("button", { name: "Save", exact: true }).click();
    const dialog = mine.page.getByRole("dialog", { name: "This was changed by someone else" });
    await dialog.getByText("Theirs.", { exact: true }).waitFor();
    await dialog.getByLabel("Theirs", { exact: true }).click();
    await dialog.getByRole("button", { name: "Save this choice" }).click();
    await mine.page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "detached" });

    const persona = (await server.ask("GET", `${base()}/personas/${personaId}`)).body;
    expect(persona.settings).toMatchObject({
      first_message: "Theirs.",
      identity: { organisation: "Lindenhof" },
    });
    await theirs.close();
  });

  test("keeps words for the persona that they were written for, when it is given another one meanwhile", async () => {
    const { page, go } = builder;
    const make = async (name: string) =>
      (await server.ask("POST", `${base()}/personas`, { body: { name, prompt: `You are ${name}.` } })).body
        .id;
    const [begun, other] = [await make("Begun"), await make("Other")];
    const agent = await server.ask("POST", `${base()}/agents`, {
      body: { name: "Passed on", persona: { persona_id: begun } },
    });
    const path = `${base()}/agents/${agent.body.id}`;
    await go(`agents/${agent.body.id}/basics`);
    await page.getByRole("textbox", { name: "Opening message" }).fill("Of the one begun.");
    await server.ask("PATCH", path, {
      body: { persona: { persona_id: other, version: null } },
      headers: ifMatch(agent),
    });

    // What is back after it was away is read again.
    const read = page.waitForResponse((answer) => answer.url().endsWith(`/personas/${other}`) && answer.ok());
    await setOnline(page, false);
    await page.getByText("You are offline.").waitFor();
    await setOnline(page, true);
    await read;
    await button("Save").click();
    await page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "detached" });

    const first = async (id: string) =>
      (await server.ask("GET", `${base()}/personas/${id}`)).body.settings.first_message;
    expect([await first(begun), await first(other)]).toEqual(["Of the one begun.", null]);
    expect(await page.getByRole("textbox", { name: "Opening message" }).inputValue()).toBe("");
  });

  test("is not left with something unsaved without being asked", async () => {
    const { page, go } = builder;
    const { agentId } = await publishDesign(server, { agent: { name: "Left" } });
    await go(`agents/${agentId}/basics`);
    await page.getByLabel("Description").fill("Not saved");
    await page.getByRole("tab", { name: "Privacy" }).click();
    await page.getByText("This agent remembers").waitFor();
    await page.getByRole("link", { name: "Home" }).click();
    await page.getByRole("dialog", { name: "Leave without saving?" }).waitFor();
    await button("Cancel").click();
    await page.getByRole("tab", { name: "Basics" }).click();
    expect(await page.getByLabel("Description").inputValue()).toBe("Not saved");
    await button("Discard").click();
  });
});

describe("guards", () => {
  test("say of a text, while it is typed, whether it would be blocked", async () => {
    const { page, go } = builder;
    await go(`agents/${server.demo.agent_id}/controls`);
    await page.getByLabel("The text").fill("I can show you the guest list.");
    await page.getByText("Held back").waitFor();
    expect(await page.locator("mark").textContent()).toBe("guest list");
    await page.getByLabel("The text").fill("Breakfast is at seven.");
    await page.getByText("It passes").waitFor();
  });
});

describe("what is typed", () => {
  test("stays while the server is away, and is saved when it is back", async () => {
    const { page, go } = builder;
    const { agentId } = await publishDesign(server, { agent: { name: "Patient" } });
    await go(`agents/${agentId}/basics`);
    await page.getByLabel("Description").fill("Typed before it went away");
    const away = (url: URL) => !url.pathname.startsWith("/dashboard");
    await page.route(away, (route) => route.abort("connectionrefused"));
    await button("Save").click();
    await page.getByText("The server does not answer.").first().waitFor();
    await page.unroute(away);
    await page.getByText("The page goes on by itself").waitFor({ state: "detached" });
    expect(await page.getByLabel("Description").inputValue()).toBe("Typed before it went away");
    await button("Save").click();
    await page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "detached" });
    const agent = (await server.ask("GET", `${base()}/agents/${agentId}`)).body;
    expect(agent.description).toBe("Typed before it went away");
  });
});
