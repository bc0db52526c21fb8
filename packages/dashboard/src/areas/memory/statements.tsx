import { Group, SegmentedControl, Select, Stack } from "@mantine/core";
import { IconBrain } from "@tabler/icons-react";
import { useWorkspaceId } from "../../api/me.ts";
import { useApiList } from "../../api/use-api.ts";
import { EmptyState } from "../../kit/empty-state.tsx";
import { useFilters } from "../../kit/filters.ts";
import { SearchField } from "../../kit/search-field.tsx";
import { KINDS, type Observation, type ObservationKind } from "./kinds.ts";
import { StatementTable } from "./statement-table.tsx";

interface Filters {
  readonly search?: string;
  readonly kind?: ObservationKind;
  readonly holds?: Observation["status"];
  readonly topic?: string;
}

/** All statements, of all Users or of one, with search and filters. */
export function Statements({ userId }: { readonly userId?: string }) {
  const workspace_id = useWorkspaceId();
  const { filters, set } = useFilters<Filters>();
  const { search = "", kind, holds = "active", topic } = filters;
  const list = useApiList("listObservations", {
    params: { workspace_id },
    query: {
      ...{ limit: 100, status: holds },
      ...(userId ? { user_id: userId } : {}),
      ...(search ? { search } : {}),
      ...(kind ? { kind } : {}),
      ...(topic ? { topic } : {}),
    },
  });
  const filtered = search !== "" || kind !== undefined || topic !== undefined || holds !== "active";
  return (
    <Stack gap="md">
      <Group gap="sm">
        <SearchField
          label="Search statements"
          value={search}
          onChange={(text) => set({ search: text || undefined })}
        />
        <Select
          aria-label="Kind"
          placeholder="Any kind"
          clearable
          value={kind ?? null}
          onChange={(value) => set({ kind: (value ?? undefined) as ObservationKind | undefined })}
          data={Object.entries(KINDS).map(([value, { label }]) => ({ value, label }))}
          w={{ base: "100%", xs: 180 }}
        />
        <SegmentedControl
          aria-label="Whether they hold"
          value={holds}
          onChange={(value) => set({ holds: value === "active" ? undefined : (value as Filters["holds"]) })}
          data={[
            { value: "active", label: "Hold" },
            { value: "superseded", label: "Superseded" },
            { value: "forgotten", label: "Forgotten" },
          ]}
        />
      </Group>
      <StatementTable
        list={list}
        hidesUser={userId !== undefined}
        empty={
          <EmptyState
            icon={IconBrain}
            title={filtered ? "No statement matches" : "Nothing is remembered yet"}
          >
            {filtered
              ? "Try other words, or look among all."
              : "A few seconds after somebody has talked with an agent, what is worth remembering stands here."}
          </EmptyState>
        }
      />
    </Stack>
  );
}
