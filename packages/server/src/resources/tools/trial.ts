import type { Discovered, ToolTrial } from "@hyponema/contract/tools";
import type { Variables } from "../../engines/templates/variables.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Egress } from "../../platform/egress/egress.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import type { SchemaChecks } from "../../platform/json-schema/schema-checks.ts";
import type { Secret } from "../../platform/secret.ts";
import { expectChecked } from "./arguments.ts";
import type { HttpRequest } from "./http-call.ts";
import { HttpTool } from "./http-tool.ts";
import { McpError } from "./mcp/mcp-error.ts";
import { type McpTools, mcpServerOf } from "./mcp-tools.ts";
import type { ToolRow } from "./store.ts";

/** What tools are run with. */
export interface Reach {
  readonly egress: Egress;
  readonly clock: Clock;
  readonly checks: SchemaChecks;
}

/** What a tool is tried with. */
export interface Trial {
  readonly tool: ToolRow;
  readonly given: Readonly<Record<string, unknown>>;
  readonly variables: Variables;
  /** Of an MCP server's tools, the one to run. */
  readonly name: string | null;
  readonly secrets: ReadonlyMap<string, Secret>;
}

/** Runs a tool as a turn would, and tells all that came of it. */
export class ToolTrials {
  readonly #egress: Egress;
  readonly #servers: McpTools;
  readonly #clock: Clock;
  readonly #checks: SchemaChecks;

  constructor({ egress, clock, checks }: Reach, servers: McpTools) {
    this.#egress = egress;
    this.#checks = checks;
    this.#servers = servers;
    this.#clock = clock;
  }

  async run(trial: Trial, signal: AbortSignal): Promise<ToolTrial> {
    const begun = this.#clock.monotonic();
    const told = await this.#run(trial, signal);
    return { ...told, latency_ms: Math.round(this.#clock.monotonic() - begun) };
  }

  /** Asks an MCP server what it offers; one that does not answer is told of beside what it offered `before`. */
  async discover(trial: Trial, before: Discovered | null, signal: AbortSignal): Promise<Discovered> {
    const { id, settings } = trial.tool;
    if (settings.kind !== "mcp") throw new Refusal("not-an-mcp-server");
    const at = this.#clock.now().toISOString();
    try {
      const tools = await this.#servers.discover(id, mcpServerOf(settings, trial.secrets), signal);
      const told = tools.map(({ name, description, inputSchema }) => ({
        name,
        description,
        input_schema: inputSchema,
      }));
      return { at, tools: told, error: null };
    } catch (error) {
      if (!(error instanceof McpError) || signal.aborted) throw error;
      return { at, tools: before?.tools ?? [], error: error.message };
    }
  }

  async #run({ tool, given, variables, name, secrets }: Trial, signal: AbortSignal): Promise<Told> {
    const { settings } = tool;
    if (settings.kind === "mcp") {
      if (name === null) return failed("Name one of the server's tools in `tool`.");
      const server = mcpServerOf(settings, secrets);
      const { result, isError } = await this.#servers.call(tool.id, server, name, given, signal);
      return { ok: !isError, result, problems: [], request: null, status: null };
    }
    const auth = (settings.auth_header && secrets.get(settings.auth_header.secret_id)) || null;
    const run = await new HttpTool(settings, this.#egress, this.#checks).run(
      { given, variables, auth },
      signal,
    );
    expectChecked(run.unchecked);
    return {
      ok: !run.isError,
      result: run.result,
      problems: [...run.problems],
      request: run.request && shown(run.request),
      status: run.status,
    };
  }
}

type Told = Omit<ToolTrial, "latency_ms">;

function failed(error: string): Told {
  return { ok: false, result: { error }, problems: [], request: null, status: null };
}

function shown({ method, url, headers, body, secret }: HttpRequest): ToolTrial["request"] {
  const masked = Object.entries(headers).map(([name, value]) => [
    name,
    name === secret?.name ? "[secret]" : value,
  ]);
  return { method, url, headers: Object.fromEntries(masked), body };
}
