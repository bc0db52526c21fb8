import { Alert, Button, Code, Group, List, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { failureOf } from "../api/failure.ts";
import { Copy } from "./copy.tsx";

interface ProblemAlertProps {
  /** Whatever a call threw; nothing is shown when there is none. */
  readonly error: unknown;
  readonly retry?: () => unknown;
}

/** What went wrong, in the server's own words, with the ID to name when asking for help. */
export function ProblemAlert({ error, retry }: ProblemAlertProps) {
  if (!error) return null;
  const { title, detail, places, requestId } = failureOf(error);
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      title={title}
      icon={<IconAlertTriangle aria-hidden />}
      styles={{
        body: { color: "var(--mantine-color-text)" },
        title: { color: "var(--mantine-color-error)" },
      }}
    >
      <Text size="sm" dir="auto" c="var(--mantine-color-text)">
        {detail}
      </Text>
      {places.length > 0 && (
        <List size="sm" mt="xs">
          {places.map(({ path, message }) => (
            <List.Item key={path + message}>
              <Code>{path}</Code> {message}
            </List.Item>
          ))}
        </List>
      )}
      <Group gap="xs" mt="xs" justify="space-between">
        {requestId && (
          <Group gap={4}>
            <Text size="xs" c="dimmed">
              Request {requestId}
            </Text>
            <Copy value={requestId} what="the request ID" />
          </Group>
        )}
        {retry && (
          <Button size="xs" variant="default" onClick={() => retry()}>
            Try again
          </Button>
        )}
      </Group>
    </Alert>
  );
}
