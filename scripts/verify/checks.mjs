// The checks beside the tests, and how they are run and reported.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

// What the compiler found in its last run, so that the next one checks only what has changed since.
const TYPES_CACHE = join(root, "node_modules", ".cache", "types");

// A check is a list: its name, a program and the program's options.
const types = (name, project) => [
  name,
  "node",
  "node_modules/typescript-7/bin/tsc",
  "-p",
  project,
  "--incremental",
  "--tsBuildInfoFile",
  join(TYPES_CACHE, `${name.replaceAll(" ", "-")}.tsbuildinfo`),
];

export const TYPES = [
  types("types", "."),
  types("types of the dashboard", "packages/dashboard"),
  types("types of the widget", "packages/widget"),
];

export const LINT = [
  ["lint and format", "biome", "check", "."],
  [
    "import rules",
    "depcruise",
    "--config",
    ".dependency-cruiser.cjs",
    "packages",
    "bench",
    "examples",
    "scripts",
  ],
];

export const CONSISTENCY = [
  ["dead code", "knip"],
  ["contract drift", "node", "packages/contract/scripts/generate.ts", "--check"],
  ["client drift", "node", "packages/client/scripts/generate.ts", "--check"],
  ["contract lint", "redocly", "lint", "packages/contract/openapi.json", "--config", "redocly.yaml"],
  ["reference drift", "node", "packages/server/scripts/reference.ts", "--check"],
  ["dependencies explained", "node", "scripts/dependencies.ts"],
];

const AT_ONCE = 2;

/** Runs checks, two at a time, and reports them in their order, with the output of those that fail. Resolves to the counts. */
export async function runChecks(checks) {
  mkdirSync(TYPES_CACHE, { recursive: true });
  const counts = { passed: 0, failed: 0 };
  for (const check of startChecks(checks)) {
    const { name, code, output, ms } = await check;
    report(name, code === 0, ms);
    if (code === 0) counts.passed++;
    else {
      counts.failed++;
      console.log(output);
    }
  }
  return counts;
}

export function report(name, ok, ms) {
  console.log(`  ${ok ? "ok    " : "FAILED"}  ${name} (${(ms / 1000).toFixed(1)} s)`);
}

// Resolves to the results in the order of the checks, even if a later one finishes first.
function startChecks(checks) {
  const settle = [];
  const results = checks.map(() => new Promise((resolve) => settle.push(resolve)));
  // All workers share one iterator: each takes the next check that nobody has started.
  const waiting = checks.entries();
  const worker = async () => {
    for (const [index, [name, program, ...options]] of waiting) {
      settle[index]({ name, ...(await run(program, options)) });
    }
  };
  for (let number = 0; number < AT_ONCE; number++) worker();
  return results;
}

/** Runs a program at the root; resolves to its exit code, what it printed, and how long it took. */
export function run(program, options, stdio = "pipe") {
  return new Promise((resolve) => {
    const begun = performance.now();
    const environment = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
    const child = spawn(program, options, { cwd: root, env: environment, stdio: ["ignore", stdio, stdio] });
    let output = "";
    child.stdout?.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr?.on("data", (chunk) => {
      output += chunk;
    });
    child.once("error", (error) =>
      resolve({ code: 1, output: String(error), ms: performance.now() - begun }),
    );
    child.once("close", (code) => resolve({ code, output, ms: performance.now() - begun }));
  });
}
