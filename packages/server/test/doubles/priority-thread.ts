import { getPriority } from "node:os";
import { serveThread } from "../../src/platform/worker-thread.ts";

serveThread(async () => ({ value: getPriority() }));
