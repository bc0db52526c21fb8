import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { forgetShell } from "./packages/server/test/shell.ts";

// Runs before the workers start, since they inherit what is left.
forgetShell(process.env);

// The first pattern that matches a file decides how early it starts. What starts processes and browsers takes longest.
const SLOW_FIRST = [
  /\/(?:dashboard|widget)\/test\/|\/(?:start-and-stop|event-loop|crash|cli|embedded|data-folder|storage-full)\.test\.ts$/,
  /\/channels\/docs\/|\/examples\/|\.battery\.test\.ts$/,
];

/** Starts slow files first, so that none of them runs alone at the end. Within a rank: Vitest's order, by the last run's seconds. */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = SLOW_FIRST.findIndex((pattern) => pattern.test(moduleId));
      return found === -1 ? SLOW_FIRST.length : found;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "packages/*/test/**/*.test.ts", "examples/**/*.test.ts"],
    globalSetup: ["packages/server/test/global-setup.ts"],
    // A worker loads the server once and runs many files: loading it takes longer than most files do. Nothing in the
    // product is global, and what tests stub is undone after each of them.
    isolate: false,
    unstubEnvs: true,
    unstubGlobals: true,
    restoreMocks: true,
    sequence: { sequencer: SlowFirst },
    // Tests wait for browsers, processes and the database: one worker more than cores keeps the cores busy.
    maxWorkers: availableParallelism() + 1,
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
