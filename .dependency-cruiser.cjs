// Imports point one way: contract ← platform ← providers ← resources ← conversation ← channels ← main.
const layers = ["platform", "providers", "resources", "conversation", "channels"];
const src = "^packages/server/src";
const tests = "\\.test\\.ts$|^packages/server/test/";

const upward = layers.map((layer, index) => ({
  name: `${layer}-knows-nothing-above`,
  severity: "error",
  from: { path: `${src}/${layer}/`, pathNot: tests },
  to: {
    path: [
      `${src}/(${[...layers.slice(index + 1), "cli", "demo"].join("|")})/`,
      `${src}/(main|instance|config)\\.ts$`,
    ],
  },
}));

module.exports = {
  forbidden: [
    {
      name: "no-circles",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    ...upward,
    {
      name: "resources-meet-through-services",
      comment: "A resource uses another one's service, never its store, tables or routes.",
      severity: "error",
      from: { path: `${src}/resources/([^/]+)/`, pathNot: tests },
      to: {
        path: `${src}/resources/[^/]+/`,
        pathNot: [`${src}/resources/$1/`, "/(service|variables|token)\\.ts$"],
      },
    },
    {
      name: "layers-above-use-services",
      severity: "error",
      from: { path: `${src}/(conversation|channels)/`, pathNot: tests },
      to: { path: `${src}/resources/[^/]+/(store|tables|routes|messages)\\.ts$` },
    },
    {
      name: "contract-imports-nothing-of-ours",
      severity: "error",
      from: { path: "^packages/contract/src/" },
      to: { path: "^packages/(server|client)/" },
    },
    {
      name: "client-imports-nothing-of-ours",
      severity: "error",
      from: { path: "^packages/client/src/", pathNot: tests },
      to: { path: "^packages/(server|contract)/src/" },
    },
    {
      name: "tests-are-not-product",
      severity: "error",
      from: { path: "^packages/[^/]+/src/", pathNot: tests },
      to: { path: ["\\.test\\.ts$", "^packages/server/test/"] },
    },
    {
      name: "no-barrels",
      severity: "error",
      from: {},
      to: { path: "^packages/.*/index\\.ts$", pathNot: "node_modules" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/dist/|/generated/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};
