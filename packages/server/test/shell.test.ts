import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeBrowser } from "./browser-version.ts";
import { forgetShell } from "./shell.ts";

test("what a shell has set for other programs does not reach a test", () => {
  const kept = {
    PATH: "/bin",
    HOME: "/home/ana",
    TZ: "Pacific/Auckland",
    HYPONEMA_CHROMIUM: "/opt/chromium",
  };
  const environment = {
    ...kept,
    ...{ PGSSLMODE: "require", PGOPTIONS: "-c x=1", DATABASE_URL: "postgres://x", PORT: "80", HOST: "::" },
    ...{ http_proxy: "http://x", HTTPS_PROXY: "http://x", no_proxy: "*", NODE_OPTIONS: "--inspect" },
    ...{ OPENAI_API_KEY: "x", AWS_PROFILE: "x", OTEL_SERVICE_NAME: "x", HYPONEMA_DATA_DIR: "/data" },
  };
  forgetShell(environment);
  expect(environment).toEqual(kept);
});

test("the browser that pages are tested in is named with its version, or with what it says instead", async () => {
  expect(await describeBrowser()).toMatch(/^Pages are tested in .*\d+\.\d+.* \(\/.+\)\.$/);
  const folder = await mkdtemp(join(tmpdir(), "hyponema-browser-"));
  const broken = join(folder, "chromium");
  await writeFile(broken, "#!/bin/sh\nexit 3\n", { mode: 0o755 });
  expect(await describeBrowser(broken)).toContain(`${broken}, which does not say its version`);
  expect(await describeBrowser(null)).toContain("no browser");
  await rm(folder, { recursive: true });
});
