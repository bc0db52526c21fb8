import { Stack, Text, Title, UnstyledButton } from "@mantine/core";
import { useWorkspaceId } from "../../api/me.ts";
import { useRead } from "../../api/use-api.ts";
import { exactly } from "../../kit/when.tsx";
import { StatementText } from "./statement-text.tsx";

interface ChainProps {
  readonly id: string;
  readonly onChoose: (id: string) => void;
}

/** What superseded what: all that was ever said in the place of a statement, oldest first. */
export function Chain({ id, onChoose }: ChainProps) {
  const workspace_id = useWorkspaceId();
  const read = useRead(
    "getObservationHistory",
    { params: { workspace_id, observation_id: id } },
    { keep: true },
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
                {entry.status === "active" ? "Holds since" : "Said"} {exactly(entry.said_at)}
              </Text>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </Stack>
  );
}
