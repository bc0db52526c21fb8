import { serveThread } from "../../platform/worker-thread.ts";
import { buildDocs, type DocsRequest } from "./build-docs.ts";

// The build takes a second of CPU time, too long for the main thread.
serveThread<DocsRequest, undefined>(async (request) => ({ value: await buildDocs(request) }));
