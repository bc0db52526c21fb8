import { HyponemaError } from "@hyponema/client";
import { Skeleton } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useWorkspaceId } from "../../api/me.ts";
import { useRead } from "../../api/use-api.ts";
import { NotFound } from "../../frame/dead-ends.tsx";
import { Page } from "../../kit/page.tsx";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { exactly } from "../../kit/when.tsx";
import { ConversationStatus } from "./conversation-status.tsx";
import { ConversationSummary } from "./conversation-summary.tsx";
import { DownloadConversation } from "./download-conversation.tsx";
import { LearnedFrom } from "./learned-from.tsx";
import { TurnByTurn } from "./turn-by-turn.tsx";

const LIVE_MS = 5_000;

/** One conversation: who, what was said, and how each turn came about. */
export function ConversationPage() {
  const workspace_id = useWorkspaceId();
  const { conversationId: conversation_id = "" } = useParams({ strict: false }) as {
    conversationId?: string;
  };
  const params = { workspace_id, conversation_id };
  const read = useRead("getConversation", { params }, { every: LIVE_MS });
  const conversation = read.data?.data;
  if (read.error instanceof HyponemaError && [404, 422].includes(read.error.status)) return <NotFound />;
  if (!conversation) {
    return (
      <Page title="Conversation" width="wide">
        {read.error ? <ProblemAlert error={read.error} retry={read.refetch} /> : <Skeleton height={480} />}
      </Page>
    );
  }
  return (
    <Page
      title="Conversation"
      description={`Begun ${exactly(conversation.created_at)}`}
      beside={<ConversationStatus status={conversation.status} />}
      actions={<DownloadConversation id={conversation.id} />}
      width="wide"
    >
      <ConversationSummary conversation={conversation} />
      <TurnByTurn conversation={conversation} />
      <LearnedFrom conversation={conversation} />
    </Page>
  );
}
