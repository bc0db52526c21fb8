import { HyponemaError } from "@hyponema/client";
import type { Texts } from "./texts.ts";

/** Why something cannot be done, in words for whoever looks at the page. */
export class WidgetError extends Error {
  override name = "WidgetError";
  /** The server's own code, or one of the widget's; see docs/widget.md. */
  readonly code: string;

  constructor(code: string, detail: string, cause?: unknown) {
    super(detail, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** What the server says of its refusals is shown as it is; what else goes wrong has words of the widget's. */
export function problemOf(error: unknown, texts: Texts): WidgetError {
  if (error instanceof WidgetError) return error;
  if (error instanceof HyponemaError) return new WidgetError(error.code, error.detail, error);
  return new WidgetError("not-started", texts.failed, error);
}
