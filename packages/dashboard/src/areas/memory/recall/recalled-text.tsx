import { HyponemaError } from "@hyponema/client";
import { Skeleton } from "@mantine/core";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiQuery } from "../../../api/use-api.ts";
import { KIND_LABELS } from "./recalled-list.tsx";

interface RecalledTextProps {
  readonly id: string;
  readonly kind: keyof typeof KIND_LABELS;
  /** Source conversation of a message; null for other kinds or if unknown. */
  readonly conversationId: string | null;
}

/** Loads the text of an item that is referenced by ID. */
export function RecalledText({ id, kind, conversationId }: RecalledTextProps) {
  const mayRead = usePermission("memory:read");
  if (kind === "turn") return <MessageText id={id} conversationId={conversationId} />;
  if (!mayRead)
    return (
      <UnavailableText>{`A ${KIND_LABELS[kind].toLowerCase()} that takes the role analyst to read`}</UnavailableText>
    );
  return kind === "observation" ? <StatementText id={id} /> : <ThreadText id={id} />;
}

function StatementText({ id }: { readonly id: string }) {
  const workspace_id = useWorkspaceId();
  const read = useApiQuery("getObservation", { params: { workspace_id, observation_id: id } });
  if (read.error) return <LoadErrorText error={read.error} />;
  if (!read.data) return <Skeleton height={16} width="70%" my={2} />;
  return read.data.data.text ?? <UnavailableText>Forgotten since</UnavailableText>;
}

function ThreadText({ id }: { readonly id: string }) {
  const workspace_id = useWorkspaceId();
  const read = useApiQuery("getOpenThread", { params: { workspace_id, thread_id: id } });
  if (read.error) return <LoadErrorText error={read.error} />;
  return read.data ? read.data.data.text : <Skeleton height={16} width="70%" my={2} />;
}

function MessageText({
  id,
  conversationId,
}: {
  readonly id: string;
  readonly conversationId: string | null;
}) {
  const workspace_id = useWorkspaceId();
  const params = { workspace_id, conversation_id: conversationId ?? "" };
  const read = useApiQuery(
    "getTranscript",
    { params, query: { limit: 200 } },
    { enabled: conversationId !== null },
  );
  if (conversationId === null)
    return <UnavailableText>Something that was said in an earlier conversation</UnavailableText>;
  if (read.error) return <LoadErrorText error={read.error} />;
  if (!read.data) return <Skeleton height={16} width="70%" my={2} />;
  const message = read.data.data.data.find((one) => one.id === id);
  return message?.text ?? <UnavailableText>Said late in an earlier conversation</UnavailableText>;
}

function LoadErrorText({ error }: { readonly error: Error }) {
  const gone = error instanceof HyponemaError && error.status === 404;
  return <UnavailableText>{gone ? "Gone since" : error.message}</UnavailableText>;
}

function UnavailableText({ children }: { readonly children: string }) {
  return <em>{children}</em>;
}
