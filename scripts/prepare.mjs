// Makes a checkout ready to run: installs what is missing, builds what is stale, and says so. Plain JavaScript for Node 20, since it runs
// before anything is installed. `npm test` asks for the test tools too; `npm start` can do without them.
import { prepareBuilds } from "./prepare/builds.mjs";
import { preparePackages } from "./prepare/packages.mjs";
import { prepareTestTools } from "./prepare/test-tools.mjs";

const testing = process.argv.includes("--with-test-tools");

await preparePackages(testing);
await prepareBuilds();
if (testing) await prepareTestTools();
