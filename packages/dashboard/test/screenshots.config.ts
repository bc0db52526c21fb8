import { defineConfig } from "vitest/config";
import { forgetShell } from "../../server/test/shell.ts";

forgetShell(process.env);

export default defineConfig({
  root: `${import.meta.dirname}/../../..`,
  test: {
    include: ["packages/dashboard/test/screenshots.ts"],
    globalSetup: ["packages/server/test/global-setup.ts"],
    hookTimeout: 60_000,
  },
});
