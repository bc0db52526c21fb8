import {
  type CallArguments,
  type CallResult,
  type Client,
  createClient,
  HyponemaError,
  type OperationName,
} from "@hyponema/client";
import { QueryClient } from "@tanstack/react-query";
import { markSignedOut, onHealed, watchedFetch } from "./connection.ts";

/** The server's API, as the person who has signed in. */
export const client: Client = createClient({ baseUrl: window.location.origin, fetch: watchedFetch });

export const queries = new QueryClient({
  // The client itself repeats what may be repeated.
  defaultOptions: { queries: { retry: false, staleTime: 10_000 }, mutations: { retry: false } },
});
onHealed(() => void queries.invalidateQueries());

type Given<K extends OperationName> = Omit<CallArguments<K>, "signal">;

/** Calls an operation by its name. */
export async function call<K extends OperationName>(
  name: K,
  given: Given<K>,
  signal?: AbortSignal,
): Promise<CallResult<K>> {
  // Which arguments go with which name is what `Given` says; of a name that is not known yet the compiler cannot tell.
  const operation = client[name] as unknown as (given: object) => Promise<CallResult<K>>;
  try {
    return await operation({ ...given, signal });
  } catch (error) {
    if (error instanceof HyponemaError && error.status === 401 && hasSignedIn) markSignedOut();
    throw error;
  }
}

// A page that nobody has signed in on yet leads to the sign-in page instead.
let hasSignedIn = false;

/** From now on an answer that asks for a sign-in means that it has ended. */
export function rememberSignIn(): void {
  hasSignedIn = true;
}
