import { serveThread } from "../../platform/worker-thread.ts";
import { type DocsRequest, makeDocs } from "./render.ts";

// A second of work, once: too much for a thread that answers requests.
serveThread<DocsRequest, undefined>(async (request) => ({ value: await makeDocs(request) }));
