import { readFileSync } from "node:fs";
import { writeOrCheck } from "../../../scripts/generated.ts";
import { buildOpenApi } from "../src/openapi.ts";

// `node generate.ts` writes openapi.json; with --check it fails when the committed file is another.
const root = new URL("../", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
writeOrCheck(root, { "openapi.json": `${JSON.stringify(buildOpenApi(version), null, 2)}\n` });
