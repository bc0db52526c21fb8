import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { accessibilityFaults, inEachFont, PAGE_TEST } from "../../server/test/browser.ts";
import { contrastRatio } from "../src/colors.ts";
import { GREETING, openFixture, type WidgetFixture, type WidgetPage } from "./fixture.ts";

vi.setConfig(PAGE_TEST);

const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
const LONG = "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselanhänger";

let fixture: WidgetFixture;
let agent: string;
let widgetPage: WidgetPage | undefined;

beforeAll(async () => {
  fixture = await openFixture();
  agent = await fixture.makeAgent();
});

afterEach(async () => {
  await widgetPage?.close();
  widgetPage = undefined;
  fixture.site.lang = "en";
  fixture.llm.script = [{ say: "Hello." }];
});

afterAll(() => fixture.dispose());

type Options = Parameters<WidgetFixture["visit"]>[1];

async function openPage(attributes: Record<string, string> = {}, options?: Options): Promise<WidgetPage> {
  widgetPage = await fixture.visit({ "agent-id": agent, ...attributes }, options);
  return widgetPage;
}

/** An element's bounding box in viewport pixels. */
const boundingBox = (of: WidgetPage, selector: string) =>
  of.page.locator(`hyponema-widget ${selector}`).boundingBox();

/** Elements of the widget whose text overflows or that extend beyond the viewport. */
const overflowing = ({ page }: WidgetPage) => inEachFont(page, () => overflowingElements(page));

const overflowingElements = (page: WidgetPage["page"]) =>
  page.evaluate(() => {
    const root = document.querySelector("hyponema-widget")?.shadowRoot;
    const shown = [...(root?.querySelectorAll<HTMLElement>("*:not(.heard, svg, svg *)") ?? [])].filter(
      (element) => element.checkVisibility(),
    );
    return shown
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return element.scrollWidth > element.clientWidth + 1 || left < 0 || right > innerWidth;
      })
      .filter((element) => getComputedStyle(element).display !== "inline")
      .map(({ tagName, className }) => `${tagName}.${className}`);
  });

describe("attributes", () => {
  test("place the button, label it and colour it, with a label that can be read on it", async () => {
    await openPage({ position: "bottom-left", "button-label": "Ask Mara", "primary-color": "#ffd400" });
    const button = widgetPage?.page.getByRole("button", { name: "Ask Mara" });
    await button?.waitFor();
    expect((await boundingBox(widgetPage as WidgetPage, ".launch"))?.x).toBe(20);
    const colors = await button?.evaluate((element) => {
      const { backgroundColor, color } = getComputedStyle(element);
      return [backgroundColor, color].map((rgb) =>
        (rgb.match(/\d+/g) ?? []).map((part) => Number(part).toString(16).padStart(2, "0")).join(""),
      );
    });
    const [background = "", text = ""] = colors ?? [];
    expect(background).toBe("ffd400");
    expect(contrastRatio(`#${background}`, `#${text}`)).toBeGreaterThanOrEqual(4.5);
    await widgetPage?.open();
    expect(await widgetPage?.page.getByRole("dialog", { name: "Ask Mara" }).isVisible()).toBe(true);
    expect((await boundingBox(widgetPage as WidgetPage, ".panel"))?.x).toBe(20);
  });

  test("show an invitation beside the button until the chat was opened, or it was waved away", async () => {
    const prompt = "Questions about your stay?";
    const { page, launcher } = await openPage({ "opening-prompt": prompt });
    const invitation = page.getByRole("button", { name: prompt });
    await invitation.waitFor();
    await page.getByRole("button", { name: "Dismiss" }).click();
    expect(await invitation.count()).toBe(0);
    expect(await launcher.evaluate((element) => element.matches(":focus"))).toBe(true);
    await page.reload();
    await launcher.waitFor();
    expect(await invitation.count()).toBe(0);
    await widgetPage?.close();
    const again = await openPage({ "opening-prompt": prompt });
    await again.page.getByRole("button", { name: prompt }).click();
    await again.waitForText(GREETING);
    await again.page.getByRole("button", { name: "Close chat" }).click();
    expect(await again.page.getByRole("button", { name: prompt }).count()).toBe(0);
  });

  test("give the first line, where the agent has none", async () => {
    const persona = await fixture.server.ask(
      "POST",
      `/workspaces/${fixture.server.demo.workspace_id}/personas`,
      {
        body: { name: "Silent", prompt: "Wait." },
      },
    );
    await fixture.server.ask(
      "POST",
      `/workspaces/${fixture.server.demo.workspace_id}/personas/${persona.body.id}/promote`,
      { headers: { "if-match": persona.headers.get("etag") ?? "" } },
    );
    const silent = await fixture.makeAgent({ persona: { persona_id: persona.body.id } });
    const { launcher, waitForText } = await openPage({
      "agent-id": silent,
      "opening-prompt": "What may I do?",
    });
    await launcher.click();
    await waitForText("What may I do?");
  });

  test("that ask for voice are served by text, and say so", async () => {
    const notes: string[] = [];
    const opened = await openPage({ mode: "voice-only" });
    opened.page.on("console", (message) => notes.push(message.text()));
    await opened.page.reload();
    const ready = await opened.nextEvent("hyponema:ready", () => opened.open());
    expect(ready.mode).toBe("text-only");
    expect(notes.join()).toContain("voice is not available; the mode voice-only is served by text");
  });

  test("may forbid to close it: then there is no button for that, Escape does nothing, and Tab leaves", async () => {
    const { page, open } = await openPage({ "dismiss-enabled": "false" });
    await open();
    expect(await page.getByRole("button", { name: "Close chat" }).count()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").isVisible()).toBe(true);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("HYPONEMA-WIDGET");
  });

  test("are heeded when they change", async () => {
    const bilingual = await fixture.makeAgent({ languages: ["en", "de"] });
    const { page, launcher } = await openPage({ "agent-id": bilingual });
    await launcher.waitFor();
    await page.evaluate(() => {
      const widget = document.querySelector("hyponema-widget");
      widget?.setAttribute("data-button-label", "Write to us");
      widget?.setAttribute("data-language", "de");
    });
    await page.getByRole("button", { name: "Write to us" }).click();
    await page.getByRole("textbox", { name: "Nachricht schreiben" }).waitFor();
  });

  test("are enough where the browser lets a page keep nothing", async () => {
    const { page, open, send, waitForText, complaints } = await openPage();
    await page.addInitScript(() => {
      for (const name of ["sessionStorage", "localStorage"]) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException("denied", "SecurityError");
          },
        });
      }
    });
    await page.reload();
    await open();
    await send("Hello");
    await waitForText("Hello.");
    expect(complaints).toEqual([]);
  });

  test("that name nobody to talk with say what to set", async () => {
    const { launcher, waitForText } = await openPage({ "agent-id": "" });
    await launcher.click();
    await waitForText("set data-agent-id, data-session-url or data-chat-url");
  });
});

describe("with the keyboard alone", () => {
  test("the chat is opened, used and closed, and the focus is where it was", async () => {
    const { page, log, launcher, waitForText, field, nextEvent } = await openPage();
    await launcher.waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await launcher.evaluate((element) => element.matches(":focus"))).toBe(true);
    await page.keyboard.press("Enter");
    await waitForText(GREETING);
    await nextEvent("hyponema:turn-end", async () => {
      await page.keyboard.type("Hello");
      await page.keyboard.press("Enter");
    });
    await waitForText("Hello.");
    // The stop button becomes the send button just after `turn-end` is dispatched.
    await page.getByRole("button", { name: "Send" }).waitFor();
    const stops: string[] = [];
    for (let tab = 0; tab < 5; tab++) {
      await page.keyboard.press("Tab");
      stops.push(
        await page.evaluate(() => {
          const focused = document.querySelector("hyponema-widget")?.shadowRoot?.activeElement;
          return focused?.getAttribute("aria-label") ?? "nowhere";
        }),
      );
    }
    expect(stops).toEqual(["Send", "End conversation", "Close chat", "Conversation", "Write a message"]);
    await page.keyboard.press("Shift+Tab");
    expect(await log.evaluate((element) => element.matches(":focus"))).toBe(true);
    expect(await field.isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(await launcher.evaluate((element) => element.matches(":focus"))).toBe(true);
  });
});

describe("nobody is shut out", () => {
  test.each(["light", "dark"] as const)(
    "in %s colours, closed and open, talking, failed and over",
    async (colorScheme) => {
      const opened = await openPage({ "opening-prompt": "Questions?" }, { colorScheme });
      const { page, open, send, waitForText, nextEvent, launcher } = opened;
      await launcher.waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await open();
      fixture.llm.script = [{ say: "See https://hotel.test/rooms." }, { fail: "broken" }];
      await nextEvent("hyponema:turn-end", () => send("Hello"));
      await waitForText("https://hotel.test/rooms");
      expect(await accessibilityFaults(page)).toEqual([]);
      await nextEvent("hyponema:ended", () => page.getByRole("button", { name: "End conversation" }).click());
      await waitForText("This conversation has ended.");
      expect(await accessibilityFaults(page)).toEqual([]);
    },
  );

  test("who wants no motion sees none", async () => {
    const gate = Promise.withResolvers<void>();
    fixture.llm.script = [{ wait: gate.promise }, { say: "Here." }];
    const { open, send, page, waitForText } = await openPage({}, { reducedMotion: "reduce" });
    await open();
    await send("Hello");
    await page.locator("hyponema-widget .dots").waitFor();
    const moving = await page.evaluate(() =>
      document
        .querySelector("hyponema-widget")
        ?.shadowRoot?.getAnimations()
        .map(({ playState }) => playState),
    );
    expect(moving).toEqual([]);
    gate.resolve();
    await waitForText("Here.");
  });

  test("who writes from right to left reads it so, message by message", async () => {
    fixture.llm.script = [{ say: "الإفطار من السابعة حتى العاشرة." }];
    const { open, send, waitForText, waitUntilIdle, log } = await openPage();
    await open();
    await send("متى الإفطار؟");
    await waitForText("الإفطار من السابعة");
    await waitUntilIdle();
    const directions = await log
      .locator(".bubble")
      .evaluateAll((bubbles) => bubbles.map((bubble) => getComputedStyle(bubble).direction));
    expect(directions).toEqual(["ltr", "rtl", "rtl"]);
  });
});

describe("on a phone", () => {
  test("the chat has the whole screen, and nothing of it runs over the edge", async () => {
    const { open, send, waitForText, page } = await openPage({}, PHONE);
    await open();
    // The panel slides in.
    await expect
      .poll(() => boundingBox(widgetPage as WidgetPage, ".panel"))
      .toEqual({ x: 0, y: 0, width: 360, height: 640 });
    expect(await page.getByRole("dialog").getAttribute("aria-modal")).toBe("true");
    // Focusing the field would open the on-screen keyboard and cover half of the messages.
    expect(await page.getByRole("dialog").evaluate((element) => element.matches(":focus"))).toBe(true);
    fixture.llm.script = [{ say: `${LONG}${LONG} https://hotel.test/${LONG}/${LONG}` }];
    await send(LONG.repeat(3));
    await waitForText(LONG);
    expect(await overflowing(widgetPage as WidgetPage)).toEqual([]);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("long German labels break, and nothing breaks by them", async () => {
    fixture.site.lang = "de";
    const label = `Unverbindliche Zimmerreservierungsanfrage stellen: ${LONG}`;
    const attributes = { "button-label": label, "opening-prompt": `Haben Sie eine Frage zum ${LONG}?` };
    const { page, waitForText, launcher, nextEvent } = await openPage(attributes, PHONE);
    await launcher.waitFor();
    expect(await overflowing(widgetPage as WidgetPage)).toEqual([]);
    await launcher.click();
    await waitForText(GREETING);
    expect(await overflowing(widgetPage as WidgetPage)).toEqual([]);
    await nextEvent("hyponema:ended", () =>
      page.getByRole("button", { name: "Unterhaltung beenden" }).click(),
    );
    await waitForText("Diese Unterhaltung ist beendet.");
    expect(await overflowing(widgetPage as WidgetPage)).toEqual([]);
  });
});
