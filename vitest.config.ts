import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { forgetShell } from "./packages/server/test/shell.ts";

// Before workers start, which get what is left.
forgetShell(process.env);

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "packages/*/test/**/*.test.ts", "examples/**/*.test.ts"],
    globalSetup: ["packages/server/test/global-setup.ts"],
    // Tests wait for browsers and processes most of the time: one core beside them would be idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
