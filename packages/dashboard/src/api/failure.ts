import { ConnectionError, HyponemaError } from "@hyponema/client";

/** What went wrong, in words for people. */
export interface Failure {
  readonly title: string;
  readonly detail: string;
  /** To name when asking for help; null when nothing of the server's answered. */
  readonly requestId: string | null;
  /** Places in what was sent that are wrong. */
  readonly places: readonly { readonly path: string; readonly message: string }[];
}

export function failureOf(error: unknown): Failure {
  if (error instanceof HyponemaError && error.status === 401) {
    const detail =
      "You are signed out. What you typed is still here: sign in again in another tab, then repeat it.";
    return { title: "Signed out", detail, requestId: error.requestId, places: [] };
  }
  if (error instanceof HyponemaError) {
    const { detail, requestId, errors: places, code } = error;
    return { title: sentence(code), detail, requestId, places };
  }
  if (error instanceof ConnectionError) {
    const detail = "The server does not answer. What you typed is still here; try again when it is back.";
    return { title: "No connection", detail, requestId: null, places: [] };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return { title: "Something went wrong on this page", detail, requestId: null, places: [] };
}

/** What is wrong at `path`, a JSON Pointer into what was sent, or anywhere below it. */
export function placeAt(error: unknown, path: string): string | undefined {
  if (!(error instanceof HyponemaError)) return undefined;
  return error.errors.find((place) => place.path === path || place.path.startsWith(`${path}/`))?.message;
}

/** Whether someone else has changed the thing meanwhile. */
export function isStale(error: unknown): boolean {
  return error instanceof HyponemaError && error.code === "stale-version";
}

function sentence(code: string): string {
  const words = code.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
