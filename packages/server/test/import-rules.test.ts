import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import readRules from "dependency-cruiser/config-utl/extract-depcruise-options";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// One small tree with one import for each case, checked by the project's own rules: a rule that cannot fail is noticed.

/** From, to, and the rule that forbids it; both in packages/server/src unless they begin with a slash (the root). */
type Case = readonly [from: string, to: string, rule?: string];

const forbidden: readonly Case[] = [
  ["platform/a.ts", "providers/x.ts", "platform-knows-nothing-above"],
  ["platform/b.ts", "channels/x.ts", "platform-knows-nothing-above"],
  ["platform/c.ts", "main.ts", "platform-knows-nothing-above"],
  ["providers/d.ts", "resources/users/service.ts", "providers-knows-nothing-above"],
  ["resources/users/e.ts", "conversation/x.ts", "resources-knows-nothing-above"],
  ["conversation/f.ts", "voice/x.ts", "conversation-knows-nothing-above"],
  ["voice/g.ts", "channels/x.ts", "voice-knows-nothing-above"],
  ["channels/h.ts", "areas/x.ts", "channels-knows-nothing-above"],
  ["areas/h.ts", "main.ts", "areas-knows-nothing-above"],
  ["engines/memory/h.ts", "resources/users/service.ts", "engines-knows-nothing-above"],
  ["engines/memory/i.ts", "platform/database/x.ts", "engines-know-no-database"],
  ["resources/agents/i.ts", "resources/users/store.ts", "resources-meet-through-services"],
  ["resources/agents/k.ts", "resources/users/routes.ts", "resources-meet-through-services"],
  ["conversation/l.ts", "resources/agents/store.ts", "layers-above-use-services"],
  ["channels/l.ts", "resources/sign-ins/account-store.ts", "layers-above-use-services"],
  ["resources/nowhere/l.ts", "platform/x.ts", "families-stand-in-a-wing"],
  ["resources/audit/l.ts", "resources/users/service.ts", "access-knows-no-later-wing"],
  ["resources/users/l.ts", "resources/agents/service.ts", "users-knows-no-later-wing"],
  ["resources/tools/l.ts", "resources/turns/service.ts", "agents-knows-no-later-wing"],
  ["resources/turns/l.ts", "resources/memory/service.ts", "talk-knows-no-later-wing"],
  ["channels/m.ts", "demo/x.ts", "cli-and-demo-stand-beside-main"],
  ["/examples/n.ts", "/packages/server/src/cli/x.ts", "cli-and-demo-stand-beside-main"],
  ["platform/o.ts", "config.ts", "config-is-for-areas-and-cli"],
  ["demo/p.ts", "config.ts", "config-is-for-areas-and-cli"],
  ["/packages/contract/src/q.ts", "platform/x.ts", "contract-imports-nothing-of-ours"],
  ["/packages/client/src/r.ts", "/packages/contract/src/x.ts", "client-imports-nothing-of-ours"],
  ["/packages/widget/src/s.ts", "/packages/contract/src/x.ts", "widget-imports-only-the-client"],
  [
    "/packages/dashboard/src/kit/s.ts",
    "/packages/contract/src/x.ts",
    "dashboard-imports-the-client-and-permissions",
  ],
  [
    "/packages/dashboard/src/kit/t.ts",
    "/packages/dashboard/src/areas/users/x.ts",
    "dashboard-areas-are-entered-by-the-frame",
  ],
  ["channels/s.ts", "/packages/server/test/server.ts", "tests-are-not-product"],
  ["channels/t.ts", "channels/x.test.ts", "tests-are-not-product"],
  ["/bench/u.ts", "/packages/server/test/server.ts", "bench-borrows-only-doubles"],
  ["platform/v.ts", "platform/index.ts", "no-barrels"],
  ["platform/w.ts", "platform/nowhere.ts", "every-import-is-found"],
  ["platform/circle/one.ts", "platform/circle/two.ts", "no-circles"],
];

/** Closes the circle, which is reported once, at its other import. */
const wayBack: Case = ["platform/circle/two.ts", "platform/circle/one.ts"];

const allowed: readonly Case[] = [
  ["main.ts", "cli/x.ts"],
  ["main.ts", "config.ts"],
  ["cli/y.ts", "demo/x.ts"],
  ["cli/z.ts", "resources/agents/store.ts"],
  ["demo/y.ts", "conversation/x.ts"],
  ["channels/y.ts", "conversation/x.ts"],
  ["resources/agents/service.ts", "resources/agents/store.ts"],
  ["resources/agents/y.ts", "resources/users/service.ts"],
  ["resources/memory/y.ts", "engines/memory/x.ts"],
  ["conversation/y.ts", "resources/memory/recall/recall.ts"],
  ["engines/memory/y.ts", "platform/http/refusal.ts"],
  ["areas/y.ts", "resources/agents/routes.ts"],
  ["areas/z.ts", "config.ts"],
  ["platform/y.ts", "/packages/contract/src/x.ts"],
  ["platform/y.test.ts", "channels/x.ts"],
  ["/packages/client/src/y.test.ts", "/packages/server/test/server.ts"],
  ["/packages/widget/src/y.ts", "/packages/client/src/x.ts"],
  ["/packages/dashboard/src/kit/y.ts", "/packages/client/src/x.ts"],
  ["/packages/dashboard/src/api/y.ts", "/packages/contract/src/roles.ts"],
  ["/packages/server/test/y.ts", "main.ts"],
  ["/bench/y.ts", "/packages/server/test/doubles/llm.ts"],
];

const config = fileURLToPath(new URL("../../../.dependency-cruiser.cjs", import.meta.url));
const tree = realpathSync(mkdtempSync(join(tmpdir(), "hyponema-import-rules-")));
const broken = new Map<string, string[]>();
const rules: string[] = [];

beforeAll(async () => {
  writeTree();
  const { ruleSet, ...options } = await readRules(config);
  rules.push(...(ruleSet?.forbidden ?? []).map(({ name }) => name ?? "without a name"));
  // The tree has no compiler settings, and needs none.
  const { tsConfig: _, ...ours } = options;
  const { output } = await cruise(["packages", "bench", "examples"], {
    ...ours,
    ...(ruleSet ? { ruleSet } : {}),
    baseDir: tree,
    validate: true,
  });
  for (const { from, to, rule } of (output as ICruiseResult).summary.violations) {
    const edge = `${from} → ${to}`;
    broken.set(edge, [...(broken.get(edge) ?? []), rule.name]);
  }
});

afterAll(() => rmSync(tree, { recursive: true }));

describe("the import rules", () => {
  it.each(named(forbidden))("refuse that $from imports $to: $rule", ({ from, to, rule }) => {
    expect(broken.get(edgeOf(from, to))).toEqual([rule]);
  });

  it.each(named(allowed))("allow that $from imports $to", ({ from, to }) => {
    expect(broken.get(edgeOf(from, to))).toBeUndefined();
  });

  it("are each shown to refuse something", () => {
    expect(new Set(forbidden.map(([, , rule]) => rule))).toEqual(new Set(rules));
  });
});

function named(cases: readonly Case[]) {
  return cases.map(([from, to, rule]) => ({ from, to, rule }));
}

function writeTree(): void {
  const imports = new Map<string, string[]>();
  for (const [from, to] of [...forbidden, ...allowed, wayBack]) {
    imports.set(pathOf(from), [...(imports.get(pathOf(from)) ?? []), pathOf(to)]);
    if (!to.endsWith("nowhere.ts") && !imports.has(pathOf(to))) imports.set(pathOf(to), []);
  }
  for (const [file, targets] of imports) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    const lines = targets.map((target) => `import "${specifier(file, target)}";\n`);
    writeFileSync(join(tree, file), `${lines.join("")}export {};\n`);
  }
}

function pathOf(file: string): string {
  return file.startsWith("/") ? file.slice(1) : `packages/server/src/${file}`;
}

function specifier(from: string, to: string): string {
  const path = relative(dirname(from), to);
  return path.startsWith(".") ? path : `./${path}`;
}

// An import that leads nowhere is reported as it is written.
function edgeOf(from: string, to: string): string {
  const target = to.endsWith("nowhere.ts") ? specifier(pathOf(from), pathOf(to)) : pathOf(to);
  return `${pathOf(from)} → ${target}`;
}
