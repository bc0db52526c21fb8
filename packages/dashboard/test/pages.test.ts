import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { accessibilityFaults, widthFaults } from "../../server/test/browser.ts";
import { publishDesign } from "../../server/test/design.ts";
import { type DashboardFixture, openFixture } from "./fixture.ts";
import { type DashboardWindow, openDashboard } from "./open-dashboard.ts";
import { PAGE_CASES, pathTo, setColorScheme, waitUntilLoaded } from "./page-cases.ts";

// The browser shares the machine with other work, so pages can render slowly.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const BUILT = fileURLToPath(new URL("../dist/", import.meta.url));
const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 720 };
const FIRST_LOAD_BYTES = 250 * 1024;

let fixture: DashboardFixture;
let server: DashboardFixture["server"];
let hotel: DashboardFixture["hotel"];
let owner: DashboardWindow;

beforeAll(async () => {
  fixture = await openFixture("double-1");
  ({ server, hotel } = fixture);
  owner = await openDashboard(fixture, "owner");
});

afterAll(() => fixture.close());

const base = () => `/workspaces/${server.demo.workspace_id}`;

describe("every page", () => {
  test.each(PAGE_CASES)(
    "can be used by everyone, in light, in dark and on a telephone: $name",
    async (pageCase) => {
      const { page, go } = owner;
      await go(await pathTo(pageCase, server, hotel));
      await waitUntilLoaded(page);
      await pageCase.act?.(page);
      await waitUntilLoaded(page);
      expect(await accessibilityFaults(page)).toEqual([]);
      await setColorScheme(page, "dark");
      expect(await accessibilityFaults(page)).toEqual([]);
      await setColorScheme(page, "light");
      await page.setViewportSize(PHONE);
      await waitUntilLoaded(page);
      // Charts follow the window a frame later.
      await expect.poll(() => widthFaults(page)).toEqual([]);
      await page.setViewportSize(DESKTOP);
    },
  );

  test("complains of nothing, its policy included", () => {
    expect(owner.complaints).toEqual([]);
  });

  test("fits a telephone, whatever is written into it", async () => {
    const name = `${"مرحبا ".repeat(6)}<img src=x onerror=alert(1)> ${"W".repeat(99)}`.slice(0, 120);
    const { agentId } = await publishDesign(server, {
      persona: { name, prompt: "<script>alert(1)</script>", settings: { first_message: "<b>שלום</b>" } },
      agent: { name, description: "X".repeat(2000) },
    });
    const { page, go, complaints, close } = await openDashboard(fixture, "owner", {
      viewport: PHONE,
    });
    for (const path of [
      "",
      "agents",
      ...["basics", "controls", "distribute"].map((tab) => `agents/${agentId}/${tab}`),
    ]) {
      await go(path);
      await page.getByText("مرحبا").first().waitFor();
      expect(await widthFaults(page), path).toEqual([]);
    }
    expect(await page.locator("main img").count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.getByRole("button", { name: "Navigation" }).click();
    await page.getByRole("link", { name: "Agents" }).click();
    await page.getByRole("heading", { name: "Agents", level: 1 }).waitFor();
    await close();
  });
});

describe("the keyboard", () => {
  test("reaches the page, the palette and what it finds", async () => {
    const { page, go } = owner;
    await go("account");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the page");
    await page.keyboard.press("Control+k");
    const search = page.getByPlaceholder("Search pages, agents, actions");
    await search.fill("front");
    await page.getByRole("button", { name: /Front desk/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Front desk", level: 1 }).waitFor();
  });
});

describe("a dialog that is left", () => {
  test("gives the focus back to what opened it", async () => {
    const { page, go, close } = await openDashboard(fixture, "owner");
    await go("settings/api-keys");
    const opener = page.getByRole("button", { name: "New key" });
    await opener.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => opener.evaluate((button) => button.matches(":focus"))).toBe(true);
    await close();
  });
});

describe("a viewer", () => {
  test("sees what there is, and is offered nothing that the role does not allow", async () => {
    const { page, go, complaints, person, close } = await openDashboard(fixture, "viewer");
    await go("agents");
    await page.getByRole("link", { name: "Front desk" }).waitFor();
    expect(await page.getByRole("link", { name: "New agent" }).count()).toBe(0);
    await go(`agents/${server.demo.agent_id}/basics`);
    await page.getByText("As viewer you can look at everything here.").waitFor();
    expect(await page.getByRole("button", { name: "Publish" }).count()).toBe(0);
    expect(await page.getByRole("tab", { name: "Test" }).count()).toBe(0);
    expect(await page.getByRole("textbox", { name: "Opening message" }).isDisabled()).toBe(true);
    const refused = await person.ask("POST", `${base()}/agents`, { body: { name: "Mine" } });
    expect(refused).toMatchObject({ status: 403, body: { code: "insufficient-role" } });
    expect(complaints).toEqual([]);
    await close();
  });
});

describe("a list of 5,000 agents", () => {
  test("is read and drawn as far as it is scrolled", async () => {
    const { page, go } = owner;
    await server.database.peek(
      `INSERT INTO hyponema.agents
       SELECT (jsonb_populate_record(agents, jsonb_build_object(
         'id', 'agent_01' || lpad(number::text, 24, '0'), 'name', 'Many ' || number))).*
       FROM hyponema.agents, generate_series(1, 5000) AS number WHERE agents.id = $1`,
      [server.demo.agent_id],
    );
    await go("agents?search=Many");
    await page.getByText("Many 5000", { exact: true }).waitFor();
    for (let pages = 0; pages < 4; pages++) {
      await page.evaluate("window.scrollTo(0, document.body.scrollHeight)");
      await waitUntilLoaded(page);
    }
    const drawn = await page.locator("tbody tr:not(.spacer)").count();
    expect(drawn).toBeLessThan(80);
    expect(await page.getByText("Many 5000", { exact: true }).count()).toBe(0);
  });
});

describe("the first load", () => {
  test("is at most 250 KB of script, and the editor and charts are not in it", async () => {
    const { page, close, go } = await openDashboard(fixture, "owner");
    const loaded: string[] = [];
    page.on("response", (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.endsWith(".js")) loaded.push(pathname.replace("/dashboard/", ""));
    });
    await go("");
    await waitUntilLoaded(page);
    const bytes = loaded.reduce((sum, name) => sum + statSync(`${BUILT}${name}.gz`).size, 0);
    expect(loaded.join()).not.toMatch(/code-mirror|recharts/);
    expect(bytes).toBeLessThan(FIRST_LOAD_BYTES);
    await close();
  });

  test("comes compressed, safe and for ever, and every address is the page's own to read", async () => {
    const script = readdirSync(`${BUILT}assets`).find((name) => name.endsWith(".js")) ?? "";
    const asset = await fetch(`${server.url}/dashboard/assets/${script}`, {
      headers: { "accept-encoding": "gzip" },
    });
    expect(asset.headers.get("cache-control")).toContain("immutable");
    expect(asset.headers.get("content-encoding")).toBe("gzip");
    expect(asset.headers.get("x-content-type-options")).toBe("nosniff");
    const document = await fetch(`${server.url}/dashboard/any/where?x=1`, {
      headers: { "accept-encoding": "identity" },
    });
    expect(await document.text()).toBe(readFileSync(`${BUILT}index.html`, "utf8"));
    const policy = document.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    const missing = await fetch(`${server.url}/dashboard/assets/none.js`);
    expect([missing.status, (await fetch(`${server.url}/dashboard`)).url]).toEqual([
      404,
      `${server.url}/dashboard/`,
    ]);
    for (const path of [
      "/dashboard/assets/..%2f..%2fpackage.json",
      "/dashboard/built-from.txt/..",
      "/dashboard/.built-from",
    ]) {
      expect(await (await fetch(server.url + path)).text()).not.toMatch(/"name"|^[0-9a-f]{64}$/);
    }
  });
});
