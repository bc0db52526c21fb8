import type { CallArguments, CallResult, ItemOf, ListName, OperationName } from "@hyponema/client";
import {
  queryOptions,
  type UseMutationResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { call } from "./client.ts";

type OperationArguments<K extends OperationName> = Omit<CallArguments<K>, "signal">;

/**
 * Query of an operation. The operation ID comes first in the key, so that all responses of an operation can be invalidated
 * together.
 */
export function operationQuery<K extends OperationName>(name: K, given: OperationArguments<K>) {
  return queryOptions({ queryKey: [name, given], queryFn: ({ signal }) => call(name, given, signal) });
}

interface QueryOptions {
  /** False postpones the request. */
  readonly enabled?: boolean;
  /** Polling interval in milliseconds, while the page is visible. */
  readonly pollMs?: number;
  /** Shows the previous arguments' response while the new one loads. */
  readonly keepPrevious?: boolean;
}

/** Queries an operation; `data` is the whole result, including its ETag. */
export function useApiQuery<K extends OperationName>(
  name: K,
  given: OperationArguments<K>,
  options: QueryOptions = {},
) {
  const { enabled = true, pollMs = false, keepPrevious = false } = options;
  return useQuery({
    ...operationQuery(name, given),
    enabled,
    refetchInterval: pollMs,
    ...(keepPrevious ? { placeholderData: (before: CallResult<K> | undefined) => before } : {}),
  });
}

/** Queries a paginated operation; `items` are the items of all pages loaded so far. */
export function useApiList<K extends ListName>(
  name: K,
  given: OperationArguments<K>,
  { enabled = true } = {},
) {
  const query = useInfiniteQuery({
    queryKey: [name, given, "pages"],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const withCursor = { ...given, query: { ...(given as { query?: object }).query, cursor: pageParam } };
      const { data } = await call(name, withCursor as OperationArguments<K>, signal);
      return data as { data: ItemOf<K>[]; next_cursor: string | null };
    },
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    enabled,
    placeholderData: (before) => before,
  });
  return { ...query, items: query.data?.pages.flatMap((page) => page.data) };
}

export type ApiList<T> = Pick<
  ReturnType<typeof useApiList>,
  "isPending" | "error" | "hasNextPage" | "isFetchingNextPage" | "fetchNextPage" | "refetch"
> & { readonly items: readonly T[] | undefined };

/** Mutates through an operation, then invalidates the operations in `invalidates`. */
export function useApiMutation<K extends OperationName>(
  name: K,
  invalidates: readonly OperationName[] = [],
): UseMutationResult<CallResult<K>, Error, OperationArguments<K>> {
  const queries = useQueryClient();
  return useMutation({
    // One idempotency key per user action, so that the client's retries do not repeat it.
    mutationFn: (given: OperationArguments<K>) =>
      call(name, { idempotencyKey: crypto.randomUUID(), ...given }),
    onSuccess: () =>
      Promise.all(invalidates.map((voided) => queries.invalidateQueries({ queryKey: [voided] }))),
  });
}
