import type { Schemas } from "@hyponema/client";
import { Anchor, Button, Group, Select, Skeleton, Stack, Text, ThemeIcon } from "@mantine/core";
import { IconTimeline } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useWorkspaceId } from "../../api/me.ts";
import { useMay } from "../../api/roles.ts";
import { useList } from "../../api/use-api.ts";
import { worded } from "../../kit/amounts.ts";
import { EmptyState } from "../../kit/empty-state.tsx";
import { useFilters } from "../../kit/filters.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { exactly } from "../../kit/when.tsx";
import { StatementDrawer } from "../memory/statement-drawer.tsx";
import { HAPPENINGS, type HappeningKind } from "./happenings.ts";
import { useUserOfPage } from "./user-of-page.ts";
import "./happenings.css";

type Happening = Schemas["TimelineEntry"];

/** What happened with a User, newest first. */
export function HappeningsTab() {
  const workspace_id = useWorkspaceId();
  const { user_id } = useUserOfPage();
  const { filters, set } = useFilters<{ kind?: HappeningKind }>();
  const { kind } = filters;
  const list = useList("getTimeline", {
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
        onChange={(value) => set({ kind: (value ?? undefined) as HappeningKind | undefined })}
        data={Object.entries(HAPPENINGS).map(([value, { label }]) => ({ value, label }))}
        w={{ base: "100%", xs: 260 }}
      />
      {list.isPending && <Skeleton height={320} />}
      {list.items?.length === 0 && (
        <EmptyState icon={IconTimeline} title="Nothing of this kind happened">
          Look at everything instead.
        </EmptyState>
      )}
      <ol className="happenings">
        {list.items?.map((happening) => (
          <li key={`${happening.kind} ${happening.id} ${happening.at}`}>
            <HappeningLine happening={happening} />
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

/** Leads to what it is about, where that has a page or can be opened. */
function HappeningTitle({ id, title }: { readonly id: string; readonly title: string }) {
  const workspaceId = useWorkspaceId();
  const readsMemory = useMay("memory:read");
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

function HappeningLine({ happening: { at, kind, id, title, detail } }: { readonly happening: Happening }) {
  const { icon: Icon } = HAPPENINGS[kind];
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <ThemeIcon variant="default" radius="xl" size={30} aria-hidden>
        <Icon size={16} stroke={1.7} />
      </ThemeIcon>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" fw={600} dir="auto" component="div">
          <HappeningTitle id={id} title={title} />
        </Text>
        <Text size="xs" c="dimmed" dir="auto">
          {exactly(at)}
          {wordsOf(title, detail)}
        </Text>
      </div>
    </Group>
  );
}

// What people can read of an entry's facts and have not read in its title: names and words, no IDs.
function wordsOf(title: string, detail: Readonly<Record<string, unknown>>): string {
  const words = Object.values(detail)
    .flat()
    .filter((value): value is string => typeof value === "string" && !/^[a-z]+_[0-9a-z]{26}$/.test(value))
    .filter((value) => !title.toLowerCase().includes(value.toLowerCase()));
  return words.length === 0 ? "" : ` · ${[...new Set(words)].map(worded).join(", ")}`;
}
