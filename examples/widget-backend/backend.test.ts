import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { openChat } from "@hyponema/client";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { PAGE_TEST, startBrowser, type TestBrowser } from "../../packages/server/test/browser.ts";
import { startTestServer, type TestServer } from "../../packages/server/test/server.ts";

vi.setConfig(PAGE_TEST);

let server: TestServer;
let browser: TestBrowser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), startBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await server.dispose();
});

describe.each([
  ["Node", process.execPath, "server.mjs"],
  ["Python", "python3", "server.py"],
])("the backend in %s", (_, program, file) => {
  let backend: ChildProcess;
  let url: string;

  beforeAll(async () => {
    ({ backend, url } = await start(program, file));
  });

  afterAll(async () => {
    backend.kill();
    await once(backend, "exit");
  });

  /** Simulates a visitor's browser, including its cookie. */
  async function openPage() {
    const response = await fetch(url);
    const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
    return {
      html: await response.text(),
      user: cookie.split("=")[1],
      async ask(body: object) {
        const answer = await fetch(`${url}session`, {
          method: "POST",
          headers: { cookie, "content-type": "application/json" },
          body: JSON.stringify(body),
        });
        return { status: answer.status, body: JSON.parse(await answer.text()) };
      },
    };
  }

  test("gives a page its widget, and a session to talk in as the User that it knows", async () => {
    const visitor = await openPage();
    expect(visitor.html).toContain(`<script src="${server.url}/widget.js" async>`);
    const { body: session } = await visitor.ask({});
    expect(session.external_user_id).toBe(visitor.user);
    const chat = await openChat({ chatUrl: session.chat_url, token: session.token });
    chat.send("When is breakfast?");
    let output = "";
    for await (const event of chat.events) {
      if (event.type === "token") output += event.data.text;
      if (event.type === "turn_end") break;
    }
    chat.close();
    expect(output).toContain("Breakfast is served from 7 to 10");
  });

  test("renews the token of a session to nobody but whose it is", async () => {
    const [visitor, other] = [await openPage(), await openPage()];
    const { body: session } = await visitor.ask({});
    const renewed = await visitor.ask({ session_id: session.id });
    expect(Object.keys(renewed.body).sort()).toEqual(["expires_at", "token"]);
    const foreign = await other.ask({ session_id: session.id });
    expect(foreign.body.id).not.toBe(session.id);
    expect(foreign.body.external_user_id).toBe(other.user);
  });

  test("passes on what the server refuses, and takes no harm from nonsense", async () => {
    const visitor = await openPage();
    const unknown = await visitor.ask({ session_id: "ses_01j8z5k3mve7b8xq2n4w6y9r1t" });
    expect(unknown).toMatchObject({ status: 404, body: { code: "session-not-found" } });
    const strange = await visitor.ask({ session_id: "../users" });
    expect(strange.status).toBe(422);
    const nonsense = await fetch(`${url}session`, { method: "POST", body: "null" });
    expect(nonsense.status).toBe(201);
    expect((await fetch(`${url}nowhere`)).status).toBe(404);
  });

  test("is enough for a chat in a browser that outlives its token, under the policy that it sends", async () => {
    const { page, complaints, close } = await browser.open();
    await page.goto(url);
    await page.getByRole("button", { name: "Front desk" }).click();
    await page.getByRole("log").getByText("this is Mara").waitFor();
    await page.getByRole("textbox").fill("When is breakfast?");
    await page.keyboard.press("Enter");
    await page.getByRole("log").getByText("Breakfast is served from 7 to 10").waitFor();
    await page.locator("hyponema-widget .log[aria-busy=false]").waitFor();
    await page.reload();
    await page.getByRole("log").getByText("Breakfast is served from 7 to 10").waitFor();
    // Expires the stored session before the next page loads.
    await page.addInitScript(`
      const key = Object.keys(sessionStorage).find((name) => name.includes("conversation"));
      sessionStorage.setItem(key, sessionStorage.getItem(key).replace(/"expiresAt":\\d+/, '"expiresAt":1000'));
    `);
    const renewal = page.waitForRequest((request) => request.postData()?.includes("session_id") === true);
    await page.reload();
    await renewal;
    await page.getByRole("textbox").fill("Is parking free?");
    await page.keyboard.press("Enter");
    await page.getByRole("log").getByText("Parking in the courtyard").waitFor();
    expect(complaints.filter((complaint) => !complaint.includes("404"))).toEqual([]);
    await close();
  });
});

test.each([
  ["Node", process.execPath, "server.mjs"],
  ["Python", "python3", "server.py"],
])("without a key the backend in %s says what to set", async (_, program, file) => {
  const backend = spawn(program, [resolvePath(file)], { env: { PATH: process.env.PATH } });
  let output = "";
  backend.stderr.on("data", (chunk) => {
    output += chunk;
  });
  const [code] = await once(backend, "close");
  expect(code).toBe(1);
  expect(output).toContain("Set HYPONEMA_API_KEY and HYPONEMA_AGENT_ID");
});

const resolvePath = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Starts a backend on a free port and reads its URL from the first line of output. */
async function start(program: string, file: string): Promise<{ backend: ChildProcess; url: string }> {
  const { api_key, agent_id } = server.demo;
  const backend = spawn(program, [resolvePath(file)], {
    env: {
      PATH: process.env.PATH,
      PORT: "0",
      HYPONEMA_URL: server.url,
      HYPONEMA_API_KEY: api_key,
      HYPONEMA_AGENT_ID: agent_id,
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [line] = await once(backend.stdout, "data");
  return { backend, url: String(line).trim() };
}
