import { ActionIcon, Collapse, Group, Paper, Text, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronDown, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";

interface CollapsibleItemProps {
  readonly name: string;
  /** Shown next to the name, such as a badge. */
  readonly nameExtra?: ReactNode;
  readonly open?: boolean;
  readonly onRemove?: () => void;
  readonly children: ReactNode;
}

/** A collapsible list item with its form fields. */
export function CollapsibleItem({ name, nameExtra, open = false, onRemove, children }: CollapsibleItemProps) {
  const [opened, { toggle }] = useDisclosure(open);
  const id = useId();
  return (
    <Paper withBorder>
      <Group gap="xs" wrap="nowrap" px="sm">
        <UnstyledButton
          onClick={toggle}
          aria-expanded={opened}
          aria-controls={id}
          py="sm"
          style={{ flex: 1, minWidth: 0, font: "inherit" }}
        >
          <Group gap="xs" wrap="nowrap">
            <IconChevronDown
              size={16}
              aria-hidden
              style={{ flexShrink: 0, transform: opened ? undefined : "rotate(-90deg)" }}
            />
            <Text size="sm" fw={600} className="cut" dir="auto" title={name}>
              {name}
            </Text>
            {nameExtra}
          </Group>
        </UnstyledButton>
        {onRemove && (
          <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${name}`} onClick={onRemove}>
            <IconTrash size={18} />
          </ActionIcon>
        )}
      </Group>
      <Collapse expanded={opened} id={id}>
        <div style={{ padding: "0 var(--mantine-spacing-md) var(--mantine-spacing-md)" }}>{children}</div>
      </Collapse>
    </Paper>
  );
}
