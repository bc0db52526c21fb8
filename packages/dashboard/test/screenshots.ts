import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "vitest";
import { openFixture } from "./fixture.ts";
import { openDashboard } from "./open-dashboard.ts";
import { PAGE_CASES, pathTo, waitUntilLoaded } from "./page-cases.ts";

// `npm run screenshots` renders every page into docs/images, with the hotel's demo data.
const IMAGES = fileURLToPath(new URL("../../../docs/images/", import.meta.url));
const VARIANTS = [
  { look: "light", viewport: { width: 1280, height: 860 }, colorScheme: "light" },
  { look: "dark", viewport: { width: 1280, height: 860 }, colorScheme: "dark" },
  { look: "phone", viewport: { width: 360, height: 740 }, colorScheme: "light" },
] as const;
// Pages that need no sign-in.
const SIGNED_OUT_PAGES = [
  ["sign-in", "/dashboard/sign-in"],
  ["guide", "/docs/quickstart"],
] as const;
const ONLY = process.env.SCREENSHOTS?.split(",");

test("every page is drawn", { timeout: 1_800_000 }, async () => {
  const fixture = await openFixture("gpt-5-mini");
  const { server, browser, hotel } = fixture;
  const person = await server.signIn("owner", { email: "maria.huber@lindenhof.example" });
  await person.ask("PATCH", "/me", { body: { name: "Maria Huber" } });
  mkdirSync(IMAGES, { recursive: true });
  for (const { look, ...options } of VARIANTS) {
    const { page, go, close } = await openDashboard(fixture, "owner", { ...options, person });
    for (const pageCase of PAGE_CASES) {
      const { name, act } = pageCase;
      if (ONLY && !ONLY.includes(name)) continue;
      await go(await pathTo(pageCase, server, hotel));
      await waitUntilLoaded(page);
      await act?.(page);
      await waitUntilLoaded(page);
      await page.screenshot({ path: `${IMAGES}${name}-${look}.png`, animations: "disabled" });
    }
    await close();
    const stranger = await browser.open({ ...options, reducedMotion: "reduce" });
    for (const [name, path] of SIGNED_OUT_PAGES) {
      if (ONLY && !ONLY.includes(name)) continue;
      await stranger.page.goto(server.url + path);
      await waitUntilLoaded(stranger.page);
      await stranger.page.screenshot({ path: `${IMAGES}${name}-${look}.png`, animations: "disabled" });
    }
    await stranger.close();
  }
  await fixture.close();
});
