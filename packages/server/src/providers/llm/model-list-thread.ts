import { serveThread } from "../../platform/worker-thread.ts";
import { type ListOfModels, readModelList } from "./model-list-reading.ts";

serveThread<ListOfModels, null>(async (list) => ({ value: readModelList(list) }));
