// Prepares a checkout: installs missing packages and rebuilds stale bundles. Plain JavaScript for Node 20, because it runs
// before any package is installed. `npm test` also needs the test tools; `npm start` does not.
import { prepareBuilds } from "./prepare/builds.mjs";
import { preparePackages } from "./prepare/packages.mjs";
import { prepareTestTools } from "./prepare/test-tools.mjs";

const testing = process.argv.includes("--with-test-tools");

await preparePackages(testing);
await prepareBuilds();
if (testing) await prepareTestTools();
