// `npm test`: everything that must pass, one line per check, the output of what fails. Arguments go to the test runner,
// for a quick look at some tests: npm test -- packages/contract
import { CONSISTENCY, LINT, runChecks, TYPES } from "./verify/checks.mjs";
import { runTests } from "./verify/tests.mjs";

const checks = await runChecks([...TYPES, ...LINT, ...CONSISTENCY]);
const tests = await runTests(process.argv.slice(2));
const failed = checks.failed + tests.failed;
const skipped = tests.skipped > 0 ? `, ${tests.skipped} skipped` : "";
console.log(`\n${checks.passed + tests.passed} passed, ${failed} failed${skipped}`);
process.exit(failed > 0 ? 1 : 0);
