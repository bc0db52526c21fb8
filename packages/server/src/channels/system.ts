import { readFile } from "node:fs/promises";
import { systemRoutes } from "@hyponema/contract/system";
import { operations } from "../platform/http/call.ts";
import { Refusal } from "../platform/http/refusal.ts";

/** Readiness checks by name; each resolves or throws. */
export type Checks = Readonly<Record<string, () => Promise<void>>>;

interface SystemOptions {
  readonly version: string;
  readonly checks: Checks;
  readonly metrics: { render(): Promise<string> };
}

const OPENAPI = new URL(import.meta.resolve("@hyponema/contract/openapi.json"));
const CHECK_TIMEOUT_MS = 2_000;

/** Health, readiness, metrics and the OpenAPI document. */
export function systemOperations({ version, checks, metrics }: SystemOptions) {
  return operations(systemRoutes, {
    getHealth: async () => ({ status: "ok" as const, version }),
    getReadiness: async () => ({ status: "ready" as const, checks: await runChecks(checks) }),
    getMetrics: () => metrics.render(),
    getOpenApi: () => readFile(OPENAPI, "utf8"),
  });
}

async function runChecks(checks: Checks): Promise<Record<string, "ok">> {
  const names = Object.keys(checks);
  const results = await Promise.allSettled(Object.values(checks).map((check) => withTimeout(check())));
  const failed = names.flatMap((name, index) => {
    const result = results[index];
    if (result?.status !== "rejected") return [];
    return [result.reason instanceof Refusal ? `${name} (${result.reason.code})` : name];
  });
  if (failed.length > 0) {
    throw new Refusal("not-ready", { detail: `Not working: ${failed.join(", ")}.`, retryAfterSeconds: 1 });
  }
  return Object.fromEntries(names.map((name) => [name, "ok" as const]));
}

function withTimeout(check: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("took too long")), CHECK_TIMEOUT_MS);
    check.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
