import type { ProblemPlace } from "@hyponema/contract/errors";
import type { HttpToolSettings } from "@hyponema/contract/tool-settings";
import type { Egress } from "../../platform/egress/egress.ts";
import { isPlain } from "../../platform/object.ts";
import {
  CallError,
  type CallValues,
  callHttp,
  type HttpOutcome,
  type HttpRequest,
  httpRequest,
} from "./http-call.ts";
import { argumentsCheck, splitParameters } from "./parameters.ts";

/** What came of running a tool, and how. */
export interface HttpRun extends HttpOutcome {
  /** What is wrong with the arguments; then nothing was sent. */
  readonly problems: readonly ProblemPlace[];
  /** What was sent; null when nothing was. */
  readonly request: HttpRequest | null;
}

/** An HTTP tool with its settings read once, ready for many calls. */
export class HttpTool {
  readonly settings: HttpToolSettings;
  /** Parameters as the model is offered them. */
  readonly offered: Record<string, unknown>;
  readonly #egress: Egress;
  #check: ((given: unknown) => ProblemPlace[]) | null = null;

  constructor(settings: HttpToolSettings, egress: Egress) {
    this.settings = settings;
    this.offered = splitParameters(settings.parameters).offered;
    this.#egress = egress;
  }

  /** Checks the arguments and makes the call. Throws only when `signal` aborts. */
  async run(values: Omit<CallValues, "given"> & { given: unknown }, signal: AbortSignal): Promise<HttpRun> {
    const { given } = values;
    // Read when the first call comes: a schema costs more to read than to offer.
    this.#check ??= argumentsCheck(this.offered);
    const problems = isPlain(given) ? this.#check(given) : [{ path: "", message: "must be an object" }];
    if (!isPlain(given) || problems.length > 0) {
      const error = "The arguments do not fit the tool's parameters; correct them and call it again.";
      return { result: { error, problems }, isError: true, status: null, problems, request: null };
    }
    try {
      const request = httpRequest(this.settings, { ...values, given });
      const outcome = await callHttp(this.#egress, this.settings, request, signal);
      return { ...outcome, problems: [], request };
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      return { result: { error: error.message }, isError: true, status: null, problems: [], request: null };
    }
  }
}
