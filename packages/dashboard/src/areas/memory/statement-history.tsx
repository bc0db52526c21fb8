import { Stack, Text, Title, UnstyledButton } from "@mantine/core";
import { useWorkspaceId } from "../../api/me.ts";
import { useApiQuery } from "../../api/use-api.ts";
import { formatDateTime } from "../../kit/relative-time.tsx";
import { StatementText } from "./statement-text.tsx";

interface StatementHistoryProps {
  readonly id: string;
  readonly onChoose: (id: string) => void;
}

/** History of a statement: everything that superseded it or that it superseded, oldest first. */
export function StatementHistory({ id, onChoose }: StatementHistoryProps) {
  const workspace_id = useWorkspaceId();
  const read = useApiQuery(
    "getObservationHistory",
    { params: { workspace_id, observation_id: id } },
    { keepPrevious: true },
  );
  const entries = read.data?.data.data ?? [];
  if (entries.length < 2) return null;
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        How it came to this
      </Title>
      <ol className="chain">
        {entries.map((entry) => (
          <li key={entry.id} className={entry.status === "active" ? "holds" : undefined}>
            <UnstyledButton
              onClick={() => onChoose(entry.id)}
              aria-current={entry.id === id ? "true" : undefined}
            >
              <StatementText statement={entry} />
              <Text size="xs" c="dimmed">
                {entry.status === "active" ? "Holds since" : "Said"} {formatDateTime(entry.said_at)}
              </Text>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </Stack>
  );
}
