import { Group, Text } from "@mantine/core";
import { CopyWithLabel } from "../../../kit/copy.tsx";
import { JsonText } from "../../../kit/json-text.tsx";

interface SnippetProps {
  readonly title: string;
  readonly code: string;
}

/** A code snippet with a copy button. */
export function Snippet({ title, code }: SnippetProps) {
  return (
    <div>
      <Group justify="space-between" mb={6} gap="xs">
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <CopyWithLabel value={code} what="it" />
      </Group>
      <JsonText label={title} value={code} />
    </div>
  );
}
