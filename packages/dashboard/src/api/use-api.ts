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

type Given<K extends OperationName> = Omit<CallArguments<K>, "signal">;

/** How the answer of an operation is kept: by its name first, so that all answers of one operation can be made void. */
export function reading<K extends OperationName>(name: K, given: Given<K>) {
  return queryOptions({ queryKey: [name, given], queryFn: ({ signal }) => call(name, given, signal) });
}

interface ReadOptions {
  /** False: not yet. */
  readonly enabled?: boolean;
  /** Milliseconds after which it is asked again while the page is looked at. */
  readonly every?: number;
  /** Shows the answer to the question before until the new one is there. */
  readonly keep?: boolean;
}

/** Reads by an operation; `data` is the whole answer, with its ETag. */
export function useRead<K extends OperationName>(name: K, given: Given<K>, options: ReadOptions = {}) {
  const { enabled = true, every = false, keep = false } = options;
  return useQuery({
    ...reading(name, given),
    enabled,
    refetchInterval: every,
    ...(keep ? { placeholderData: (before: CallResult<K> | undefined) => before } : {}),
  });
}

/** Reads a list page by page; `items` are all that have been read so far. */
export function useList<K extends ListName>(name: K, given: Given<K>, { enabled = true } = {}) {
  const query = useInfiniteQuery({
    queryKey: [name, given, "pages"],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const withCursor = { ...given, query: { ...(given as { query?: object }).query, cursor: pageParam } };
      const { data } = await call(name, withCursor as Given<K>, signal);
      return data as { data: ItemOf<K>[]; next_cursor: string | null };
    },
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    enabled,
    placeholderData: (before) => before,
  });
  return { ...query, items: query.data?.pages.flatMap((page) => page.data) };
}

export type ListRead<T> = Pick<
  ReturnType<typeof useList>,
  "isPending" | "error" | "hasNextPage" | "isFetchingNextPage" | "fetchNextPage" | "refetch"
> & { readonly items: readonly T[] | undefined };

/** Changes something by an operation, and makes the answers of the operations in `voids` void. */
export function useChange<K extends OperationName>(
  name: K,
  voids: readonly OperationName[] = [],
): UseMutationResult<CallResult<K>, Error, Given<K>> {
  const queries = useQueryClient();
  return useMutation({
    // A key of its own for each try of a person's: a connection that breaks is no second change.
    mutationFn: (given: Given<K>) => call(name, { idempotencyKey: crypto.randomUUID(), ...given }),
    onSuccess: () => Promise.all(voids.map((voided) => queries.invalidateQueries({ queryKey: [voided] }))),
  });
}
