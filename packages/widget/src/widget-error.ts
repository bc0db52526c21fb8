import { HyponemaError } from "@hyponema/client";
import type { Texts } from "./texts.ts";

/** An error with a message that the visitor can read. */
export class WidgetError extends Error {
  override name = "WidgetError";
  /** The server's error code, or one of the widget's own; see docs/widget.md. */
  readonly code: string;

  constructor(code: string, detail: string, cause?: unknown) {
    super(detail, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** Shows the server's own detail for its refusals, and the widget's text for any other error. */
export function toWidgetError(error: unknown, texts: Texts): WidgetError {
  if (error instanceof WidgetError) return error;
  if (error instanceof HyponemaError) return new WidgetError(error.code, error.detail, error);
  return new WidgetError("not-started", texts.failed, error);
}
