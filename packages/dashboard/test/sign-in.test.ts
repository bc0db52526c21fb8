import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { accessibilityFaults, PAGE_TEST, startBrowser, type TestBrowser } from "../../server/test/browser.ts";
import { startTestServer, type TestServer } from "../../server/test/server.ts";
import { openDashboard } from "./open-dashboard.ts";

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

/** Requests a sign-in link on the page and returns the one that the server printed. */
async function askForLink(page: Awaited<ReturnType<TestBrowser["open"]>>["page"], email: string) {
  const before = server.printed.length;
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.getByRole("heading", { name: "Look into your mail" }).waitFor();
  await expect.poll(() => server.printed.length).toBeGreaterThan(before);
  return /https?:\/\/\S+\/dashboard\/sign-in\?\S+/.exec(server.printed.slice(before).join("\n"))?.[0] ?? "";
}

describe("somebody who is not signed in", () => {
  test("is led to the sign-in page, and by the link into their workspace", async () => {
    const { email } = await server.signIn("owner");
    const { page, complaints, close } = await browser.open();
    await page.goto(`${server.url}/dashboard/${server.demo.workspace_id}/agents`);
    const link = await askForLink(page, email);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto(link);
    await page.getByRole("button", { name: /Workspace Demo/ }).waitFor();
    const cookies = await page.context().cookies();
    expect(cookies).toContainEqual(expect.objectContaining({ httpOnly: true, sameSite: "Lax" }));
    // `getMe` answers 401 until someone is signed in.
    expect(complaints.filter((text) => !text.includes("401"))).toEqual([]);
    await close();
  });

  test("is told of a link that was used, and what to do", async () => {
    const { email } = await server.signIn("owner");
    const { page, close } = await browser.open();
    await page.goto(`${server.url}/dashboard/sign-in`);
    const link = await askForLink(page, email);
    await page.goto(link);
    await page.getByRole("button", { name: /Workspace Demo/ }).waitFor();
    await page.context().clearCookies();
    await page.goto(link);
    const told = page.getByRole("alert");
    expect(await told.textContent()).toContain("one signs in once");
    await page.getByLabel("E-mail address").waitFor();
    await close();
  });

  test("is told of a link that is not one of ours", async () => {
    const { page, close } = await browser.open();
    await page.goto(`${server.url}/dashboard/sign-in?token=made-up`);
    expect(await page.getByRole("alert").textContent()).toContain("does not sign you in");
    await close();
  });
});

describe("somebody who is signed in", () => {
  test("is asked before another's link signs them in as that one", async () => {
    const { page, person, close } = await openDashboard({ server, browser }, "owner");
    const sender = await server.signIn("viewer");
    const stranger = await browser.open();
    await stranger.page.goto(`${server.url}/dashboard/sign-in`);
    const link = await askForLink(stranger.page, sender.email);
    await stranger.close();
    await page.goto(link);
    await page.getByText(`You are ${person.email} in this browser.`).waitFor();
    await page.getByRole("link", { name: "Stay signed in" }).click();
    await page.getByRole("button", { name: /Workspace Demo/ }).waitFor();
    expect((await person.ask("GET", "/me")).body.email).toBe(person.email);
    await page.goto(link);
    await page.getByRole("button", { name: "Use the link" }).click();
    await page.getByRole("button", { name: new RegExp(`^Account.*${sender.email}`) }).waitFor();
    await close();
  });

  test("ends another sign-in, and once signed out is led to the sign-in page", async () => {
    const one = await openDashboard({ server, browser }, "owner");
    const other = await server.signIn(null, { email: one.person.email });
    await one.go("account");
    const end = one.page.getByRole("button", { name: "End", exact: true });
    await end.click();
    await end.waitFor({ state: "detached" });
    expect((await other.ask("GET", "/me")).status).toBe(401);
    await one.page.getByRole("button", { name: /^Account/ }).click();
    await one.page.getByRole("menuitem", { name: "Sign out" }).click();
    await one.page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect((await one.person.ask("GET", "/me")).status).toBe(401);
    await one.close();
  });

  test("makes a workspace and is there at once", async () => {
    const { page, go, close } = await openDashboard({ server, browser }, "viewer");
    await go("");
    await page.getByRole("button", { name: /^Workspace/ }).click();
    await page.getByRole("menuitem", { name: "New workspace" }).click();
    await page.getByLabel("Name").fill("Hotel Lindenhof");
    await page.getByRole("button", { name: "Make it" }).click();
    await page.getByRole("heading", { name: "Hotel Lindenhof" }).waitFor();
    await page.getByText("Make an agent").waitFor();
    await close();
  });
});
