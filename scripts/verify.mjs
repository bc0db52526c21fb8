// `npm test`: everything that must pass, one line a check, the output of what fails. Arguments go to the test runner,
// for a quick look at some tests: npm test -- packages/contract
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const checks = [
  ["types", "tsc", "-p", "."],
  ["lint and format", "biome", "check", "."],
  ["import rules", "depcruise", "--config", ".dependency-cruiser.cjs", "packages", "bench", "examples"],
  ["dead code", "knip"],
  ["contract drift", "node", "packages/contract/scripts/generate.ts", "--check"],
  ["client drift", "node", "packages/client/scripts/generate.ts", "--check"],
  ["contract lint", "redocly", "lint", "packages/contract/openapi.json", "--config", "redocly.yaml"],
  ["reference drift", "node", "packages/server/scripts/reference.ts", "--check"],
  ["dependencies explained", "node", "scripts/dependencies.ts"],
];

let passed = 0;
let failed = 0;
for (const [name, program, ...options] of checks) {
  const { code, output, ms } = await run(program, options);
  console.log(`  ${code === 0 ? "ok    " : "FAILED"}  ${name} (${(ms / 1000).toFixed(1)} s)`);
  if (code === 0) passed++;
  else {
    failed++;
    console.log(output);
  }
}

const tests = await runTests(process.argv.slice(2));
passed += tests.passed;
failed += tests.failed;
const skipped = tests.skipped > 0 ? `, ${tests.skipped} skipped` : "";
console.log(`\n${passed} passed, ${failed} failed${skipped}`);
process.exit(failed > 0 ? 1 : 0);

async function runTests(options) {
  const folder = mkdtempSync(join(tmpdir(), "hyponema-tests-"));
  const report = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code } = await run("vitest", ["run", ...reporters, ...options], "inherit");
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
      readFileSync(report, "utf8"),
    );
    // A file that cannot even be loaded has no failed test, and a runner that dies reports none.
    const broken = numFailedTests === 0 && (numFailedTestSuites > 0 || code !== 0) ? 1 : 0;
    return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(program, options, stdio = "pipe") {
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
