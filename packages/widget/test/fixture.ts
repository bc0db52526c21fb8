import { startBrowser, type TestBrowser, type Window as TestWindow } from "../../server/test/browser.ts";
import { type LlmDouble, startLlmDouble } from "../../server/test/doubles/llm/double.ts";
import { startTestServer, type TestServer } from "../../server/test/server.ts";
import type { WidgetEvents } from "../src/events.ts";
import { type Site, startSite } from "./site.ts";

type Page = TestWindow["page"];
type Locator = ReturnType<Page["getByRole"]>;
type Options = Parameters<TestBrowser["open"]>[0];

/** An event that the widget dispatched. */
export interface DispatchedEvent {
  readonly name: keyof WidgetEvents;
  readonly detail: Record<string, unknown>;
}

/** A browser page with the widget. */
export interface WidgetPage {
  readonly page: Page;
  readonly log: Locator;
  readonly field: Locator;
  readonly launcher: Locator;
  /** Clicks the launcher and waits for the agent's first message, or for `text`. */
  open(text?: string): Promise<void>;
  /** Types a message and sends it, once the agent has finished answering. */
  send(text: string): Promise<void>;
  /** Resolves once no answer is running. */
  waitUntilIdle(): Promise<void>;
  /** Resolves once the panel shows the text. */
  waitForText(text: string | RegExp): Promise<void>;
  /** Events dispatched so far, of the given names or of all. */
  events(...names: DispatchedEvent["name"][]): Promise<DispatchedEvent[]>;
  /** Resolves with the next event of this name; events before the call do not count. */
  nextEvent(name: DispatchedEvent["name"], act?: () => Promise<unknown>): Promise<DispatchedEvent["detail"]>;
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

type Settings = Parameters<TestServer["makeAgent"]>[0];

/** Fixture of a test file: the real server with a scripted model, a third-party site, and a browser. */
export interface WidgetFixture {
  readonly llm: LlmDouble;
  readonly server: TestServer;
  readonly site: Site;
  /** Creates an agent whose allowed domains include the site. */
  makeAgent(settings?: Settings): Promise<string>;
  /** Opens the site in a window of its own, with a widget that has these attributes. */
  visit(attributes: Readonly<Record<string, string>>, options?: Options): Promise<WidgetPage>;
  dispose(): Promise<void>;
}

export const GREETING = "Hotel Lindenhof, this is Mara. How can I help?";

export async function openFixture(environment: Record<string, string> = {}): Promise<WidgetFixture> {
  const llm = await startLlmDouble();
  const server = await startTestServer({ HYPONEMA_LLM_BASE_URL: llm.url, ...environment });
  const [site, browser] = await Promise.all([startSite(server.url), startBrowser()]);
  return {
    llm,
    server,
    site,
    makeAgent: (settings = {}) => {
      const security = { signed_url_required: false, origin_allowlist: [site.origin], ...settings.security };
      return server.makeAgent({ ...settings, security });
    },
    visit(attributes, options) {
      site.body = tag(attributes);
      return visit(browser, site, options);
    },
    async dispose() {
      await browser.close();
      await Promise.all([site.close(), server.dispose(), llm.close()]);
    },
  };
}

/** The element as HTML. */
export function tag(attributes: Readonly<Record<string, string>>): string {
  const html = Object.entries(attributes).map(
    ([name, value]) => ` data-${name}="${value.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`,
  );
  return `<hyponema-widget${html.join("")}></hyponema-widget>`;
}

/** Opens the page that `site` serves. */
export async function visit(browser: TestBrowser, site: Site, options?: Options): Promise<WidgetPage> {
  const { page, complaints, close } = await browser.open(options);
  await page.addInitScript(recordEvents, EVENT_NAMES);
  await page.goto(site.origin);
  const log = page.getByRole("log");
  const field = page.getByRole("textbox");
  const launcher = page.locator("hyponema-widget .launch");
  const events = (...names: DispatchedEvent["name"][]) =>
    page.evaluate(
      (wanted) => window.widgetEvents.filter(({ name }) => wanted.includes(name)),
      names.length ? names : EVENT_NAMES,
    );
  const waitForText = (text: string | RegExp) => page.getByRole("dialog").getByText(text).last().waitFor();
  const waitUntilIdle = () => page.locator("hyponema-widget .log[aria-busy=false]").waitFor();
  return {
    ...{ page, log, field, launcher, complaints, close, events, waitForText, waitUntilIdle },
    async open(text = GREETING) {
      await launcher.click();
      await waitForText(text);
    },
    async send(text) {
      await waitUntilIdle();
      await field.fill(text);
      await field.press("Enter");
    },
    async nextEvent(name, act = async () => undefined) {
      const { length } = await page.evaluate(() => window.widgetEvents);
      await act();
      const found = await page.waitForFunction(
        ([wanted, from]) => window.widgetEvents.slice(from).find((one) => one.name === wanted)?.detail,
        [name, length] as const,
      );
      return found.jsonValue() as Promise<DispatchedEvent["detail"]>;
    },
  };
}

const EVENT_NAMES: DispatchedEvent["name"][] = [
  "hyponema:ready",
  "hyponema:open",
  "hyponema:close",
  "hyponema:message",
  "hyponema:token",
  "hyponema:turn-end",
  "hyponema:error",
  "hyponema:ended",
  "hyponema:status",
];

declare global {
  interface Window {
    widgetEvents: DispatchedEvent[];
  }
}

// Runs in the page before its own scripts.
function recordEvents(names: readonly DispatchedEvent["name"][]): void {
  window.widgetEvents = [];
  for (const name of names) {
    window.addEventListener(name, (event) =>
      window.widgetEvents.push({ name, detail: (event as CustomEvent).detail }),
    );
  }
}
