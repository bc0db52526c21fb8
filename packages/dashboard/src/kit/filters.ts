import { useNavigate, useSearch } from "@tanstack/react-router";

/** Filters of a list, stored in the URL so that they can be shared and survive navigation. */
export function useFilters<T extends object>() {
  const filters = useSearch({ strict: false }) as Partial<T>;
  const navigate = useNavigate();
  return {
    filters,
    /** Updates some filters; undefined removes one. */
    set(change: { readonly [K in keyof T]?: T[K] | undefined }): void {
      void navigate({ to: ".", search: { ...filters, ...change } as never, replace: true });
    },
  };
}
