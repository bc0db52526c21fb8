// `npm run check`: a quick look at a change of a few files: types, lint, import rules and the tests near to what has changed
// since the last commit, or since the branch left main. `npm test` runs everything.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { baseCommit, changedSince, testsNear } from "./verify/changes.mjs";
import { LINT, root, runChecks, TYPES } from "./verify/checks.mjs";
import { runTests } from "./verify/tests.mjs";

const TEST_SECONDS = 60;
const MAX_FILES = 30;
// Of a file that has not been run here yet.
const TYPICAL_SECONDS = 5;

const base = baseCommit();
const changed = changedSince(base);
const near = testsNear(changed);
const chosen = withinTime(near);
console.log(`${changed.length} changed files since ${base.slice(0, 8)}.`);

const checks = await runChecks([...TYPES, ...LINT]);
const tests = chosen.length > 0 ? await runTests(chosen) : { passed: 0, failed: 0 };
const left = near.length - chosen.length;
if (left > 0) console.log(`\n${left} more test files import what has changed: \`npm test\` runs them.`);
console.log(`\n${checks.passed + tests.passed} passed, ${checks.failed + tests.failed} failed`);
process.exit(checks.failed + tests.failed > 0 ? 1 : 0);

// The nearest tests that together take no longer than a minute, as far as the last run tells; at least one of them.
function withinTime(files) {
  const seconds = secondsOfLastRun();
  let sum = 0;
  return files.slice(0, MAX_FILES).filter((file, index) => {
    const own = seconds.get(file) ?? TYPICAL_SECONDS;
    if (index > 0 && sum + own > TEST_SECONDS) return false;
    sum += own;
    return true;
  });
}

// Vitest keeps the duration of each file for its own order.
function secondsOfLastRun() {
  const folder = join(root, "node_modules", ".vite", "vitest");
  try {
    const [name = ""] = readdirSync(folder).filter((entry) => /^[0-9a-f]{40}$/.test(entry));
    const { projects } = JSON.parse(readFileSync(join(folder, name, "results.json"), "utf8"));
    const files = Object.entries(projects[""].files);
    return new Map(files.map(([file, { duration }]) => [file, duration / 1000]));
  } catch {
    return new Map();
  }
}
