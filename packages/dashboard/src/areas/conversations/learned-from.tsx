import type { Schemas } from "@hyponema/client";
import { Text } from "@mantine/core";
import { useWorkspaceId } from "../../api/me.ts";
import { useMay } from "../../api/roles.ts";
import { useRead } from "../../api/use-api.ts";
import { Section } from "../../kit/section.tsx";
import { StatementLine } from "../memory/statement-line.tsx";

type Conversation = Schemas["Conversation"];

/** What memory has learned from a conversation; nothing where that is nothing. */
export function LearnedFrom({ conversation }: { readonly conversation: Conversation }) {
  const mayRead = useMay("memory:read");
  return mayRead ? <Learned conversation={conversation} /> : null;
}

function Learned({ conversation }: { readonly conversation: Conversation }) {
  const workspace_id = useWorkspaceId();
  const query = {
    ...{ user_id: conversation.user_id, limit: 200 },
    said_from: conversation.created_at,
    said_to: after(conversation.last_activity_at),
  };
  const params = { workspace_id };
  const standing = useRead("listObservations", { params, query });
  const superseded = useRead("listObservations", { params, query: { ...query, status: "superseded" } });
  const learned = [...(standing.data?.data.data ?? []), ...(superseded.data?.data.data ?? [])]
    .filter(({ source }) => source?.conversation_id === conversation.id)
    .sort((a, b) => a.said_at.localeCompare(b.said_at));
  if (learned.length === 0) return null;
  return (
    <Section
      title="What was learned from it"
      description="Statements that memory took from what the User said."
    >
      <div className="statement-lines">
        {learned.map((statement) => (
          <StatementLine key={statement.id} statement={statement} />
        ))}
      </div>
      {learned.some(({ status }) => status === "superseded") && (
        <Text size="xs" c="dimmed">
          Struck out: something said later holds in its place.
        </Text>
      )}
    </Section>
  );
}

// Said before this moment: what was said last is said until then.
function after(moment: string): string {
  return new Date(new Date(moment).getTime() + 1).toISOString();
}
