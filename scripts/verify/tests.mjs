// Runs the tests and reads the runner's report.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { report, root, run } from "./checks.mjs";

const SLOWEST = 10;

/** Runs the test runner, reports the result and the slowest files, and resolves to the counts. `options` go to the runner. */
export async function runTests(options) {
  const begun = performance.now();
  const { slowest, ...counts } = await readRun(options);
  report("tests", counts.failed === 0, performance.now() - begun);
  if (slowest.length > 0) console.log(`\n  The ${slowest.length} slowest test files:`);
  for (const { file, ms } of slowest) console.log(`  ${(ms / 1000).toFixed(1).padStart(6)} s  ${file}`);
  return counts;
}

async function readRun(options) {
  const folder = mkdtempSync(join(tmpdir(), "hyponema-tests-"));
  const file = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { code } = await run("vitest", ["run", ...reporters, ...options], "inherit");
  try {
    return countsOf(JSON.parse(readFileSync(file, "utf8")), code);
  } catch {
    return { passed: 0, failed: 1, skipped: 0, slowest: [] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function countsOf(result, code) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = result;
  // A file that cannot even be loaded has no failed test, and a runner that dies reports none.
  const broken = numFailedTests === 0 && (numFailedTestSuites > 0 || code !== 0) ? 1 : 0;
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken,
    skipped: numPendingTests + numTodoTests,
    slowest: slowestOf(result.testResults),
  };
}

function slowestOf(files) {
  return files
    .map(({ name, startTime, endTime }) => ({ file: relative(root, name), ms: endTime - startTime }))
    .sort((one, other) => other.ms - one.ms)
    .slice(0, SLOWEST);
}
