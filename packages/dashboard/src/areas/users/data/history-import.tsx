import { Anchor, Button, Group, Progress, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useChange, useRead } from "../../../api/use-api.ts";
import { counted, countedOf } from "../../../kit/amounts.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { Section } from "../../../kit/section.tsx";
import { exactly } from "../../../kit/when.tsx";
import { AgentFilter } from "../../agents/agent-filter.tsx";
import { useUserOfPage } from "../user-of-page.ts";
import { readHistory } from "./history.ts";
import { TextOrFile } from "./text-or-file.tsx";

const EXAMPLE = `[
  { "role": "user", "text": "We moved to Lisbon.", "at": "2026-03-08T09:30:00Z", "external_id": "chat-88-1" },
  { "role": "assistant", "text": "How exciting!", "at": "2026-03-08T09:30:05Z", "external_id": "chat-88-2" }
]`;

/** Brings what was said elsewhere, for memory to learn from. */
export function HistoryImport() {
  const workspace_id = useWorkspaceId();
  const { user_id } = useUserOfPage();
  const [text, setText] = useState("");
  const [agent, setAgent] = useState<string>();
  const bring = useChange("importConversation", [
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
    bring.mutate({ params: { workspace_id }, body });
  };
  if (bring.data) return <ImportProgress id={bring.data.data.id} onAnother={bring.reset} />;
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
        <Button disabled={!agent || messages.length === 0} loading={bring.isPending} onClick={start}>
          {messages.length > 0 ? `Import ${countedOf(messages.length, "message")}` : "Import"}
        </Button>
      </Group>
      {first && (
        <Text size="xs" c="dimmed" dir="auto">
          From {exactly(first.at)} to {exactly(messages.at(-1)?.at ?? first.at)}.
        </Text>
      )}
      <ProblemAlert error={bring.error} />
    </Section>
  );
}

function ImportProgress({ id, onAnother }: { readonly id: string; readonly onAnother: () => void }) {
  const workspace_id = useWorkspaceId();
  const [done, setDone] = useState(false);
  const read = useRead(
    "getConversationImport",
    { params: { workspace_id, import_id: id } },
    done ? {} : { every: 1_000 },
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
            {counted(progress.imported)} of {countedOf(progress.received, "message")}{" "}
            {progress.imported === 1 ? "was" : "were"} new
            {done
              ? ", and memory has learned from all of them."
              : `; memory has learned from ${counted(progress.learned)}.`}
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
