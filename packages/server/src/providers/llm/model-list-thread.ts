import { serveThread } from "../../platform/worker-thread.ts";
import { parseModelList, type RawModelList } from "./parse-model-list.ts";

serveThread<RawModelList, null>(async (list) => ({ value: parseModelList(list) }));
