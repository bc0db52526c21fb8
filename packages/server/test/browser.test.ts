import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { accessibilityFaults, PAGE_TEST, startBrowser, type TestBrowser, widthFaults } from "./browser.ts";

vi.setConfig(PAGE_TEST);

let browser: TestBrowser;
let server: Server;
let port: number;
let html = "";

beforeAll(async () => {
  browser = await startBrowser();
  server = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.setHeader("content-security-policy", "default-src 'self'");
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
});

afterAll(async () => {
  await browser.close();
  server.close();
});

const page = (body: string) =>
  `<!doctype html><html lang="en"><title>Test</title><main>${body}</main></html>`;

test.each(["127.0.0.1", "localhost", "shop.test"])("the browser reaches this machine as %s", async (host) => {
  html = page("<h1>Hello</h1>");
  const window = await browser.open();
  await window.page.goto(`http://${host}:${port}/`);
  expect(await window.page.textContent("h1")).toBe("Hello");
  expect(window.complaints).toEqual([]);
  await window.close();
});

test.each(["http://example.com/", "http://192.0.2.1/", "http://10.0.0.1/", "http://[2001:db8::1]/"])(
  "the browser does not look for %s",
  async (url) => {
    const window = await browser.open();
    await expect(window.page.goto(url)).rejects.toThrow("ERR_NAME_NOT_RESOLVED");
    await window.close();
  },
);

test("a policy that a page violates is a complaint", async () => {
  html = page("<h1>Hello</h1><script>document.title = 'Run'</script>");
  const window = await browser.open();
  await window.page.goto(`http://shop.test:${port}/`);
  expect(await window.page.title()).toBe("Test");
  expect(window.complaints.join()).toContain("Content Security Policy");
  await window.close();
});

test("what shuts people out is found, also under a policy that allows no scripts", async () => {
  html = page("<h1>Hello</h1><input><img src='/x.png'>");
  const window = await browser.open();
  await window.page.goto(`http://127.0.0.1:${port}/`);
  const faults = await accessibilityFaults(window.page);
  expect(faults).toEqual([
    expect.stringContaining("image-alt: Images must have alternative text, at img"),
    expect.stringContaining("label: Form elements must have labels, at input"),
  ]);
  await window.close();
});

test("what is too wide for its window is found, also where only a wide font makes it so", async () => {
  html = page(`<pre>${"w".repeat(200)}</pre><p><i>${"w".repeat(60)}</i></p>`);
  const window = await browser.open({ viewport: { width: 360, height: 640 } });
  await window.page.goto(`http://127.0.0.1:${port}/`);
  await window.page.evaluate(`
    document.querySelector("pre").style.overflowX = "auto";
    document.querySelector("i").style.letterSpacing = "-0.5em";
  `);
  expect(await widthFaults(window.page)).toEqual([
    expect.stringMatching(/^in a wide font: \d+ px in 360 px$/),
    expect.stringMatching(/^in a wide font: \d+ px in 360 px: <i/),
  ]);
  // As it was.
  expect(await window.page.evaluate("document.querySelector('i').getBoundingClientRect().right < 360")).toBe(
    true,
  );
  await window.close();
});
