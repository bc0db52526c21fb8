import { Text, UnstyledButton } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { ListRead } from "../../api/use-api.ts";
import { type Column, DataTable } from "../../kit/data-table.tsx";
import { When } from "../../kit/when.tsx";
import { KINDS, type Observation } from "./kinds.ts";
import { StatementDrawer } from "./statement-drawer.tsx";
import { StatementText } from "./statement-text.tsx";

interface StatementTableProps {
  readonly list: ListRead<Observation>;
  /** Whose statements they are is clear from the page. */
  readonly ofOne?: boolean;
  readonly empty: ReactNode;
}

/** Statements in a table; a row opens what is known of one. */
export function StatementTable({ list, ofOne = false, empty }: StatementTableProps) {
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <>
      <DataTable
        label="Statements"
        list={list}
        columns={columnsOf(ofOne, setOpened)}
        rowKey={({ id }) => id}
        empty={empty}
      />
      {opened && <StatementDrawer id={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

function columnsOf(ofOne: boolean, open: (id: string) => void): readonly Column<Observation>[] {
  return [
    {
      header: "Statement",
      cell: (statement) => (
        <>
          <UnstyledButton className="lead cut" onClick={() => open(statement.id)}>
            <StatementText statement={statement} />
          </UnstyledButton>
          <Text size="xs" c="dimmed" className="cut" dir="auto">
            {ofOne ? statement.topics.join(", ") || "\u00a0" : statement.external_user_id}
          </Text>
        </>
      ),
    },
    { header: "Kind", width: "9rem", from: "sm", cell: ({ kind }) => KINDS[kind].label },
    { header: "Said", width: "7.5rem", cell: ({ said_at }) => <When at={said_at} /> },
  ];
}
