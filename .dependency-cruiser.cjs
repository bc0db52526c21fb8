// Imports point one way: contract ← platform ← providers ← resources ← conversation ← voice ← channels ← main.
// packages/server/test/import-rules.test.ts proves that each rule here can fail.
const layers = ["platform", "providers", "resources", "conversation", "voice", "channels"];
const src = "^packages/server/src";
const tests = "\\.test\\.ts$|^packages/[^/]+/test/";

const upward = layers.map((layer, index) => ({
  name: `${layer}-knows-nothing-above`,
  severity: "error",
  from: { path: `${src}/${layer}/`, pathNot: tests },
  to: {
    path: [...layers.slice(index + 1).map((above) => `${src}/${above}/`), `${src}/(main|instance)\\.ts$`],
  },
}));

const resources = [
  {
    name: "resources-meet-through-services",
    comment: "A resource uses another one's service, never its store or routes.",
    severity: "error",
    from: { path: `${src}/resources/([^/]+)/`, pathNot: tests },
    // Substituting variables is a function without state that agents and sessions share; it has no service to stand in.
    to: {
      path: `${src}/resources/[^/]+/`,
      pathNot: [`${src}/resources/$1/`, "/service\\.ts$", `${src}/resources/agents/variables\\.ts$`],
    },
  },
  {
    name: "layers-above-use-services",
    severity: "error",
    from: { path: `${src}/(conversation|voice|channels)/`, pathNot: tests },
    to: { path: `${src}/resources/[^/]+/(store|routes|messages)\\.ts$` },
  },
];

const beside = [
  {
    name: "cli-and-demo-stand-beside-main",
    comment: "They may use everything; only main may use them.",
    severity: "error",
    from: {
      path: "^(packages|bench|examples)/",
      pathNot: [tests, `${src}/(cli|demo)/`, `${src}/main\\.ts$`],
    },
    to: { path: `${src}/(cli|demo)/` },
  },
  {
    name: "config-is-for-main-and-cli",
    comment: "Everything else is given what it needs by main. instance.ts only declares what main opens.",
    severity: "error",
    from: {
      path: "^(packages|bench|examples)/",
      pathNot: [tests, "^packages/[^/]+/scripts/", `${src}/cli/`, `${src}/(main|instance)\\.ts$`],
    },
    to: { path: `${src}/config\\.ts$` },
  },
];

const packages = ["contract", "client"].map((name) => ({
  name: `${name}-imports-nothing-of-ours`,
  severity: "error",
  from: { path: `^packages/${name}/src/`, pathNot: tests },
  to: { path: `^(packages|bench|examples|scripts)/`, pathNot: `^packages/${name}/` },
}));

const pages = [
  {
    name: "widget-imports-only-the-client",
    severity: "error",
    from: { path: "^packages/widget/src/", pathNot: tests },
    to: { path: "^(packages|bench|examples|scripts)/", pathNot: "^packages/(widget|client)/" },
  },
  {
    name: "dashboard-imports-the-client-and-permissions",
    comment: "Types and calls are the client's; what roles and keys may do is said in the contract.",
    severity: "error",
    from: { path: "^packages/dashboard/src/", pathNot: tests },
    to: {
      path: "^(packages|bench|examples|scripts)/",
      pathNot: "^packages/(dashboard|client)/|^packages/contract/src/(masking|roles|scopes)\\.ts$",
    },
  },
  {
    name: "dashboard-areas-are-entered-by-the-frame",
    comment:
      "What stands around every page and what pages are made of know no area; only the list of areas does.",
    severity: "error",
    from: { path: "^packages/dashboard/src/(api|kit)/" },
    to: { path: "^packages/dashboard/src/(areas|frame)/" },
  },
];

const aside = [
  {
    name: "tests-are-not-product",
    severity: "error",
    from: { path: "^(packages|bench|examples|scripts)/", pathNot: [tests, "^bench/"] },
    to: { path: tests },
  },
  {
    name: "bench-borrows-only-doubles",
    severity: "error",
    from: { path: "^bench/" },
    to: { path: tests, pathNot: "^packages/server/test/doubles/" },
  },
  { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
  {
    name: "no-barrels",
    severity: "error",
    from: {},
    to: { path: "/index\\.ts$", pathNot: "node_modules" },
  },
  {
    name: "every-import-is-found",
    comment:
      "One that is not would pass by all other rules. Peers have packages of their own, installed when measured.",
    severity: "error",
    from: { pathNot: "^bench/peers/" },
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden: [...upward, ...resources, ...beside, ...packages, ...pages, ...aside],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/dist/|/generated/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};
