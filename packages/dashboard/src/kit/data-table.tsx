import { Group, Loader, Paper, Skeleton, Text } from "@mantine/core";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import type { ListRead } from "../api/use-api.ts";
import { ProblemAlert } from "./problem-alert.tsx";
import "./data-table.css";

const ROW_PX = 56;
const SKELETONS = 6;

/** A column; the first one of a table has the row's link. */
export interface Column<T> {
  readonly header: string;
  readonly cell: (row: T) => ReactNode;
  /** CSS width; columns without one share what is left. */
  readonly width?: string;
  /** The narrowest window that shows it. */
  readonly from?: "sm" | "lg";
}

interface DataTableProps<T> {
  /** What the table lists, for people who do not see it. */
  readonly label: string;
  readonly list: ListRead<T>;
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
  /** Whether the link in a row's first column is for the whole row. */
  readonly rowsLead?: boolean;
  /** What stands here when there is nothing. */
  readonly empty: ReactNode;
}

/** A list of any length: read page by page as it is scrolled, and only the rows that show are drawn. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, list, columns, rowKey, rowsLead = true, empty } = props;
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
        <tbody ref={body} onKeyDown={stepRows}>
          {list.isPending && <Skeletons columns={columns} />}
          <Spacer height={above} />
          {shown.map(({ index }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <tr key={rowKey(row)} className={rowsLead ? "leads" : undefined}>
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

const LEADS = "a:not(.inner), .lead";

/** With the keyboard on what leads from a row, arrows go to the rows beside it. */
function stepRows(event: KeyboardEvent<HTMLElement>): void {
  const lead = event.target as HTMLElement;
  if (!["ArrowDown", "ArrowUp"].includes(event.key) || !lead.matches(LEADS)) return;
  const row = lead.closest("tr");
  const beside = event.key === "ArrowDown" ? row?.nextElementSibling : row?.previousElementSibling;
  const next = beside?.querySelector<HTMLElement>(LEADS);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

// One cell alone: one over all columns would bring back those that narrow windows do without.
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
    // biome-ignore lint/suspicious/noArrayIndexKey: they stand for nothing
    <tr key={row}>
      {columns.map(({ header, from }) => (
        <td key={header} className={from && `from-${from}`}>
          <Skeleton height={14} width="60%" />
        </td>
      ))}
    </tr>
  ));
}
