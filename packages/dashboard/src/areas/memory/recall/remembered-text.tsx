import { HyponemaError } from "@hyponema/client";
import { Skeleton } from "@mantine/core";
import { useWorkspaceId } from "../../../api/me.ts";
import { useMay } from "../../../api/roles.ts";
import { useRead } from "../../../api/use-api.ts";
import { KIND_LABELS } from "./recalled-list.tsx";

interface RememberedTextProps {
  readonly id: string;
  readonly kind: keyof typeof KIND_LABELS;
  /** Of something that was said: where. */
  readonly conversationId: string | null;
}

/** The words of something that is only named by its ID. */
export function RememberedText({ id, kind, conversationId }: RememberedTextProps) {
  const mayRead = useMay("memory:read");
  if (kind === "turn") return <SaidText id={id} conversationId={conversationId} />;
  if (!mayRead)
    return (
      <Unreadable>{`A ${KIND_LABELS[kind].toLowerCase()} that takes the role analyst to read`}</Unreadable>
    );
  return kind === "observation" ? <StatementText id={id} /> : <ThreadText id={id} />;
}

function StatementText({ id }: { readonly id: string }) {
  const workspace_id = useWorkspaceId();
  const read = useRead("getObservation", { params: { workspace_id, observation_id: id } });
  if (read.error) return <Gone error={read.error} />;
  if (!read.data) return <Skeleton height={16} width="70%" my={2} />;
  return read.data.data.text ?? <Unreadable>Forgotten since</Unreadable>;
}

function ThreadText({ id }: { readonly id: string }) {
  const workspace_id = useWorkspaceId();
  const read = useRead("getOpenThread", { params: { workspace_id, thread_id: id } });
  if (read.error) return <Gone error={read.error} />;
  return read.data ? read.data.data.text : <Skeleton height={16} width="70%" my={2} />;
}

function SaidText({ id, conversationId }: { readonly id: string; readonly conversationId: string | null }) {
  const workspace_id = useWorkspaceId();
  const params = { workspace_id, conversation_id: conversationId ?? "" };
  const read = useRead(
    "getTranscript",
    { params, query: { limit: 200 } },
    { enabled: conversationId !== null },
  );
  if (conversationId === null)
    return <Unreadable>Something that was said in an earlier conversation</Unreadable>;
  if (read.error) return <Gone error={read.error} />;
  if (!read.data) return <Skeleton height={16} width="70%" my={2} />;
  const message = read.data.data.data.find((one) => one.id === id);
  return message?.text ?? <Unreadable>Said late in an earlier conversation</Unreadable>;
}

function Gone({ error }: { readonly error: Error }) {
  const gone = error instanceof HyponemaError && error.status === 404;
  return <Unreadable>{gone ? "Gone since" : error.message}</Unreadable>;
}

function Unreadable({ children }: { readonly children: string }) {
  return <em>{children}</em>;
}
