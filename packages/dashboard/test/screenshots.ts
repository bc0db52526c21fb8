import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "vitest";
import { openHouse } from "./house.ts";
import { pathTo, SIGHTS, settled } from "./sights.ts";
import { visit } from "./visit.ts";

// `npm run screenshots` draws every page into docs/images, as a hotel sees it that has been open for years.
const IMAGES = fileURLToPath(new URL("../../../docs/images/", import.meta.url));
const LOOKS = [
  { look: "light", viewport: { width: 1280, height: 860 }, colorScheme: "light" },
  { look: "dark", viewport: { width: 1280, height: 860 }, colorScheme: "dark" },
  { look: "phone", viewport: { width: 360, height: 740 }, colorScheme: "light" },
] as const;
// What is seen without signing in.
const STRANGERS = [
  ["sign-in", "/dashboard/sign-in"],
  ["guide", "/docs/quickstart"],
] as const;
const ONLY = process.env.SCREENSHOTS?.split(",");

test("every page is drawn", { timeout: 1_800_000 }, async () => {
  const house = await openHouse("gpt-5-mini");
  const { server, browser, hotel } = house;
  const person = await server.signIn("owner", { email: "maria.huber@lindenhof.example" });
  await person.ask("PATCH", "/me", { body: { name: "Maria Huber" } });
  mkdirSync(IMAGES, { recursive: true });
  for (const { look, ...options } of LOOKS) {
    const { page, go, close } = await visit(house, "owner", { ...options, person });
    for (const sight of SIGHTS) {
      const { name, act } = sight;
      if (ONLY && !ONLY.includes(name)) continue;
      await go(await pathTo(sight, server, hotel));
      await settled(page);
      await act?.(page);
      await settled(page);
      await page.screenshot({ path: `${IMAGES}${name}-${look}.png`, animations: "disabled" });
    }
    await close();
    const stranger = await browser.open({ ...options, reducedMotion: "reduce" });
    for (const [name, path] of STRANGERS) {
      if (ONLY && !ONLY.includes(name)) continue;
      await stranger.page.goto(server.url + path);
      await settled(stranger.page);
      await stranger.page.screenshot({ path: `${IMAGES}${name}-${look}.png`, animations: "disabled" });
    }
    await stranger.close();
  }
  await house.close();
});
