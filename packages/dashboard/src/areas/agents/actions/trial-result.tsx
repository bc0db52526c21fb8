import type { Schemas } from "@hyponema/client";
import { Badge, Code, Group, List, Stack, Text, Title } from "@mantine/core";
import { JsonText } from "../../../kit/json-text.tsx";

/** Result of a test call: the result for the model, and the request that was sent. */
export function TrialResult({ trial }: { readonly trial: Schemas["ToolTrial"] }) {
  const { ok, status, latency_ms, problems, result, request } = trial;
  return (
    <Stack gap="sm" aria-live="polite">
      <Group gap="xs">
        <Badge color={ok ? "pine" : "red.9"} variant="filled">
          {ok ? "It worked" : "It did not work"}
        </Badge>
        {status !== null && <Badge variant="default">HTTP {status}</Badge>}
        <Text size="sm" c="dimmed">
          {latency_ms} ms
        </Text>
      </Group>
      {problems.length > 0 && (
        <div>
          <Text size="sm">Nothing was called: the arguments do not fit.</Text>
          <List size="sm">
            {problems.map(({ path, message }) => (
              <List.Item key={path + message}>
                <Code>{path || "/"}</Code> {message}
              </List.Item>
            ))}
          </List>
        </div>
      )}
      <TitledJson title="What the model is given" value={result} />
      {request && (
        <TitledJson
          title="What was sent"
          value={[
            `${request.method} ${request.url}`,
            ...Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`),
            ...(request.body === null ? [] : ["", request.body]),
          ].join("\n")}
        />
      )}
    </Stack>
  );
}

function TitledJson({ title, value }: { readonly title: string; readonly value: unknown }) {
  return (
    <div>
      <Title order={3} size="h6" mb={4}>
        {title}
      </Title>
      <JsonText label={title} value={value} />
    </div>
  );
}
