import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  accessibilityFaults,
  PAGE_TEST,
  startBrowser,
  type TestBrowser,
  type Window,
  widthFaults,
} from "../../../test/browser.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";

vi.setConfig(PAGE_TEST);

// Axe checks every element of every page.
const TIMEOUT_MS = 300_000;
const PHONE = { width: 360, height: 740 };

let server: TestServer;
let browser: TestBrowser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), startBrowser()]);
  await server.ask("GET", "/docs");
}, TIMEOUT_MS);

afterAll(async () => {
  await browser.close();
  await server.dispose();
});

type Options = Parameters<TestBrowser["open"]>[0];

async function visit(path: string, work: (window: Window) => Promise<void>, options: Options = {}) {
  const window = await browser.open(options);
  await window.page.goto(server.url + path);
  await work(window);
  expect(window.complaints).toEqual([]);
  await window.close();
}

/** Paths of all guide and generated pages, from the navigation of `page`. */
async function everyPage(page: Window["page"]): Promise<readonly string[]> {
  const links = await page
    .locator(".chapters a")
    .evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute("href") ?? ""));
  return [...new Set(["/docs", "/docs/reference", "/docs/errors", "/docs/examples/remember.ts", ...links])];
}

test(
  "no page of the guide shuts anybody out",
  async () => {
    await visit("/docs", async ({ page }) => {
      const faults: string[] = [];
      for (const path of await everyPage(page)) {
        await page.goto(server.url + path);
        faults.push(...(await accessibilityFaults(page)).map((fault) => `${path}: ${fault}`));
      }
      expect(faults).toEqual([]);
    });
  },
  TIMEOUT_MS,
);

test("neither do the colours of the dark", async () => {
  const work = async ({ page }: Window) => expect(await accessibilityFaults(page)).toEqual([]);
  await visit("/docs/quickstart", work, { colorScheme: "dark" });
});

test(
  "every page fits a phone, in whatever fonts",
  async () => {
    const work = async ({ page }: Window) => {
      const faults: string[] = [];
      for (const path of await everyPage(page)) {
        await page.goto(server.url + path);
        faults.push(...(await widthFaults(page)).map((fault) => `${path} ${fault}`));
      }
      expect(faults).toEqual([]);
    };
    await visit("/docs", work, { viewport: PHONE });
  },
  TIMEOUT_MS,
);

test.each(["/docs", "/docs/reference"])("%s has its contents below it on a phone", async (path) => {
  const work = async ({ page }: Window) => {
    await page.getByRole("link", { name: "Contents" }).click();
    expect(new URL(page.url()).hash).toBe("#chapters");
  };
  await visit(path, work, { viewport: PHONE });
});

test("code is copied by a button", async () => {
  const work = async ({ page }: Window) => {
    const block = page.locator(".code", { hasText: "npm start" }).first();
    await block.hover();
    await block.getByRole("button", { name: "Copy" }).click();
    await block.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe("npm start\n");
  };
  await visit("/docs/quickstart", work, { permissions: ["clipboard-read", "clipboard-write"] });
});

test("code is copied on a page without a clipboard too", async () => {
  const window = await browser.open();
  await window.page.goto(`${server.url.replace("127.0.0.1", "docs.test")}/docs/quickstart`);
  const block = window.page.locator(".code").first();
  await block.hover();
  await block.getByRole("button", { name: "Copy" }).click();
  await block.getByRole("button", { name: "Copied" }).waitFor();
  expect(String(await window.page.evaluate("getSelection().toString()")).trim()).toBe("npm start");
  await window.close();
});

describe("the search", () => {
  const search = ({ page }: Window) => page.getByRole("searchbox");
  const status = ({ page }: Window) => page.getByRole("status");

  test("finds headings before texts, and leads to the place by the keyboard alone", async () => {
    await visit("/docs", async (window) => {
      await window.page.keyboard.press("/");
      await search(window).pressSequentially("cool-downs");
      await status(window).filter({ hasText: "places" }).waitFor();
      const first = window.page.locator(".results a").first();
      expect(await first.locator("b").textContent()).toBe("Open threads and cool-downs");
      expect(await accessibilityFaults(window.page)).toEqual([]);
      await window.page.keyboard.press("ArrowDown");
      await window.page.keyboard.press("Enter");
      await window.page.waitForURL("**/docs/memory#open-threads-and-cool-downs");
    });
  });

  test("finds routes, errors and settings, whatever their case and accents", async () => {
    await visit("/docs", async (window) => {
      for (const [words, place] of [
        ["createsession", "/docs/reference#createSession"],
        ["stale-version", "/docs/errors#stale-version"],
        ["HYPONEMA_TRUSTED_PROXIES", "/docs/"],
        ["kovac", "/docs/"],
      ] as const) {
        await search(window).fill(words);
        await window.page
          .locator(`.results a[href^="${place}"]`, { has: window.page.locator("mark") })
          .first()
          .waitFor();
      }
    });
  });

  test("says when there is nothing, and closes with Escape", async () => {
    await visit("/docs", async (window) => {
      await search(window).fill("zyzzyva <b>");
      await status(window).filter({ hasText: "Nothing was found." }).waitFor();
      await window.page.keyboard.press("Escape");
      expect(await window.page.locator(".results").isVisible()).toBe(false);
    });
  });

  test("says when it cannot be loaded, and tries again", async () => {
    const window = await browser.open();
    await window.page.goto(`${server.url}/docs`);
    await window.page.route("**/docs/search.json", (route) => route.abort());
    await search(window).fill("memory");
    await status(window).filter({ hasText: "could not be loaded" }).waitFor();
    await window.page.unroute("**/docs/search.json");
    await search(window).fill("memory ");
    await search(window).fill("memory");
    await window.page.locator(".results a").first().waitFor();
    await window.close();
  });
});
