import { Text, UnstyledButton } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { ApiList } from "../../api/use-api.ts";
import { type Column, DataTable } from "../../kit/data-table.tsx";
import { RelativeTime } from "../../kit/relative-time.tsx";
import { KINDS, type Observation } from "./kinds.ts";
import { StatementDrawer } from "./statement-drawer.tsx";
import { StatementText } from "./statement-text.tsx";

interface StatementTableProps {
  readonly list: ApiList<Observation>;
  /** True on a User's page, where the User column would be redundant. */
  readonly hidesUser?: boolean;
  readonly empty: ReactNode;
}

/** Table of statements; a row opens the statement's details. */
export function StatementTable({ list, hidesUser = false, empty }: StatementTableProps) {
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <>
      <DataTable
        label="Statements"
        list={list}
        columns={createColumns(hidesUser, setOpened)}
        rowKey={({ id }) => id}
        empty={empty}
      />
      {opened && <StatementDrawer id={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

function createColumns(ofOne: boolean, open: (id: string) => void): readonly Column<Observation>[] {
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
    { header: "Said", width: "7.5rem", cell: ({ said_at }) => <RelativeTime at={said_at} /> },
  ];
}
