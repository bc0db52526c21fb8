import type { Schemas } from "@hyponema/client";
import { Avatar, Button, Group, Text } from "@mantine/core";
import { IconListDetails, IconUserPlus, IconUsers } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useWorkspaceId } from "../../api/me.ts";
import { usePermission } from "../../api/roles.ts";
import { useApiList } from "../../api/use-api.ts";
import { type Column, DataTable } from "../../kit/data-table.tsx";
import { EmptyState } from "../../kit/empty-state.tsx";
import { useFilters } from "../../kit/filters.ts";
import { Page } from "../../kit/page.tsx";
import { RelativeTime } from "../../kit/relative-time.tsx";
import { SearchField } from "../../kit/search-field.tsx";
import { TestDataSwitch } from "../../kit/test-data-switch.tsx";

type User = Schemas["User"];

/** List of the workspace's Users. */
export function UserList() {
  const workspaceId = useWorkspaceId();
  const mayWrite = usePermission("users:write");
  const { filters, set } = useFilters<{ search?: string; tests?: boolean }>();
  const { search = "", tests = false } = filters;
  const list = useApiList("listUsers", {
    params: { workspace_id: workspaceId },
    query: { limit: 100, ...(search ? { search } : {}), ...(tests ? { include_test: "true" } : {}) },
  });
  return (
    <Page
      title="Users"
      description="The people that your agents talk with. A conversation makes a User known; you can add one before."
      actions={
        <>
          <Button
            component={Link}
            to={`/${workspaceId}/users/fields`}
            variant="default"
            leftSection={<IconListDetails size={16} aria-hidden />}
          >
            Profile fields
          </Button>
          {mayWrite && <AddUser />}
        </>
      }
    >
      <Group>
        <SearchField
          label="Search by name, number or ID"
          value={search}
          onChange={(text) => set({ search: text || undefined })}
        />
        <TestDataSwitch value={tests} onChange={(value) => set({ tests: value })} />
      </Group>
      <DataTable
        label="Users"
        list={list}
        columns={createColumns(workspaceId)}
        rowKey={({ user_id }) => user_id}
        empty={search ? <NothingMatches /> : <NoUsers mayWrite={mayWrite} />}
      />
    </Page>
  );
}

function createColumns(workspaceId: string): readonly Column<User>[] {
  return [
    {
      header: "User",
      cell: ({ user_id, name, external_user_id }) => (
        <Group gap="sm" wrap="nowrap">
          <Avatar size={32} radius="xl" name={name ?? external_user_id} color="pine" aria-hidden />
          <div style={{ minWidth: 0 }}>
            <Text size="sm" className="cut" dir="auto" title={name ?? external_user_id}>
              <Link to={`/${workspaceId}/users/${user_id}`}>{name ?? external_user_id}</Link>
            </Text>
            <Text size="xs" c="dimmed" className="cut" dir="auto" title={external_user_id}>
              {name === null ? "\u00a0" : external_user_id}
            </Text>
          </div>
        </Group>
      ),
    },
    { header: "Phone", width: "10rem", from: "sm", cell: ({ phone }) => phone ?? "–" },
    { header: "Language", width: "6.5rem", from: "lg", cell: ({ language }) => language ?? "–" },
    {
      header: "Time zone",
      width: "11rem",
      from: "lg",
      cell: ({ timezone }) => (
        <Text size="sm" className="cut" title={timezone ?? undefined}>
          {timezone?.replaceAll("_", " ") ?? "–"}
        </Text>
      ),
    },
    { header: "Known since", width: "8rem", cell: ({ created_at }) => <RelativeTime at={created_at} /> },
  ];
}

function AddUser() {
  const workspaceId = useWorkspaceId();
  return (
    <Button
      component={Link}
      to={`/${workspaceId}/users/new`}
      leftSection={<IconUserPlus size={16} aria-hidden />}
    >
      Add a User
    </Button>
  );
}

function NoUsers({ mayWrite }: { readonly mayWrite: boolean }) {
  return (
    <EmptyState icon={IconUsers} title="No Users yet" action={mayWrite && <AddUser />}>
      Whoever talks with an agent stands here from then on, by the ID that your own systems have for them.
    </EmptyState>
  );
}

function NothingMatches() {
  return (
    <EmptyState icon={IconUsers} title="No User matches">
      Try a part of the name, of the telephone number, or of your own ID.
    </EmptyState>
  );
}
