import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { accessibilityFaults, startBrowser, type TestBrowser } from "../../server/test/browser.ts";
import { type HttpDouble, sendJson, startHttpDouble } from "../../server/test/doubles/http.ts";
import { startTestServer, type TestServer } from "../../server/test/server.ts";
import { type Visit, visit } from "./visit.ts";

vi.setConfig({ testTimeout: 120_000 });

let server: TestServer;
let browser: TestBrowser;
let vendor: HttpDouble;
let owner: Visit;

beforeAll(async () => {
  [browser, vendor] = await Promise.all([startBrowser(), startHttpDouble()]);
  server = await startTestServer({ HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32" });
  owner = await visit({ server, browser }, "owner");
});

afterAll(async () => {
  await browser.close();
  await server.dispose();
  await vendor.close();
});

const base = () => `/workspaces/${server.demo.workspace_id}`;
const button = (name: string | RegExp) => owner.page.getByRole("button", { name });
const dialog = (name: string) => owner.page.getByRole("dialog", { name });

describe("an API key", () => {
  let secret = "";
  const secretIn = async (name: string) =>
    (await dialog(name).getByText(/^hyp_/).first().textContent()) ?? "";

  test("is made with what it may do, shown once, and works", async () => {
    const { page, go } = owner;
    await go("settings/api-keys");
    await button("New key").click();
    await dialog("New API key").getByLabel("Name").fill("Booking backend");
    await dialog("New API key").getByRole("radiogroup", { name: "Users" }).getByText("Read").click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await button("Make the key").click();
    secret = await secretIn("The key is made");
    await button("I have copied it").click();
    const users = await server.ask("GET", `${base()}/users`, { key: secret });
    expect(users.status).toBe(200);
    const refused = await server.ask("POST", `${base()}/users`, { key: secret, body: {} });
    expect(refused).toMatchObject({ status: 403, body: { code: "insufficient-scope" } });
    await page.reload();
    await button("Booking backend").click();
    await dialog("API key").getByText("users:read").waitFor();
    expect(await page.getByText(secret).count()).toBe(0);
  });

  test("is rotated, and both secrets work for a while", async () => {
    await dialog("API key").getByRole("button", { name: "Rotate" }).click();
    await dialog("Rotate the secret").getByRole("button", { name: "Rotate" }).click();
    const next = await secretIn("The new secret");
    await button("I have copied it").click();
    await dialog("API key").getByText("Which works until").waitFor();
    for (const key of [secret, next]) {
      expect((await server.ask("GET", `${base()}/users`, { key })).status).toBe(200);
    }
    secret = next;
  });

  test("is revoked after it was said when it was last used", async () => {
    const { page } = owner;
    await dialog("API key").getByRole("button", { name: "Revoke" }).click();
    await page.getByText(/is refused within a moment/).waitFor();
    await dialog("Revoke this key?").getByRole("button", { name: "Revoke" }).click();
    await dialog("API key").getByText("Revoked").first().waitFor();
    await expect
      .poll(async () => (await server.ask("GET", `${base()}/users`, { key: secret })).status, {
        timeout: 15_000,
      })
      .toBe(401);
  });

  test("is nothing that a builder sees, and the page says who may", async () => {
    const { page, go, close } = await visit({ server, browser }, "builder");
    await go("settings/providers");
    expect(await page.getByRole("link", { name: "API keys" }).count()).toBe(0);
    await page.getByText("Changing it takes the role admin.").waitFor();
    expect(await page.getByRole("button", { name: /key|Test/ }).count()).toBe(0);
    await go("settings/api-keys");
    await page.getByText("This needs the role admin or one above it.").waitFor();
    await close();
  });
});

describe("a provider's key", () => {
  test("is tested when it is saved: refused in plain words, then taken, with the models seen", async () => {
    const { page, go } = owner;
    await go("settings/providers");
    const card = page.getByRole("region", { name: "OpenAI-compatible server" });
    vendor.reply = (_, response) => sendJson(response, { error: { message: "no" } }, 401);
    await card.getByRole("button", { name: "Add key" }).click();
    const entry = dialog("Key for OpenAI-compatible server");
    await entry.getByLabel("API key").fill("sk-wrong-0123456789");
    await entry.getByLabel("Base URL").fill(`${vendor.url}/v1`);
    await entry.getByRole("button", { name: "Save and test" }).click();
    await card.getByText("Does not work").waitFor();
    vendor.reply = (_, response) =>
      sendJson(response, { object: "list", data: [{ id: "llama-mini", object: "model" }] });
    await card.getByRole("button", { name: "Test", exact: true }).click();
    await card.getByText("Works").waitFor();
    await card.getByRole("button", { name: "1 model seen" }).click();
    await card.getByText("llama-mini").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await card.getByRole("button", { name: "Remove" }).click();
    await dialog("Remove the key for OpenAI-compatible server?")
      .getByRole("button", { name: "Remove" })
      .click();
    await card.getByText("No key yet").waitFor();
  });
});

describe("the workspace", () => {
  test("is renamed, and the page says so everywhere", async () => {
    const { page, go } = owner;
    await go("settings/general");
    await page.getByLabel("Name").fill("Hotel Lindenhof");
    await button("Save").click();
    await button("Workspace Hotel Lindenhof, change")
      .or(button(/Hotel Lindenhof/))
      .first()
      .waitFor();
    const { body } = await server.ask("GET", base());
    expect(body.name).toBe("Hotel Lindenhof");
  });

  test("is joined by an invite that is handed on, changed by role, and left", async () => {
    const { page, go } = owner;
    await go("settings/members");
    await button("Invite").first().click();
    await dialog("Invite somebody").getByLabel("E-mail address").fill("bo@example.com");
    await dialog("Invite somebody").getByText("Analyst").click();
    await dialog("Invite somebody").getByRole("button", { name: "Invite" }).click();
    const link = (await dialog("Invited").getByText(/^http/).textContent()) ?? "";
    await button("Done").click();
    await page.getByText("bo@example.com").waitFor();
    const bo = await server.signIn(null, { email: "bo@example.com" });
    const token = new URL(link).searchParams.get("token");
    const joined = await bo.ask("POST", "/invites/accept", { body: { token } });
    expect(joined.body.role).toBe("analyst");
    await page.reload();
    await page.getByRole("combobox", { name: "Role of bo@example.com" }).click();
    await page.getByRole("option", { name: "Builder" }).click();
    await expect.poll(async () => (await bo.ask("GET", "/me")).body.workspaces[0].role).toBe("builder");
    await button("Remove bo@example.com").click();
    await dialog("Remove this member?").getByRole("button", { name: "Remove" }).click();
    await page.getByText("bo@example.com").first().waitFor({ state: "detached" });
    expect((await bo.ask("GET", "/me")).body.workspaces).toEqual([]);
  });

  test("keeps its last owner, and says why", async () => {
    const { page, go } = owner;
    await go("settings/members");
    await button("Leave").click();
    await dialog("Leave this workspace?").getByRole("button", { name: "Leave" }).click();
    await page.getByRole("alert").getByText("Make another member an owner first.").waitFor();
    await page.getByText(/Request req_/).waitFor();
  });
});
