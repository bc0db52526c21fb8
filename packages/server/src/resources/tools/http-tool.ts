import type { ProblemPlace } from "@hyponema/contract/errors";
import type { HttpToolSettings } from "@hyponema/contract/tool-settings";
import type { Egress } from "../../platform/egress/egress.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import type { SchemaChecks, UncheckedError } from "../../platform/json-schema/schema-checks.ts";
import { ArgumentsCheck } from "./arguments.ts";
import {
  CallError,
  type CallValues,
  callHttp,
  type HttpOutcome,
  type HttpRequest,
  httpRequest,
} from "./http-call.ts";
import { splitParameters } from "./parameters.ts";

/** What came of running a tool, and how. */
export interface HttpRun extends HttpOutcome {
  /** What is wrong with the arguments; then nothing was sent. */
  readonly problems: readonly ProblemPlace[];
  /** Why the arguments could not be checked; then nothing was sent either. */
  readonly unchecked: UncheckedError | null;
  /** What was sent; null when nothing was. */
  readonly request: HttpRequest | null;
}

/** An HTTP tool with its settings read once, ready for many calls. */
export class HttpTool {
  readonly settings: HttpToolSettings;
  /** Parameters as the model is offered them. */
  readonly offered: Record<string, unknown>;
  readonly #egress: Egress;
  readonly #arguments: ArgumentsCheck;

  constructor(settings: HttpToolSettings, egress: Egress, checks: SchemaChecks) {
    this.settings = settings;
    this.offered = splitParameters(settings.parameters).offered;
    this.#arguments = new ArgumentsCheck(this.offered, checks);
    this.#egress = egress;
  }

  /** Checks the arguments and makes the call. Throws only when `signal` aborts. */
  async run(values: Omit<CallValues, "given"> & { given: unknown }, signal: AbortSignal): Promise<HttpRun> {
    const judged = await this.#arguments.judge(values.given, signal);
    if (!("given" in judged)) return { ...judged, status: null, request: null };
    const none = { problems: [], unchecked: null };
    try {
      const request = httpRequest(this.settings, { ...values, given: judged.given });
      const outcome = await callHttp(this.#egress, this.settings, request, signal);
      return { ...outcome, ...none, request };
    } catch (error) {
      // The variables fill in more than a text may have.
      if (!(error instanceof CallError || error instanceof Refusal)) throw error;
      return { result: { error: error.message }, isError: true, status: null, ...none, request: null };
    }
  }
}
