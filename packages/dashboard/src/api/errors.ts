import { ConnectionError, HyponemaError } from "@hyponema/client";

/** An error as shown to people. */
export interface ErrorDescription {
  readonly title: string;
  readonly detail: string;
  /** ID to quote to support; null if the error did not come from the server. */
  readonly requestId: string | null;
  /** Invalid fields of the request. */
  readonly places: readonly { readonly path: string; readonly message: string }[];
}

export function describeError(error: unknown): ErrorDescription {
  if (error instanceof HyponemaError && error.status === 401) {
    const detail =
      "You are signed out. What you typed is still here: sign in again in another tab, then repeat it.";
    return { title: "Signed out", detail, requestId: error.requestId, places: [] };
  }
  if (error instanceof HyponemaError) {
    const { detail, requestId, errors: places, code } = error;
    return { title: errorTitle(code), detail, requestId, places };
  }
  if (error instanceof ConnectionError) {
    const detail = "The server does not answer. What you typed is still here; try again when it is back.";
    return { title: "No connection", detail, requestId: null, places: [] };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return { title: "Something went wrong on this page", detail, requestId: null, places: [] };
}

/** The message for the field at `path`, a JSON Pointer into the request body, or for any field below it. */
export function fieldError(error: unknown, path: string): string | undefined {
  if (!(error instanceof HyponemaError)) return undefined;
  return error.errors.find((place) => place.path === path || place.path.startsWith(`${path}/`))?.message;
}

/** Whether the resource has changed since it was loaded. */
export function isStale(error: unknown): boolean {
  return error instanceof HyponemaError && error.code === "stale-version";
}

function errorTitle(code: string): string {
  const words = code.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
