import type { Schemas } from "@hyponema/client";
import { Anchor, Button, Group, Select, Skeleton, Stack, Text, ThemeIcon } from "@mantine/core";
import { IconTimeline } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useWorkspaceId } from "../../api/me.ts";
import { useList } from "../../api/use-api.ts";
import { worded } from "../../kit/amounts.ts";
import { EmptyState } from "../../kit/empty-state.tsx";
import { useFilters } from "../../kit/filters.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { exactly } from "../../kit/when.tsx";
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

function HappeningLine({ happening: { at, kind, id, title, detail } }: { readonly happening: Happening }) {
  const workspaceId = useWorkspaceId();
  const { icon: Icon } = HAPPENINGS[kind];
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <ThemeIcon variant="default" radius="xl" size={30} aria-hidden>
        <Icon size={16} stroke={1.7} />
      </ThemeIcon>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" fw={600} dir="auto">
          {id.startsWith("ses_") ? (
            <Anchor component={Link} to={`/${workspaceId}/conversations/${id}`} inherit>
              {title}
            </Anchor>
          ) : (
            title
          )}
        </Text>
        <Text size="xs" c="dimmed" dir="auto">
          {exactly(at)}
          {wordsOf(detail)}
        </Text>
      </div>
    </Group>
  );
}

// What people can read of an entry's facts: names and words, no IDs.
function wordsOf(detail: Readonly<Record<string, unknown>>): string {
  const words = Object.values(detail)
    .flat()
    .filter((value): value is string => typeof value === "string" && !/^[a-z]+_[0-9a-z]{26}$/.test(value));
  return words.length === 0 ? "" : ` · ${[...new Set(words)].map(worded).join(", ")}`;
}
