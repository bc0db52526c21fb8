import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const program = join(root, "node_modules/.bin/depcruise");
const src = "packages/server/src";
let tree: string;

beforeEach(async () => {
  tree = await mkdtemp(join(tmpdir(), "hyponema-rules-"));
  await writeFile(
    join(tree, "tsconfig.json"),
    '{"compilerOptions":{"allowImportingTsExtensions":true,"noEmit":true}}',
  );
});

afterEach(() => rm(tree, { recursive: true }));

/** Names of the rules that a tree of two files breaks, the first of which imports the second. */
async function broken(from: string, to: string, extra: Record<string, string> = {}): Promise<string[]> {
  const up = "../".repeat(dirname(from).split("/").length);
  const files = {
    [to]: "export const value = 1;",
    [from]: `import { value } from "${up}${to}"; export const used = value;`,
    ...extra,
  };
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(tree, file)), { recursive: true });
    await writeFile(join(tree, file), text);
  }
  const options = ["--config", join(root, ".dependency-cruiser.cjs"), "--output-type", "json", "packages"];
  const report = await new Promise<string>((resolve) => {
    execFile(program, options, { cwd: tree, maxBuffer: 1e8 }, (_, out) => resolve(out));
  });
  const { summary } = JSON.parse(report) as { summary: { violations: { rule: { name: string } }[] } };
  return [...new Set(summary.violations.map(({ rule }) => rule.name))];
}

describe("an import is refused", () => {
  test.each([
    ["platform-knows-nothing-above", `${src}/platform/a.ts`, `${src}/resources/users/service.ts`],
    ["providers-knows-nothing-above", `${src}/providers/llm/a.ts`, `${src}/conversation/a.ts`],
    ["resources-knows-nothing-above", `${src}/resources/users/service.ts`, `${src}/conversation/a.ts`],
    ["conversation-knows-nothing-above", `${src}/conversation/a.ts`, `${src}/channels/a.ts`],
    ["channels-knows-nothing-above", `${src}/channels/a.ts`, `${src}/main.ts`],
    [
      "resources-meet-through-services",
      `${src}/resources/users/service.ts`,
      `${src}/resources/agents/store.ts`,
    ],
    ["layers-above-use-services", `${src}/conversation/a.ts`, `${src}/resources/agents/tables.ts`],
    ["contract-imports-nothing-of-ours", "packages/contract/src/a.ts", `${src}/platform/a.ts`],
    ["client-imports-nothing-of-ours", "packages/client/src/a.ts", "packages/contract/src/a.ts"],
    ["tests-are-not-product", `${src}/platform/a.ts`, "packages/server/test/a.ts"],
    ["no-barrels", `${src}/platform/a.ts`, `${src}/platform/b/index.ts`],
  ])("by %s", async (rule, from, to) => {
    expect(await broken(from, to)).toContain(rule);
  });

  test("when it closes a circle", async () => {
    const other = `${src}/platform/b.ts`;
    const back = { [other]: 'import { used } from "./a.ts"; export const value = () => used;' };
    expect(await broken(`${src}/platform/a.ts`, other, back)).toContain("no-circles");
  });
});

test.each([
  [`${src}/resources/users/service.ts`, `${src}/resources/audit/service.ts`],
  [`${src}/channels/a.ts`, `${src}/conversation/a.ts`],
  [`${src}/platform/a.test.ts`, "packages/server/test/a.ts"],
])("an import downwards is fine: %s", async (from, to) => {
  expect(await broken(from, to)).toEqual([]);
});
