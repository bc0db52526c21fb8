import { HyponemaError } from "@hyponema/client";
import { Skeleton } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useWorkspaceId } from "../../api/me.ts";
import { useApiQuery } from "../../api/use-api.ts";
import { NotFound } from "../../frame/error-pages.tsx";
import { Page } from "../../kit/page.tsx";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { formatDateTime } from "../../kit/relative-time.tsx";
import { ConversationStatus } from "./conversation-status.tsx";
import { ConversationSummary } from "./conversation-summary.tsx";
import { DownloadConversation } from "./download-conversation.tsx";
import { LearnedFrom } from "./learned-from.tsx";
import { TranscriptView } from "./transcript-view.tsx";

const POLL_MS = 5_000;

/** Conversation page: summary, transcript and traces. */
export function ConversationPage() {
  const workspace_id = useWorkspaceId();
  const { conversationId: conversation_id = "" } = useParams({ strict: false }) as {
    conversationId?: string;
  };
  const params = { workspace_id, conversation_id };
  const read = useApiQuery("getConversation", { params }, { pollMs: POLL_MS });
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
      description={`Begun ${formatDateTime(conversation.created_at)}`}
      titleExtra={<ConversationStatus status={conversation.status} />}
      actions={<DownloadConversation id={conversation.id} />}
      width="wide"
    >
      <ConversationSummary conversation={conversation} />
      <TranscriptView conversation={conversation} />
      <LearnedFrom conversation={conversation} />
    </Page>
  );
}
