import { useNavigate, useSearch } from "@tanstack/react-router";

/** What a list is narrowed to, kept in the page's address so that it can be shared and gone back to. */
export function useFilters<T extends object>() {
  const filters = useSearch({ strict: false }) as Partial<T>;
  const navigate = useNavigate();
  return {
    filters,
    /** Changes some of them; undefined takes one away. */
    set(change: { readonly [K in keyof T]?: T[K] | undefined }): void {
      void navigate({ to: ".", search: { ...filters, ...change } as never, replace: true });
    },
  };
}
