import { Code, Group, Text } from "@mantine/core";
import { CopyWithLabel } from "./copy.tsx";

interface ShownOnceProps {
  readonly label: string;
  readonly value: string;
}

/** A secret that is shown once, with a copy button. */
export function ShownOnce({ label, value }: ShownOnceProps) {
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {label}
      </Text>
      <Group gap="xs" align="center">
        <Code
          block
          aria-label={label}
          role="group"
          style={{ flex: "1 1 12rem", overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}
        >
          {value}
        </Code>
        <CopyWithLabel value={value} what="it" />
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        It is shown this once.
      </Text>
    </div>
  );
}
