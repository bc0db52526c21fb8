import type { Schemas } from "@hyponema/client";
import { Avatar, Button, Group, Stack, Text } from "@mantine/core";
import { IconDoorExit, IconUserPlus, IconUsersGroup } from "@tabler/icons-react";
import { useState } from "react";
import { useMe, useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiList } from "../../../api/use-api.ts";
import { type Column, DataTable } from "../../../kit/data-table.tsx";
import { EmptyState } from "../../../kit/empty-state.tsx";
import { useFilters } from "../../../kit/filters.ts";
import { Page } from "../../../kit/page.tsx";
import { RelativeTime } from "../../../kit/relative-time.tsx";
import { SearchField } from "../../../kit/search-field.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { Invites } from "./invites.tsx";
import { LeaveWorkspace } from "./leave-workspace.tsx";
import { MemberMenu } from "./member-menu.tsx";
import { MemberRole } from "./member-role.tsx";
import { RolesSection } from "./roles-section.tsx";

type Member = Schemas["Member"];

/** Members, invites and roles of the workspace. */
export function MembersPage() {
  const workspace_id = useWorkspaceId();
  const me = useMe();
  const mayInvite = usePermission("invites:write");
  const mayReadInvites = usePermission("invites:read");
  const [open, setOpen] = useState<"invite" | "leave" | null>(null);
  const { filters, set } = useFilters<{ search?: string }>();
  const { search = "" } = filters;
  const list = useApiList("listMembers", {
    params: { workspace_id },
    query: { limit: 100, ...(search ? { search } : {}) },
  });
  return (
    <Page
      title="Members"
      description="Who works in this workspace, and what their roles let them do."
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconDoorExit size={16} aria-hidden />}
            onClick={() => setOpen("leave")}
          >
            Leave
          </Button>
          {mayInvite && (
            <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setOpen("invite")}>
              Invite
            </Button>
          )}
        </>
      }
    >
      <Stack gap="lg">
        <Group>
          <SearchField
            label="Search by name or address"
            value={search}
            onChange={(text) => set({ search: text || undefined })}
          />
        </Group>
        <DataTable
          label="Members"
          list={list}
          columns={createColumns(me.id)}
          rowKey={({ person_id }) => person_id}
          rowLinks={false}
          empty={
            <EmptyState icon={IconUsersGroup} title="Nobody matches">
              Try a part of the name or of the address.
            </EmptyState>
          }
        />
        {mayReadInvites && <Invites />}
        <RolesSection />
      </Stack>
      {open === "invite" && <InviteDialog onClose={() => setOpen(null)} />}
      {open === "leave" && <LeaveWorkspace onClose={() => setOpen(null)} />}
    </Page>
  );
}

function createColumns(myId: string): readonly Column<Member>[] {
  return [
    {
      header: "Member",
      cell: ({ person_id, name, email }) => (
        <Group gap="sm" wrap="nowrap">
          <Avatar size={32} radius="xl" name={name || email} color="pine" aria-hidden visibleFrom="xs" />
          <div style={{ minWidth: 0 }}>
            <Text size="sm" fw={600} className="cut" dir="auto" title={name || email}>
              {name || email}
              {person_id === myId && " (you)"}
            </Text>
            <Text size="xs" c="dimmed" className="cut" title={email}>
              {name && email}
            </Text>
          </div>
        </Group>
      ),
    },
    { header: "Role", width: "7.75rem", cell: (member) => <MemberRole member={member} myId={myId} /> },
    {
      header: "Member since",
      width: "8.5rem",
      from: "sm",
      cell: ({ joined_at }) => <RelativeTime at={joined_at} />,
    },
    {
      header: "Remove",
      width: "5.75rem",
      cell: (member) => <MemberMenu member={member} myId={myId} />,
    },
  ];
}
