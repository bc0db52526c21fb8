import axe from "axe-core";
import { type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { findChromium } from "../../../scripts/prepare/test-tools.mjs";

// A browser on a busy machine takes its time, and is waited for; tests that go wrong end all the same.
const PATIENCE_MS = 60_000;

/** How long a test of a page may take. Each file sets it for itself, since it holds for one file only. */
export const PAGE_TEST = { testTimeout: 2 * PATIENCE_MS };

/** A page in a window of its own, whose cookies and storage nobody shares. */
export interface Window {
  readonly page: Page;
  /** What went wrong without being asked for: errors in the console, violated policies and uncaught exceptions included. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export interface TestBrowser {
  open(options?: BrowserContextOptions): Promise<Window>;
  close(): Promise<void>;
}

// Names of the domain `test` lead to this machine, so that a page can be as foreign as those of others; nothing else is
// found, addresses included, whether a page or the browser itself asks for it.
const NAMES = [
  "MAP *.test 127.0.0.1",
  "MAP * ~NOTFOUND",
  "EXCLUDE 127.*",
  "EXCLUDE localhost",
  "EXCLUDE [::1]",
].join(", ");

/** Starts a browser that reaches this machine and nothing beyond it. One is enough for a test file. */
export async function startBrowser(): Promise<TestBrowser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("no Chromium: run node scripts/prepare.mjs --with-test-tools");
  const browser = await chromium.launch({
    executablePath,
    args: [`--host-resolver-rules=${NAMES}`],
  });
  return {
    async open(options = {}) {
      const context = await browser.newContext({ locale: "en-US", timezoneId: "UTC", ...options });
      context.setDefaultTimeout(PATIENCE_MS);
      const page = await context.newPage();
      return { page, complaints: complaintsOf(page), close: () => context.close() };
    },
    close: () => browser.close(),
  };
}

/** Takes the network from a page, or gives it back. The page is told, also on a machine that has no network to lose. */
export async function setOnline(page: Page, online: boolean): Promise<void> {
  const before = await page.evaluate("navigator.onLine");
  await page.context().setOffline(!online);
  const told = (await page.evaluate("navigator.onLine")) !== before;
  if (!told) await page.evaluate(`window.dispatchEvent(new Event("${online ? "online" : "offline"}"))`);
}

function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} at ${message.location().url}`);
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}

/** As much as is read of what axe reports. */
interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  /** `target` leads through shadow roots by lists of selectors. */
  readonly nodes: readonly {
    readonly target: readonly (string | readonly string[])[];
    readonly html: string;
  }[];
}

const GRAVE = ["serious", "critical"];

/** What axe finds on the page, shadow roots included, that is serious or critical: one text each. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  // As text, since there is no `window` to the types that tests of the server have.
  const found = await page.evaluate<readonly Violation[]>("axe.run().then((report) => report.violations)");
  return found
    .filter(({ impact }) => impact !== null && GRAVE.includes(impact))
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, html }) => `${id}: ${help}, at ${target.flat().join(" ")}: ${html}`),
    );
}

/**
 * Fonts that a page is looked at in: its own, and one that is wider than those of most machines. Named twice, since browsers
 * make a lone `monospace` smaller.
 */
const FONTS = {
  "its own fonts": "",
  "a wide font": "* { font-family: monospace, monospace !important; letter-spacing: 0.04em !important }",
};

/**
 * What `look` finds on the page in its own fonts and in a wide one, so that no machine's fonts decide. Shadow roots are
 * drawn in the wide font as well.
 */
export async function inEachFont(
  page: Page,
  look: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [fonts, style] of Object.entries(FONTS)) {
    await page.evaluate(`(${SET_STYLE})(${JSON.stringify(style)})`);
    faults.push(...(await look()).map((fault) => `in ${fonts}: ${fault}`));
  }
  await page.evaluate(`(${SET_STYLE})("")`);
  return faults;
}

/** What makes the page, or a dialog on it, wider than it may be, in each font: one text each. */
export function widthFaults(page: Page): Promise<readonly string[]> {
  return inEachFont(page, () => page.evaluate<readonly string[]>(`(${FIND_WIDE})()`));
}

// As text, like all that runs in pages. A sheet that is made by a script needs no leave of the page's policy.
const SET_STYLE = `(style) => {
  const inRoot = (root) => {
    const kept = root.adoptedStyleSheets.filter((sheet) => !sheet.ofTest);
    const sheet = Object.assign(new CSSStyleSheet(), { ofTest: true });
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [...kept, sheet];
    for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot) inRoot(shadowRoot);
  };
  inRoot(document);
}`;

// The innermost elements that stick out of the page, or of a dialog on it, and that no box within cuts off or scrolls.
const FIND_WIDE = `() => {
  const faultsIn = (frame) => {
    const { clientWidth, scrollWidth } = frame;
    if (scrollWidth <= clientWidth) return [];
    const edge = frame.getBoundingClientRect().left + clientWidth + 0.5;
    const boxed = ({ parentElement }) =>
      parentElement !== null && parentElement !== frame && parentElement !== document.body &&
      (getComputedStyle(parentElement).overflowX !== "visible" || boxed(parentElement));
    const sticksOut = (element) => {
      const { left, right } = element.getBoundingClientRect();
      const own = getComputedStyle(element).overflowX === "visible" ? left + element.scrollWidth : right;
      return Math.max(right, own) > edge && !boxed(element);
    };
    const all = [...frame.querySelectorAll("*")].filter(sticksOut);
    const out = all.filter((element) => !all.some((other) => other !== element && element.contains(other)));
    const by = scrollWidth + " px in " + clientWidth + " px";
    return [by, ...out.slice(0, 5).map((element) => by + ": " + element.outerHTML.slice(0, 200))].slice(-5);
  };
  return [document.documentElement, ...document.querySelectorAll('[role="dialog"]')].flatMap(faultsIn);
}`;
