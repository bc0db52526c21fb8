import { Group, Loader, Paper, Skeleton, Text } from "@mantine/core";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import type { ApiList } from "../api/use-api.ts";
import { ProblemAlert } from "./problem-alert.tsx";
import "./data-table.css";

const ROW_PX = 56;
const SKELETONS = 6;

/** A column. The first column of a table contains the row's link. */
export interface Column<T> {
  readonly header: string;
  readonly cell: (row: T) => ReactNode;
  /** CSS width; columns without a width share the remaining space. */
  readonly width?: string;
  /** Breakpoint from which the column is visible. */
  readonly from?: "sm" | "lg";
}

interface DataTableProps<T> {
  /** Accessible name of the table. */
  readonly label: string;
  readonly list: ApiList<T>;
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
  /** Whether the link in the first column covers the whole row. */
  readonly rowLinks?: boolean;
  /** Shown instead of the table if there are no rows. */
  readonly empty: ReactNode;
}

/** A virtualized table with infinite scrolling. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, list, columns, rowKey, rowLinks = true, empty } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const rows = list.items ?? [];
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollMargin: body.current?.offsetTop ?? 0,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const wantsMore = last >= rows.length - 20 && list.hasNextPage && !list.isFetchingNextPage;
  const { fetchNextPage } = list;
  useEffect(() => {
    if (wantsMore) void fetchNextPage();
  }, [wantsMore, fetchNextPage]);

  if (list.error) return <ProblemAlert error={list.error} retry={list.refetch} />;
  if (!list.isPending && rows.length === 0) return <Paper withBorder>{empty}</Paper>;
  const offset = virtual.options.scrollMargin;
  const above = (shown[0]?.start ?? offset) - offset;
  const below = virtual.getTotalSize() - ((shown.at(-1)?.end ?? offset) - offset);
  return (
    <Paper withBorder style={{ overflow: "clip" }}>
      <table className="data-table" aria-label={label} aria-busy={list.isPending}>
        <thead>
          <tr>
            {columns.map(({ header, width, from }) => (
              <th key={header} scope="col" style={{ width }} className={from && `from-${from}`}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={moveFocusByRow}>
          {list.isPending && <Skeletons columns={columns} />}
          <Spacer height={above} />
          {shown.map(({ index }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <tr key={rowKey(row)} className={rowLinks ? "leads" : undefined}>
                {columns.map(({ header, cell, from }) => (
                  <td key={header} className={from && `from-${from}`}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          <Spacer height={below} />
        </tbody>
      </table>
      {list.isFetchingNextPage && (
        <Group justify="center" p="xs" gap="xs">
          <Loader size="xs" />
          <Text size="sm" c="dimmed">
            Loading more
          </Text>
        </Group>
      )}
    </Paper>
  );
}

const ROW_LINK = "a:not(.inner), .lead";

/** Moves the focus between row links with the arrow keys. */
function moveFocusByRow(event: KeyboardEvent<HTMLElement>): void {
  const link = event.target as HTMLElement;
  if (!["ArrowDown", "ArrowUp"].includes(event.key) || !link.matches(ROW_LINK)) return;
  const row = link.closest("tr");
  const sibling = event.key === "ArrowDown" ? row?.nextElementSibling : row?.previousElementSibling;
  const next = sibling?.querySelector<HTMLElement>(ROW_LINK);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

// A single cell: a `colspan` would bring back columns that are hidden on narrow screens.
function Spacer({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tr className="spacer" aria-hidden>
      <td style={{ height }} />
    </tr>
  );
}

function Skeletons<T>({ columns }: { readonly columns: readonly Column<T>[] }) {
  return Array.from({ length: SKELETONS }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the placeholders are static
    <tr key={row}>
      {columns.map(({ header, from }) => (
        <td key={header} className={from && `from-${from}`}>
          <Skeleton height={14} width="60%" />
        </td>
      ))}
    </tr>
  ));
}
