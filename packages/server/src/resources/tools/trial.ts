import type { ToolTrial } from "@hyponema/contract/tools";
import type { Clock } from "../../platform/clock.ts";
import type { Egress } from "../../platform/egress/egress.ts";
import type { Secret } from "../../platform/secret.ts";
import type { Variables } from "../agents/variables.ts";
import type { HttpRequest } from "./http-call.ts";
import { HttpTool } from "./http-tool.ts";
import type { ToolRow } from "./store.ts";

/** What a tool is tried with. */
export interface Trial {
  readonly tool: ToolRow;
  readonly given: Readonly<Record<string, unknown>>;
  readonly variables: Variables;
  readonly auth: Secret | null;
}

/** Runs a tool as a turn would, and tells all that came of it. */
export class ToolTrials {
  readonly #egress: Egress;
  readonly #clock: Clock;

  constructor(egress: Egress, clock: Clock) {
    this.#egress = egress;
    this.#clock = clock;
  }

  async run({ tool, given, variables, auth }: Trial, signal: AbortSignal): Promise<ToolTrial> {
    const begun = this.#clock.monotonic();
    if (tool.settings.kind === "mcp") throw new Error("MCP tools are tried once they can be called");
    const run = await new HttpTool(tool.settings, this.#egress).run({ given, variables, auth }, signal);
    return {
      ok: !run.isError,
      result: run.result,
      problems: [...run.problems],
      request: run.request && shown(run.request),
      status: run.status,
      latency_ms: Math.round(this.#clock.monotonic() - begun),
    };
  }
}

function shown({ method, url, headers, body, secret }: HttpRequest): ToolTrial["request"] {
  const masked = Object.entries(headers).map(([name, value]) => [
    name,
    name === secret?.name ? "[secret]" : value,
  ]);
  return { method, url, headers: Object.fromEntries(masked), body };
}
