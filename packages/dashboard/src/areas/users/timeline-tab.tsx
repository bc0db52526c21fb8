import type { Schemas } from "@hyponema/client";
import { Anchor, Button, Group, Select, Skeleton, Stack, Text, ThemeIcon } from "@mantine/core";
import { IconTimeline } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useWorkspaceId } from "../../api/me.ts";
import { usePermission } from "../../api/roles.ts";
import { useApiList } from "../../api/use-api.ts";
import { EmptyState } from "../../kit/empty-state.tsx";
import { useFilters } from "../../kit/filters.ts";
import { humanize } from "../../kit/format.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { formatDateTime } from "../../kit/relative-time.tsx";
import { StatementDrawer } from "../memory/statement-drawer.tsx";
import { TIMELINE_EVENTS, type TimelineEventKind } from "./timeline-events.ts";
import { usePageUser } from "./use-page-user.ts";
import "./timeline.css";

type TimelineEntry = Schemas["TimelineEntry"];

/** Timeline of the User, newest first. */
export function TimelineTab() {
  const workspace_id = useWorkspaceId();
  const { user_id } = usePageUser();
  const { filters, set } = useFilters<{ kind?: TimelineEventKind }>();
  const { kind } = filters;
  const list = useApiList("getTimeline", {
    params: { workspace_id, user_id },
    query: { limit: 50, ...(kind ? { kind } : {}) },
  });
  if (list.error) return <ProblemAlert error={list.error} retry={list.refetch} />;
  return (
    <Stack gap="md">
      <Select
        aria-label="What happened"
        placeholder="Everything"
        clearable
        value={kind ?? null}
        onChange={(value) => set({ kind: (value ?? undefined) as TimelineEventKind | undefined })}
        data={Object.entries(TIMELINE_EVENTS).map(([value, { label }]) => ({ value, label }))}
        w={{ base: "100%", xs: 260 }}
      />
      {list.isPending && <Skeleton height={320} />}
      {list.items?.length === 0 && (
        <EmptyState icon={IconTimeline} title="Nothing of this kind happened">
          Look at everything instead.
        </EmptyState>
      )}
      <ol className="user-timeline">
        {list.items?.map((entry) => (
          <li key={`${entry.kind} ${entry.id} ${entry.at}`}>
            <EntryLine happening={entry} />
          </li>
        ))}
      </ol>
      {list.hasNextPage && (
        <Button
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => list.fetchNextPage()}
          style={{ alignSelf: "center" }}
        >
          What happened before
        </Button>
      )}
    </Stack>
  );
}

/** Links to the entry's conversation or statement, if it has one. */
function EntryTitle({ id, title }: { readonly id: string; readonly title: string }) {
  const workspaceId = useWorkspaceId();
  const readsMemory = usePermission("memory:read");
  const [opened, setOpened] = useState(false);
  if (id.startsWith("ses_")) {
    return (
      <Anchor component={Link} to={`/${workspaceId}/conversations/${id}`} inherit>
        {title}
      </Anchor>
    );
  }
  if (!id.startsWith("obs_") || !readsMemory) return title;
  return (
    <>
      <Anchor component="button" type="button" inherit onClick={() => setOpened(true)}>
        {title}
      </Anchor>
      {opened && <StatementDrawer id={id} onClose={() => setOpened(false)} />}
    </>
  );
}

function EntryLine({ happening: { at, kind, id, title, detail } }: { readonly happening: TimelineEntry }) {
  const { icon: Icon } = TIMELINE_EVENTS[kind];
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <ThemeIcon variant="default" radius="xl" size={30} aria-hidden>
        <Icon size={16} stroke={1.7} />
      </ThemeIcon>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" fw={600} dir="auto" component="div">
          <EntryTitle id={id} title={title} />
        </Text>
        <Text size="xs" c="dimmed" dir="auto">
          {formatDateTime(at)}
          {readableDetails(title, detail)}
        </Text>
      </div>
    </Group>
  );
}

// Readable values of an entry's details that its title does not mention; IDs are omitted.
function readableDetails(title: string, detail: Readonly<Record<string, unknown>>): string {
  const words = Object.values(detail)
    .flat()
    .filter((value): value is string => typeof value === "string" && !/^[a-z]+_[0-9a-z]{26}$/.test(value))
    .filter((value) => !title.toLowerCase().includes(value.toLowerCase()));
  return words.length === 0 ? "" : ` · ${[...new Set(words)].map(humanize).join(", ")}`;
}
