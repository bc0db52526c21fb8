import { Anchor, Button, Group, Progress, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiMutation, useApiQuery } from "../../../api/use-api.ts";
import { formatNumber, pluralize } from "../../../kit/format.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { formatDateTime } from "../../../kit/relative-time.tsx";
import { Section } from "../../../kit/section.tsx";
import { AgentFilter } from "../../agents/agent-filter.tsx";
import { usePageUser } from "../use-page-user.ts";
import { readHistory } from "./history.ts";
import { TextOrFile } from "./text-or-file.tsx";

const EXAMPLE = `[
  { "role": "user", "text": "We moved to Lisbon.", "at": "2026-03-08T09:30:00Z", "external_id": "chat-88-1" },
  { "role": "assistant", "text": "How exciting!", "at": "2026-03-08T09:30:05Z", "external_id": "chat-88-2" }
]`;

/** Imports messages from other systems for memory to learn from. */
export function HistoryImport() {
  const workspace_id = useWorkspaceId();
  const { user_id } = usePageUser();
  const [text, setText] = useState("");
  const [agent, setAgent] = useState<string>();
  const importMessages = useApiMutation("importConversation", [
    "listUserConversations",
    "listConversations",
    "getTimeline",
  ]);
  const history = readHistory(text);
  const messages = history.ok ? history.messages : [];
  const first = messages[0];
  const start = () => {
    if (!agent || !first) return;
    const body = { user_id, agent_id: agent, started_at: first.at, messages };
    importMessages.mutate({ params: { workspace_id }, body });
  };
  if (importMessages.data)
    return <ImportProgress id={importMessages.data.data.id} onAnother={importMessages.reset} />;
  return (
    <Section
      title="Import history"
      description="Messages from another system. Each is taken once by its external_id; memory learns from what the User said."
    >
      <TextOrFile
        label="Messages"
        description="A JSON list, up to 5,000 messages: role, text, at, external_id, and name if there is one."
        language="json"
        accept="application/json,.json"
        example={EXAMPLE}
        value={text}
        onChange={setText}
        error={history.ok ? undefined : history.problem}
      />
      <Group gap="sm" align="flex-end">
        <AgentFilter label="Whose conversation it was" value={agent} onChange={setAgent} />
        <Button disabled={!agent || messages.length === 0} loading={importMessages.isPending} onClick={start}>
          {messages.length > 0 ? `Import ${pluralize(messages.length, "message")}` : "Import"}
        </Button>
      </Group>
      {first && (
        <Text size="xs" c="dimmed" dir="auto">
          From {formatDateTime(first.at)} to {formatDateTime(messages.at(-1)?.at ?? first.at)}.
        </Text>
      )}
      <ProblemAlert error={importMessages.error} />
    </Section>
  );
}

function ImportProgress({ id, onAnother }: { readonly id: string; readonly onAnother: () => void }) {
  const workspace_id = useWorkspaceId();
  const [done, setDone] = useState(false);
  const read = useApiQuery(
    "getConversationImport",
    { params: { workspace_id, import_id: id } },
    done ? {} : { pollMs: 1_000 },
  );
  const progress = read.data?.data;
  if (progress?.status === "completed" && !done) setDone(true);
  const share = progress && progress.imported > 0 ? (progress.learned / progress.imported) * 100 : 100;
  return (
    <Section title="Import history">
      <Stack gap="sm" role="status">
        <Progress
          value={done ? 100 : share}
          animated={!done}
          aria-label="How far memory has learned from the messages"
        />
        {progress && (
          <Text size="sm">
            {formatNumber(progress.imported)} of {pluralize(progress.received, "message")}{" "}
            {progress.imported === 1 ? "was" : "were"} new
            {done
              ? ", and memory has learned from all of them."
              : `; memory has learned from ${formatNumber(progress.learned)}.`}
          </Text>
        )}
        <Group gap="sm">
          {progress?.conversation_id && (
            <Anchor
              component={Link}
              to={`/${workspace_id}/conversations/${progress.conversation_id}`}
              size="sm"
            >
              To the conversation
            </Anchor>
          )}
          <Button size="xs" variant="default" onClick={onAnother}>
            Import more
          </Button>
        </Group>
      </Stack>
      <ProblemAlert error={read.error} retry={read.refetch} />
    </Section>
  );
}
