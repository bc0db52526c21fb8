import { Button, Group, Select, Text, UnstyledButton } from "@mantine/core";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiList } from "../../../api/use-api.ts";
import { type Column, DataTable } from "../../../kit/data-table.tsx";
import { EmptyState } from "../../../kit/empty-state.tsx";
import { useFilters } from "../../../kit/filters.ts";
import { Page } from "../../../kit/page.tsx";
import { RelativeTime } from "../../../kit/relative-time.tsx";
import { SearchField } from "../../../kit/search-field.tsx";
import { ApiKeyDrawer } from "./api-key-drawer.tsx";
import { KeyStateBadge } from "./key-state.tsx";
import { type ApiKey, KEY_STATES, type KeyState } from "./keys.ts";
import { NewApiKey } from "./new-api-key.tsx";

/** API keys of the workspace. */
export function ApiKeysPage() {
  const workspace_id = useWorkspaceId();
  const mayWrite = usePermission("api_keys:write");
  const { filters, set } = useFilters<{ search?: string; state?: KeyState }>();
  const { search = "", state } = filters;
  const [opened, setOpened] = useState<string | null>(null);
  const [isCreating, setIsCreating] = useState(false);
  const list = useApiList("listApiKeys", {
    params: { workspace_id },
    query: { limit: 100, ...(search ? { search } : {}), ...(state ? { state } : {}) },
  });
  const newKeyButton = mayWrite && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsCreating(true)}>
      New key
    </Button>
  );
  const filtered = search !== "" || state !== undefined;
  return (
    <Page
      title="API keys"
      description="Keys by which your own systems use this workspace, each with what it may do."
      actions={newKeyButton}
    >
      <Group gap="sm">
        <SearchField
          label="Search by name or secret’s end"
          value={search}
          onChange={(text) => set({ search: text || undefined })}
        />
        <Select
          aria-label="State"
          placeholder="Any state"
          clearable
          data={Object.entries(KEY_STATES).map(([value, { label }]) => ({ value, label }))}
          value={state ?? null}
          onChange={(value) => set({ state: (value ?? undefined) as KeyState | undefined })}
          w={{ base: "100%", xs: 180 }}
        />
      </Group>
      <DataTable
        label="API keys"
        list={list}
        columns={createColumns(setOpened)}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={IconKey}
            title={filtered ? "No key matches" : "No API keys yet"}
            action={!filtered && newKeyButton}
          >
            {filtered
              ? "Look among keys of any state."
              : "A backend needs one to open sessions. People sign in without a key."}
          </EmptyState>
        }
      />
      {opened && <ApiKeyDrawer id={opened} onClose={() => setOpened(null)} />}
      {isCreating && <NewApiKey onClose={() => setIsCreating(false)} />}
    </Page>
  );
}

function createColumns(open: (id: string) => void): readonly Column<ApiKey>[] {
  return [
    {
      header: "Key",
      cell: ({ id, name, hint }) => (
        <>
          <UnstyledButton className="lead" onClick={() => open(id)}>
            <Text size="sm" fw={600} className="cut" dir="auto" title={name}>
              {name}
            </Text>
          </UnstyledButton>
          <Text size="xs" c="dimmed" className="cut" ff="monospace">
            {hint}
          </Text>
        </>
      ),
    },
    { header: "State", width: "7.5rem", cell: (key) => <KeyStateBadge apiKey={key} /> },
    {
      header: "Expires",
      width: "8rem",
      from: "sm",
      cell: ({ expires_at }) => (expires_at ? <RelativeTime at={expires_at} /> : "Never"),
    },
    {
      header: "Last used",
      width: "8rem",
      from: "sm",
      cell: ({ last_used_at }) => (last_used_at ? <RelativeTime at={last_used_at} /> : "Never"),
    },
  ];
}
