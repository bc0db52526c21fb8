import { getPriority } from "node:os";
import { serveThread } from "../../src/platform/thread.ts";

serveThread(async () => ({ value: getPriority() }));
