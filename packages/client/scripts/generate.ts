import { readFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";
import { writeOrCheck } from "../../../scripts/generated.ts";

// `node generate.ts` writes the client's types and its list of operations from openapi.json; with --check it fails if the
// committed files differ from the contract.
interface Contract {
  readonly paths: Record<
    string,
    Record<
      string,
      {
        readonly operationId: string;
        readonly "x-file"?: true;
        readonly responses: Record<string, { content?: object }>;
      }
    >
  >;
}

const HEAD = "// Generated from the contract by `npm run contract`; changes here are lost.\n";
const source = new URL("../../contract/openapi.json", import.meta.url);
const contract = JSON.parse(readFileSync(source, "utf8")) as Contract;

const types = `${HEAD}${astToString(await openapiTS(source, { defaultNonNullable: false }))}`;
const list = Object.entries(contract.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId, "x-file": isFile, responses }]) => {
    const success = Object.entries(responses).find(([status]) => status.startsWith("2"))?.[1];
    const answer = isFile ? "file" : (Object.keys(success?.content ?? {})[0] ?? "none");
    return `  ${operationId}: { method: "${method.toUpperCase()}", path: "${path}", answer: "${answer}" },`;
  }),
);
const operations = `${HEAD}export const OPERATIONS = {\n${list.join("\n")}\n} as const;\n`;

writeOrCheck(new URL("../src/generated/", import.meta.url), { "api.ts": types, "operations.ts": operations });
