// `npm test`: runs all checks and tests, one line per check, with the output of failed ones. Arguments are passed to the test
// runner, for example to run some tests only: npm test -- packages/contract
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const checks = [
  ["types", "tsc", "-p", "."],
  ["types of the dashboard", "tsc", "-p", "packages/dashboard"],
  ["types of the widget", "tsc", "-p", "packages/widget"],
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
  ["dead code", "knip"],
  ["contract drift", "node", "packages/contract/scripts/generate.ts", "--check"],
  ["client drift", "node", "packages/client/scripts/generate.ts", "--check"],
  ["contract lint", "redocly", "lint", "packages/contract/openapi.json", "--config", "redocly.yaml"],
  ["reference drift", "node", "packages/server/scripts/reference.ts", "--check"],
  ["dependencies explained", "node", "scripts/dependencies.ts"],
];

// Type checks take as long as all other checks together, so two at a time halve the duration.
const CONCURRENCY = 2;

let passed = 0;
let failed = 0;
for (const check of startChecks()) {
  const { name, code, output, ms } = await check;
  report(name, code === 0, ms);
  if (code === 0) passed++;
  else {
    failed++;
    console.log(output);
  }
}

const startedAt = performance.now();
const tests = await runTests(process.argv.slice(2));
report("tests", tests.failed === 0, performance.now() - startedAt);
passed += tests.passed;
failed += tests.failed;
const skipped = tests.skipped > 0 ? `, ${tests.skipped} skipped` : "";
console.log(`\n${passed} passed, ${failed} failed${skipped}`);
process.exit(failed > 0 ? 1 : 0);

function report(name, ok, ms) {
  console.log(`  ${ok ? "ok    " : "FAILED"}  ${name} (${(ms / 1000).toFixed(1)} s)`);
}

// Yields the results in order, even if later checks finish first.
function startChecks() {
  const resolvers = [];
  const results = checks.map(() => new Promise((resolve) => resolvers.push(resolve)));
  // The workers share an iterator, so each takes the next pending check.
  const pending = checks.entries();
  const worker = async () => {
    for (const [index, [name, program, ...options]] of pending) {
      resolvers[index]({ name, ...(await run(program, options)) });
    }
  };
  for (let number = 0; number < CONCURRENCY; number++) worker();
  return results;
}

async function runTests(options) {
  const folder = mkdtempSync(join(tmpdir(), "hyponema-tests-"));
  const file = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { code } = await run("vitest", ["run", ...reporters, ...options], "inherit");
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = JSON.parse(
      readFileSync(file, "utf8"),
    );
    // A file that fails to load has no failed test, and a crashed runner reports none.
    const broken = numFailedTests === 0 && (numFailedTestSuites > 0 || code !== 0) ? 1 : 0;
    return {
      passed: numPassedTests,
      failed: numFailedTests + broken,
      skipped: numPendingTests + numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(program, options, stdio = "pipe") {
  return new Promise((resolve) => {
    const startedAt = performance.now();
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
      resolve({ code: 1, output: String(error), ms: performance.now() - startedAt }),
    );
    child.once("close", (code) => resolve({ code, output, ms: performance.now() - startedAt }));
  });
}
