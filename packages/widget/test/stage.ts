import { startBrowser, type TestBrowser, type Window as TestWindow } from "../../server/test/browser.ts";
import { type LlmDouble, startLlmDouble } from "../../server/test/doubles/llm/double.ts";
import { startTestServer, type TestServer } from "../../server/test/server.ts";
import type { WidgetEvents } from "../src/events.ts";
import { type Site, startSite } from "./site.ts";

type Page = TestWindow["page"];
type Locator = ReturnType<Page["getByRole"]>;
type Options = Parameters<TestBrowser["open"]>[0];

/** One thing that the widget told its page. */
export interface Told {
  readonly name: keyof WidgetEvents;
  readonly detail: Record<string, unknown>;
}

/** A page with the widget, as a person has it before them. */
export interface Visit {
  readonly page: Page;
  readonly log: Locator;
  readonly field: Locator;
  readonly launcher: Locator;
  /** Clicks the launcher and waits for the agent's first line, or another text. */
  open(text?: string): Promise<void>;
  /** Writes into the field and sends, once the agent has finished. */
  say(text: string): Promise<void>;
  /** Resolves once no answer is under way. */
  rests(): Promise<void>;
  /** Resolves once the text can be read in the panel. */
  reads(text: string | RegExp): Promise<void>;
  /** What the widget has told the page so far, of these names or of all. */
  told(...names: Told["name"][]): Promise<Told[]>;
  /** Resolves once the widget has told this, after what it told before the call. */
  tells(name: Told["name"], act?: () => Promise<unknown>): Promise<Told["detail"]>;
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

type Settings = Parameters<TestServer["makeAgent"]>[0];

/** What a file of tests plays on: the real server with a model that follows a script, a foreign site, and a browser. */
export interface Stage {
  readonly llm: LlmDouble;
  readonly server: TestServer;
  readonly site: Site;
  /** Makes an agent that the site may open sessions of. */
  makeAgent(settings?: Settings): Promise<string>;
  /** Opens the site in a window of its own, with a widget of these attributes. */
  visit(attributes: Readonly<Record<string, string>>, options?: Options): Promise<Visit>;
  dispose(): Promise<void>;
}

export const GREETING = "Hotel Lindenhof, this is Mara. How can I help?";

export async function openStage(environment: Record<string, string> = {}): Promise<Stage> {
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

/** The element as it stands in a page. */
export function tag(attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(
    ([name, value]) => ` data-${name}="${value.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`,
  );
  return `<hyponema-widget${written.join("")}></hyponema-widget>`;
}

/** Opens what `site` serves. */
export async function visit(browser: TestBrowser, site: Site, options?: Options): Promise<Visit> {
  const { page, complaints, close } = await browser.open(options);
  await page.addInitScript(listen, NAMES);
  await page.goto(site.origin);
  const log = page.getByRole("log");
  const field = page.getByRole("textbox");
  const launcher = page.locator("hyponema-widget .launch");
  const told = (...names: Told["name"][]) =>
    page.evaluate(
      (wanted) => window.told.filter(({ name }) => wanted.includes(name)),
      names.length ? names : NAMES,
    );
  const reads = (text: string | RegExp) => page.getByRole("dialog").getByText(text).last().waitFor();
  const rests = () => page.locator("hyponema-widget .log[aria-busy=false]").waitFor();
  return {
    ...{ page, log, field, launcher, complaints, close, told, reads, rests },
    async open(text = GREETING) {
      await launcher.click();
      await reads(text);
    },
    async say(text) {
      await rests();
      await field.fill(text);
      await field.press("Enter");
    },
    async tells(name, act = async () => undefined) {
      const { length } = await page.evaluate(() => window.told);
      await act();
      const found = await page.waitForFunction(
        ([wanted, from]) => window.told.slice(from).find((one) => one.name === wanted)?.detail,
        [name, length] as const,
      );
      return found.jsonValue() as Promise<Told["detail"]>;
    },
  };
}

const NAMES: Told["name"][] = [
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
    told: Told[];
  }
}

// In the page, before anything else there.
function listen(names: readonly Told["name"][]): void {
  window.told = [];
  for (const name of names) {
    window.addEventListener(name, (event) =>
      window.told.push({ name, detail: (event as CustomEvent).detail }),
    );
  }
}
