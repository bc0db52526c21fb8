// Imports point one way: contract ← platform ← providers ← engines ← resources ← conversation ← voice ← channels ← areas ← main.
// packages/server/test/import-rules.test.ts proves that each rule here can fail.
const layers = [
  "platform",
  "providers",
  "engines",
  "resources",
  "conversation",
  "voice",
  "channels",
  "areas",
];
const src = "^packages/server/src";
const tests = "\\.test\\.ts$|^packages/[^/]+/test/";

const upward = layers.map((layer, index) => ({
  name: `${layer}-knows-nothing-above`,
  severity: "error",
  from: { path: `${src}/${layer}/`, pathNot: tests },
  to: {
    // Areas are built on an open instance; whatever is below them is given what it needs of it.
    path: [
      ...layers.slice(index + 1).map((above) => `${src}/${above}/`),
      `${src}/${layer === "areas" ? "main" : "(main|instance)"}\\.ts$`,
    ],
  },
}));

// Families of resources in wings: a wing uses the ones before it, never those after.
const wings = {
  access: "workspaces members people sign-ins api-keys provider-credentials secrets audit retention jobs",
  users: "users profile-fields attributes subscriptions",
  agents: "agents agent-versions agent-templates personas tools integrations variables listening-profiles",
  talk: "sessions turns conversations observability usage outbox learning-queue",
  memory: "memory",
};
const wingPaths = Object.entries(wings).map(([name, families]) => ({
  name,
  path: `${src}/resources/(?:${families.split(" ").join("|")})/`,
}));

// What a family shows to others besides its service.ts.
const entrances = [
  "integrations/actions",
  "memory/forgetting/running-turns",
  "memory/learning/memory-notes",
  "memory/recall/(recall|recall-result)",
  "provider-credentials/access",
  "sessions/token",
  "tools/(http-tool|mcp-tools|mcp/tool-list)",
  "variables/resolver",
].map((file) => `${src}/resources/${file}\\.ts$`);

const resources = [
  {
    name: "resources-meet-through-services",
    comment: "A family uses another one's service, never its store or routes.",
    severity: "error",
    from: { path: `${src}/resources/([^/]+)/`, pathNot: tests },
    to: { path: `${src}/resources/[^/]+/`, pathNot: [`${src}/resources/$1/`, "/service\\.ts$"] },
  },
  {
    name: "layers-above-use-services",
    comment: "An allow-list: a family's service, and the few files that are named as entrances.",
    severity: "error",
    from: { path: `${src}/(conversation|voice|channels)/`, pathNot: tests },
    to: { path: `${src}/resources/[^/]+/`, pathNot: ["/service\\.ts$", ...entrances] },
  },
  {
    name: "families-stand-in-a-wing",
    comment: "Another family is named in the wing that it belongs to before it can import anything.",
    severity: "error",
    from: { path: `${src}/resources/[^/]+/`, pathNot: [tests, ...wingPaths.map(({ path }) => path)] },
    to: { path: "." },
  },
  ...wingPaths.slice(0, -1).map(({ name, path }, index) => ({
    name: `${name}-knows-no-later-wing`,
    severity: "error",
    from: { path, pathNot: tests },
    to: { path: wingPaths.slice(index + 1).map((later) => later.path) },
  })),
  {
    name: "engines-know-no-database",
    comment: "Engines are algorithms with ports: no SQL, no files, no network.",
    severity: "error",
    from: { path: `${src}/engines/`, pathNot: tests },
    to: { path: `${src}/platform/(blobs|database|egress|jobs)` },
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
    name: "config-is-for-areas-and-cli",
    comment: "Everything else is given what it needs by them. instance.ts only declares what they build on.",
    severity: "error",
    from: {
      path: "^(packages|bench|examples)/",
      pathNot: [tests, "^packages/[^/]+/scripts/", `${src}/(areas|cli)/`, `${src}/(main|instance)\\.ts$`],
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
