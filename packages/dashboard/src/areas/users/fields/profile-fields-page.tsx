import type { Schemas } from "@hyponema/client";
import { Button, Group, SegmentedControl, Text, UnstyledButton } from "@mantine/core";
import { IconListDetails, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiList } from "../../../api/use-api.ts";
import { type Column, DataTable } from "../../../kit/data-table.tsx";
import { EmptyState } from "../../../kit/empty-state.tsx";
import { useFilters } from "../../../kit/filters.ts";
import { Page } from "../../../kit/page.tsx";
import { RoleNote } from "../../../kit/role-note.tsx";
import { SearchField } from "../../../kit/search-field.tsx";
import { FieldDialog } from "./field-dialog.tsx";
import { FIELD_TYPES } from "./field-types.ts";

type Field = Schemas["ProfileField"];

/** Profile fields of the workspace. */
export function ProfileFieldsPage() {
  const workspace_id = useWorkspaceId();
  const mayWrite = usePermission("profile_fields:write");
  const { filters, set } = useFilters<{ search?: string; archived?: boolean }>();
  const { search = "", archived = false } = filters;
  const [edited, setEdited] = useState<Field | "new" | null>(null);
  const list = useApiList("listProfileFields", {
    params: { workspace_id },
    query: { limit: 200, ...(search ? { search } : {}), ...(archived ? { archived: "true" } : {}) },
  });
  const add = mayWrite && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited("new")}>
      New field
    </Button>
  );
  return (
    <Page
      title="Profile fields"
      description="What you want to know of every User. Agents are told those that may be used in instructions."
      actions={add}
    >
      <RoleNote needs="profile_fields:write" />
      <Group gap="sm">
        <SearchField
          label="Search fields"
          value={search}
          onChange={(text) => set({ search: text || undefined })}
        />
        <SegmentedControl
          aria-label="Which fields"
          value={archived ? "archived" : "current"}
          onChange={(value) => set({ archived: value === "archived" || undefined })}
          data={[
            { value: "current", label: "Current" },
            { value: "archived", label: "Archived" },
          ]}
        />
      </Group>
      <DataTable
        label="Profile fields"
        list={list}
        columns={createColumns(setEdited)}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={IconListDetails}
            title={search || archived ? "No field is here" : "No profile fields yet"}
            action={!search && !archived && add}
          >
            A field has a type, such as a date or a choice, and every User has a place for its value.
          </EmptyState>
        }
      />
      {edited && <FieldDialog field={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
    </Page>
  );
}

function createColumns(open: (field: Field) => void): readonly Column<Field>[] {
  return [
    {
      header: "Field",
      cell: (field) => (
        <>
          <UnstyledButton className="lead" onClick={() => open(field)}>
            <Text size="sm" fw={600} className="cut" dir="auto" title={field.label}>
              {field.label}
            </Text>
          </UnstyledButton>
          <Text size="xs" c="dimmed" className="cut" title={field.key}>
            {field.key}
          </Text>
        </>
      ),
    },
    { header: "Type", width: "8.5rem", cell: ({ type }) => FIELD_TYPES[type] },
    {
      header: "Agents",
      width: "10rem",
      from: "sm",
      cell: ({ sensitive, usable_in_instructions }) =>
        sensitive ? "Never, sensitive" : usable_in_instructions ? "Are told it" : "Are not told it",
    },
  ];
}
