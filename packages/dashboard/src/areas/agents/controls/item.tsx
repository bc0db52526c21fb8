import { ActionIcon, Collapse, Group, Paper, Text, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronDown, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";

interface ItemProps {
  readonly name: string;
  /** Small facts beside the name. */
  readonly beside?: ReactNode;
  readonly open?: boolean;
  readonly onRemove?: () => void;
  readonly children: ReactNode;
}

/** One thing of a list, whose fields show when it is opened. */
export function Item({ name, beside, open = false, onRemove, children }: ItemProps) {
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
            {beside}
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
