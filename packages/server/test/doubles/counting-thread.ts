import { serveThread } from "../../src/platform/worker-thread.ts";

// Says how often it has been asked in its life.
let asked = 0;

serveThread<null, null>(async () => ({ value: ++asked }));
