import { startEmbeddedPostgres } from "../src/platform/database/embedded/embedded.ts";

// A server reduced to its database, to be killed by tests: starts it on the folder that is named, says so, and waits.
const dataDir = process.argv[2] ?? "";
const postgres = await startEmbeddedPostgres({ dataDir });
console.log(`ready ${postgres.url}`);
process.on("SIGTERM", () => void postgres.stop().then(() => process.exit(0)));
