import type { IntegrationTest } from "@hyponema/contract/integrations";
import type { ToolTrial } from "@hyponema/contract/tools";
import { type Action, VendorError } from "../../providers/integrations/port.ts";
import { PROVIDERS } from "../../providers/integrations/providers.ts";
import { expectChecked } from "../tools/service.ts";
import { accountOf, IntegrationAction, type Reach } from "./actions.ts";
import type { OpenIntegration } from "./service.ts";

/** Checks a credential by a call that changes nothing. */
export async function testAccount(
  { settings, secrets }: OpenIntegration,
  reach: Reach,
  signal: AbortSignal,
): Promise<IntegrationTest> {
  const begun = reach.clock.monotonic();
  const told = await PROVIDERS[settings.provider].test(accountOf(settings, secrets, reach), signal).then(
    (detail) => ({ ok: true, detail }),
    (error: unknown) => {
      if (signal.aborted || !(error instanceof VendorError)) throw error;
      return { ok: false, detail: error.message };
    },
  );
  return { ...told, latency_ms: Math.round(reach.clock.monotonic() - begun) };
}

/** Runs a tool as a turn would, and tells what came of it. */
export async function tryAction(
  { settings, secrets }: OpenIntegration,
  action: Action,
  given: unknown,
  reach: Reach,
  signal: AbortSignal,
): Promise<ToolTrial> {
  const begun = reach.clock.monotonic();
  const run = await new IntegrationAction(action, settings, reach).run(given, secrets, signal);
  expectChecked(run.unchecked);
  return {
    ok: !run.isError,
    result: run.result,
    problems: [...run.problems],
    request: null,
    status: null,
    latency_ms: Math.round(reach.clock.monotonic() - begun),
  };
}
