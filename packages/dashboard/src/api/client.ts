import {
  type CallArguments,
  type CallResult,
  type Client,
  createClient,
  HyponemaError,
  type OperationName,
} from "@hyponema/client";
import { QueryClient } from "@tanstack/react-query";
import { markSignedOut, monitoredFetch, onReconnect } from "./connection.ts";

/** API client that authenticates with the session cookie. */
export const client: Client = createClient({ baseUrl: window.location.origin, fetch: monitoredFetch });

export const queries = new QueryClient({
  // The client itself retries everything that is safe to retry.
  defaultOptions: { queries: { retry: false, staleTime: 10_000 }, mutations: { retry: false } },
});
onReconnect(() => void queries.invalidateQueries());

type OperationArguments<K extends OperationName> = Omit<CallArguments<K>, "signal">;

/** Calls an operation by its operation ID. */
export async function call<K extends OperationName>(
  name: K,
  args: OperationArguments<K>,
  signal?: AbortSignal,
): Promise<CallResult<K>> {
  // `OperationArguments` ties arguments to names, but the compiler cannot resolve that for a generic `K`.
  const operation = client[name] as unknown as (given: object) => Promise<CallResult<K>>;
  try {
    return await operation({ ...args, signal });
  } catch (error) {
    if (error instanceof HyponemaError && error.status === 401 && hasSignedIn) markSignedOut();
    throw error;
  }
}

// Before the first sign-in a 401 leads to the sign-in page; afterwards it means that the session has expired.
let hasSignedIn = false;

/** Treats later 401 responses as an expired session. */
export function markSignedIn(): void {
  hasSignedIn = true;
}
