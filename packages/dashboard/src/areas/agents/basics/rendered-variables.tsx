import type { Schemas } from "@hyponema/client";
import { Accordion, Badge, Code, Group, Stack, Text } from "@mantine/core";
import { maskLabelFor } from "../../../kit/mask-label.ts";

const SOURCES = {
  session: "of the session",
  resolver: "by the resolver",
  default: "the agent's default",
  system: "of the system",
};

/** Variables used in the prompt or the first message, with their values and sources. */
export function RenderedVariables({ variables }: { readonly variables: Schemas["Rendering"]["variables"] }) {
  const used = variables.filter((variable) => variable.used || variable.required);
  if (used.length === 0) return null;
  const missing = used.filter(({ value, masked }) => value === null && !masked).length;
  return (
    <Accordion.Item value="Variables">
      <Accordion.Control>
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Text size="sm" fw={600}>
            Variables
          </Text>
          <Text size="xs" c={missing > 0 ? "var(--mantine-color-error)" : "dimmed"}>
            {missing > 0 ? `${missing} without a value` : `${used.length} used`}
          </Text>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="xs">
          {used.map(({ name, value, masked, source, required }) => (
            <div key={name}>
              <Group gap="xs">
                <Code>{name}</Code>
                {required && (
                  <Badge size="sm" variant="default">
                    required
                  </Badge>
                )}
              </Group>
              <Text size="xs" c="dimmed" dir="auto">
                {masked ? maskLabelFor(masked) : (value ?? "no value: stays as it is written")}
                {source && `, ${SOURCES[source]}`}
              </Text>
            </div>
          ))}
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}
