import { Alert, Button, Code, Group, List, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { describeError } from "../api/errors.ts";
import { Copy } from "./copy.tsx";

interface ProblemAlertProps {
  /** Any thrown value; null or undefined renders nothing. */
  readonly error: unknown;
  readonly retry?: () => unknown;
}

/** Shows an error in the server's own words, with the request ID for support. */
export function ProblemAlert({ error, retry }: ProblemAlertProps) {
  if (!error) return null;
  const { title, detail, places, requestId } = describeError(error);
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
