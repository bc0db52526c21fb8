import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { accessibilityFaults, inEachFont, PAGE_TEST } from "../../server/test/browser.ts";
import { contrastOf } from "../src/colors.ts";
import { GREETING, openStage, type Stage, type Visit } from "./stage.ts";

vi.setConfig(PAGE_TEST);

const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
const LONG = "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselanhänger";

let stage: Stage;
let agent: string;
let visit: Visit | undefined;

beforeAll(async () => {
  stage = await openStage();
  agent = await stage.makeAgent();
});

afterEach(async () => {
  await visit?.close();
  visit = undefined;
  stage.site.lang = "en";
  stage.llm.script = [{ say: "Hello." }];
});

afterAll(() => stage.dispose());

type Options = Parameters<Stage["visit"]>[1];

async function come(attributes: Record<string, string> = {}, options?: Options): Promise<Visit> {
  visit = await stage.visit({ "agent-id": agent, ...attributes }, options);
  return visit;
}

/** Where an element is, in the window's own pixels. */
const boxOf = (of: Visit, selector: string) => of.page.locator(`hyponema-widget ${selector}`).boundingBox();

/** Elements of the widget whose text runs out of them, or that reach over the window's edge. */
const overflowing = ({ page }: Visit) => inEachFont(page, () => sticksOut(page));

const sticksOut = (page: Visit["page"]) =>
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
    await come({ position: "bottom-left", "button-label": "Ask Mara", "primary-color": "#ffd400" });
    const button = visit?.page.getByRole("button", { name: "Ask Mara" });
    await button?.waitFor();
    expect((await boxOf(visit as Visit, ".launch"))?.x).toBe(20);
    const colors = await button?.evaluate((element) => {
      const { backgroundColor, color } = getComputedStyle(element);
      return [backgroundColor, color].map((rgb) =>
        (rgb.match(/\d+/g) ?? []).map((part) => Number(part).toString(16).padStart(2, "0")).join(""),
      );
    });
    const [background = "", text = ""] = colors ?? [];
    expect(background).toBe("ffd400");
    expect(contrastOf(`#${background}`, `#${text}`)).toBeGreaterThanOrEqual(4.5);
    await visit?.open();
    expect(await visit?.page.getByRole("dialog", { name: "Ask Mara" }).isVisible()).toBe(true);
    expect((await boxOf(visit as Visit, ".panel"))?.x).toBe(20);
  });

  test("show an invitation beside the button until the chat was opened, or it was waved away", async () => {
    const prompt = "Questions about your stay?";
    const { page, launcher } = await come({ "opening-prompt": prompt });
    const invitation = page.getByRole("button", { name: prompt });
    await invitation.waitFor();
    await page.getByRole("button", { name: "Dismiss" }).click();
    expect(await invitation.count()).toBe(0);
    expect(await launcher.evaluate((element) => element.matches(":focus"))).toBe(true);
    await page.reload();
    await launcher.waitFor();
    expect(await invitation.count()).toBe(0);
    await visit?.close();
    const again = await come({ "opening-prompt": prompt });
    await again.page.getByRole("button", { name: prompt }).click();
    await again.reads(GREETING);
    await again.page.getByRole("button", { name: "Close chat" }).click();
    expect(await again.page.getByRole("button", { name: prompt }).count()).toBe(0);
  });

  test("give the first line, where the agent has none", async () => {
    const persona = await stage.server.ask("POST", `/workspaces/${stage.server.demo.workspace_id}/personas`, {
      body: { name: "Silent", prompt: "Wait." },
    });
    await stage.server.ask(
      "POST",
      `/workspaces/${stage.server.demo.workspace_id}/personas/${persona.body.id}/promote`,
      { headers: { "if-match": persona.headers.get("etag") ?? "" } },
    );
    const silent = await stage.makeAgent({ persona: { persona_id: persona.body.id } });
    const { launcher, reads } = await come({ "agent-id": silent, "opening-prompt": "What may I do?" });
    await launcher.click();
    await reads("What may I do?");
  });

  test("that ask for voice are served by text, and say so", async () => {
    const notes: string[] = [];
    const opened = await come({ mode: "voice-only" });
    opened.page.on("console", (message) => notes.push(message.text()));
    await opened.page.reload();
    const ready = await opened.tells("hyponema:ready", () => opened.open());
    expect(ready.mode).toBe("text-only");
    expect(notes.join()).toContain("voice is not available; the mode voice-only is served by text");
  });

  test("may forbid to close it: then there is no button for that, Escape does nothing, and Tab leaves", async () => {
    const { page, open } = await come({ "dismiss-enabled": "false" });
    await open();
    expect(await page.getByRole("button", { name: "Close chat" }).count()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").isVisible()).toBe(true);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("HYPONEMA-WIDGET");
  });

  test("are heeded when they change", async () => {
    const bilingual = await stage.makeAgent({ languages: ["en", "de"] });
    const { page, launcher } = await come({ "agent-id": bilingual });
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
    const { page, open, say, reads, complaints } = await come();
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
    await say("Hello");
    await reads("Hello.");
    expect(complaints).toEqual([]);
  });

  test("that name nobody to talk with say what to set", async () => {
    const { launcher, reads } = await come({ "agent-id": "" });
    await launcher.click();
    await reads("set data-agent-id, data-session-url or data-chat-url");
  });
});

describe("with the keyboard alone", () => {
  test("the chat is opened, used and closed, and the focus is where it was", async () => {
    const { page, log, launcher, reads, field, tells } = await come();
    await launcher.waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await launcher.evaluate((element) => element.matches(":focus"))).toBe(true);
    await page.keyboard.press("Enter");
    await reads(GREETING);
    await tells("hyponema:turn-end", async () => {
      await page.keyboard.type("Hello");
      await page.keyboard.press("Enter");
    });
    await reads("Hello.");
    // The button that stops an answer becomes the one that sends just after the turn's end is told.
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
      const opened = await come({ "opening-prompt": "Questions?" }, { colorScheme });
      const { page, open, say, reads, tells, launcher } = opened;
      await launcher.waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await open();
      stage.llm.script = [{ say: "See https://hotel.test/rooms." }, { fail: "broken" }];
      await tells("hyponema:turn-end", () => say("Hello"));
      await reads("https://hotel.test/rooms");
      expect(await accessibilityFaults(page)).toEqual([]);
      await tells("hyponema:ended", () => page.getByRole("button", { name: "End conversation" }).click());
      await reads("This conversation has ended.");
      expect(await accessibilityFaults(page)).toEqual([]);
    },
  );

  test("who wants no motion sees none", async () => {
    const gate = Promise.withResolvers<void>();
    stage.llm.script = [{ wait: gate.promise }, { say: "Here." }];
    const { open, say, page, reads } = await come({}, { reducedMotion: "reduce" });
    await open();
    await say("Hello");
    await page.locator("hyponema-widget .dots").waitFor();
    const moving = await page.evaluate(() =>
      document
        .querySelector("hyponema-widget")
        ?.shadowRoot?.getAnimations()
        .map(({ playState }) => playState),
    );
    expect(moving).toEqual([]);
    gate.resolve();
    await reads("Here.");
  });

  test("who writes from right to left reads it so, message by message", async () => {
    stage.llm.script = [{ say: "الإفطار من السابعة حتى العاشرة." }];
    const { open, say, reads, rests, log } = await come();
    await open();
    await say("متى الإفطار؟");
    await reads("الإفطار من السابعة");
    await rests();
    const directions = await log
      .locator(".bubble")
      .evaluateAll((bubbles) => bubbles.map((bubble) => getComputedStyle(bubble).direction));
    expect(directions).toEqual(["ltr", "rtl", "rtl"]);
  });
});

describe("on a phone", () => {
  test("the chat has the whole screen, and nothing of it runs over the edge", async () => {
    const { open, say, reads, page } = await come({}, PHONE);
    await open();
    // It slides in.
    await expect.poll(() => boxOf(visit as Visit, ".panel")).toEqual({ x: 0, y: 0, width: 360, height: 640 });
    expect(await page.getByRole("dialog").getAttribute("aria-modal")).toBe("true");
    // The field would bring up the keyboard, over half of what is to be read.
    expect(await page.getByRole("dialog").evaluate((element) => element.matches(":focus"))).toBe(true);
    stage.llm.script = [{ say: `${LONG}${LONG} https://hotel.test/${LONG}/${LONG}` }];
    await say(LONG.repeat(3));
    await reads(LONG);
    expect(await overflowing(visit as Visit)).toEqual([]);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("long German labels break, and nothing breaks by them", async () => {
    stage.site.lang = "de";
    const label = `Unverbindliche Zimmerreservierungsanfrage stellen: ${LONG}`;
    const attributes = { "button-label": label, "opening-prompt": `Haben Sie eine Frage zum ${LONG}?` };
    const { page, reads, launcher, tells } = await come(attributes, PHONE);
    await launcher.waitFor();
    expect(await overflowing(visit as Visit)).toEqual([]);
    await launcher.click();
    await reads(GREETING);
    expect(await overflowing(visit as Visit)).toEqual([]);
    await tells("hyponema:ended", () => page.getByRole("button", { name: "Unterhaltung beenden" }).click());
    await reads("Diese Unterhaltung ist beendet.");
    expect(await overflowing(visit as Visit)).toEqual([]);
  });
});
