import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "vitest";
import { startBrowser } from "../../server/test/browser.ts";
import { startHttpDouble } from "../../server/test/doubles/http.ts";
import { startLlmDouble } from "../../server/test/doubles/llm/double.ts";
import { openHotel } from "../../server/test/hotel/hotel.ts";
import { startTestServer } from "../../server/test/server.ts";
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
  const [llm, system, browser] = await Promise.all([startLlmDouble(), startHttpDouble(), startBrowser()]);
  const server = await startTestServer({
    HYPONEMA_LLM_BASE_URL: llm.url,
    HYPONEMA_LLM_MODEL: "gpt-5-mini",
    HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32",
  });
  const hotel = await openHotel(server, llm, system);
  const person = await server.signIn("owner", { email: "maria.huber@lindenhof.example" });
  await person.ask("PATCH", "/me", { body: { name: "Maria Huber" } });
  mkdirSync(IMAGES, { recursive: true });
  for (const { look, ...options } of LOOKS) {
    const { page, go, close } = await visit({ server, browser }, "owner", { ...options, person });
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
  await browser.close();
  await server.dispose();
  await Promise.all([llm.close(), system.close()]);
});
