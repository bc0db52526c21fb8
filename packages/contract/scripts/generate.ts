import { readFileSync, writeFileSync } from "node:fs";
import { buildOpenApi } from "../src/openapi.ts";

// `node generate.ts` writes openapi.json; with --check it fails when the committed file is not what the sources say.
const file = new URL("../openapi.json", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const text = `${JSON.stringify(buildOpenApi(version), null, 2)}\n`;

if (process.argv.includes("--check")) {
  if (readFileSync(file, "utf8") !== text) {
    console.error(
      "openapi.json is not what the contract says: run `npm run contract` and commit the difference.",
    );
    process.exit(1);
  }
} else {
  writeFileSync(file, text);
}
