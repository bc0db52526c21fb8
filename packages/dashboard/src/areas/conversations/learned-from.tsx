import type { Schemas } from "@hyponema/client";
import { Text } from "@mantine/core";
import { useWorkspaceId } from "../../api/me.ts";
import { usePermission } from "../../api/roles.ts";
import { useApiQuery } from "../../api/use-api.ts";
import { Section } from "../../kit/section.tsx";
import { StatementLine } from "../memory/statement-line.tsx";

type Conversation = Schemas["Conversation"];

/** Statements learned from a conversation; renders nothing if there are none. */
export function LearnedFrom({ conversation }: { readonly conversation: Conversation }) {
  const mayRead = usePermission("memory:read");
  return mayRead ? <LearnedStatements conversation={conversation} /> : null;
}

function LearnedStatements({ conversation }: { readonly conversation: Conversation }) {
  const workspace_id = useWorkspaceId();
  const query = {
    ...{ user_id: conversation.user_id, limit: 200 },
    said_from: conversation.created_at,
    said_to: justAfter(conversation.last_activity_at),
  };
  const params = { workspace_id };
  const active = useApiQuery("listObservations", { params, query });
  const superseded = useApiQuery("listObservations", { params, query: { ...query, status: "superseded" } });
  const learned = [...(active.data?.data.data ?? []), ...(superseded.data?.data.data ?? [])]
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

// `said_to` is exclusive, so move the bound past the last message.
function justAfter(moment: string): string {
  return new Date(new Date(moment).getTime() + 1).toISOString();
}
