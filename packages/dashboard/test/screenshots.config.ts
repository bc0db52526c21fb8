import { defineConfig } from "vitest/config";

export default defineConfig({
  root: `${import.meta.dirname}/../../..`,
  test: {
    include: ["packages/dashboard/test/screenshots.ts"],
    globalSetup: ["packages/server/test/global-setup.ts"],
    hookTimeout: 60_000,
  },
});
