import type { Schemas } from "@hyponema/client";
import { Button, Group, SegmentedControl, Skeleton, Stack, Text } from "@mantine/core";
import { IconBookmark, IconHelpCircle, IconMessageForward, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiList, useApiMutation } from "../../../api/use-api.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { formatDateTime } from "../../../kit/relative-time.tsx";
import { Section } from "../../../kit/section.tsx";
import { StateBadge } from "../../../kit/state-badge.tsx";
import { ThreadDialog } from "./thread-dialog.tsx";
import { THREAD_KINDS } from "./thread-kinds.ts";

type Thread = Schemas["OpenThread"];
type Status = Thread["status"];

const ICONS = { promise: IconBookmark, question: IconHelpCircle, follow_up: IconMessageForward };
const EMPTY_TEXTS = {
  open: "Nothing is left open.",
  resolved: "Nothing was resolved yet.",
  dismissed: "Nothing was dismissed.",
} as const;

/** Open threads of a User: promises, questions and follow-ups. */
export function OpenThreads({ userId }: { readonly userId: string }) {
  const workspace_id = useWorkspaceId();
  const mayWrite = usePermission("memory:write");
  const [status, setStatus] = useState<Status>("open");
  const [adding, setAdding] = useState(false);
  const list = useApiList("listOpenThreads", {
    params: { workspace_id },
    query: { user_id: userId, status, limit: 50 },
  });
  const update = useApiMutation("updateOpenThread", [
    "listOpenThreads",
    "getOpenThread",
    "getMemoryOverview",
  ]);
  const change = ({ id, revision }: Thread, next: Status) =>
    update.mutate({
      params: { workspace_id, thread_id: id },
      ifMatch: `"${revision}"`,
      body: { status: next },
    });
  return (
    <Section
      title="Open threads"
      description="What was promised, asked or left for later. Agents come back to what is open."
      actions={
        mayWrite && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            Add
          </Button>
        )
      }
    >
      <SegmentedControl
        aria-label="Status of threads"
        size="xs"
        value={status}
        onChange={(value) => setStatus(value as Status)}
        data={[
          { value: "open", label: "Open" },
          { value: "resolved", label: "Resolved" },
          { value: "dismissed", label: "Dismissed" },
        ]}
        style={{ alignSelf: "flex-start" }}
      />
      {list.isPending && <Skeleton height={48} />}
      {list.items?.length === 0 && (
        <Text size="sm" c="dimmed">
          {EMPTY_TEXTS[status]}
        </Text>
      )}
      <Stack gap="sm">
        {list.items?.map((thread) => (
          <ThreadLine key={thread.id} thread={thread} {...(mayWrite ? { onChange: change } : {})} />
        ))}
      </Stack>
      {list.hasNextPage && (
        <Button size="xs" variant="default" onClick={() => list.fetchNextPage()}>
          More
        </Button>
      )}
      <ProblemAlert error={list.error ?? update.error} retry={list.refetch} />
      {adding && <ThreadDialog userId={userId} onClose={() => setAdding(false)} />}
    </Section>
  );
}

interface ThreadLineProps {
  readonly thread: Thread;
  readonly onChange?: (thread: Thread, status: Status) => void;
}

function ThreadLine({ thread, onChange }: ThreadLineProps) {
  const { kind, text, due_at, opened_at, status } = thread;
  const Icon = ICONS[kind];
  const overdue = status === "open" && due_at !== null && new Date(due_at).getTime() < Date.now();
  return (
    <Group gap="sm" align="flex-start">
      <Icon size={19} stroke={1.7} aria-label={THREAD_KINDS[kind]} style={{ flex: "none", marginTop: 1 }} />
      <div style={{ flex: "1 1 14rem", minWidth: 0 }}>
        <Text size="sm" dir="auto" className="said">
          {text}
        </Text>
        <Group gap="xs">
          <Text size="xs" c="dimmed">
            Since {formatDateTime(opened_at)}
            {due_at && `, due ${formatDateTime(due_at)}`}
          </Text>
          {overdue && <StateBadge tone="warn">Overdue</StateBadge>}
        </Group>
      </div>
      {onChange && (
        <Group gap="xs">
          {status === "open" ? (
            <>
              <Button size="xs" variant="default" onClick={() => onChange(thread, "resolved")}>
                Resolve
              </Button>
              <Button size="xs" variant="subtle" color="gray" onClick={() => onChange(thread, "dismissed")}>
                Dismiss
              </Button>
            </>
          ) : (
            <Button size="xs" variant="default" onClick={() => onChange(thread, "open")}>
              Open again
            </Button>
          )}
        </Group>
      )}
    </Group>
  );
}
