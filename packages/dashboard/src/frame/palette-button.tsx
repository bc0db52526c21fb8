import { Group, Kbd, Text, UnstyledButton } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";

const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Button that opens the command palette and shows its shortcut. */
export function PaletteButton({ onClick }: { readonly onClick: () => void }) {
  return (
    <UnstyledButton
      onClick={onClick}
      px="sm"
      py={6}
      style={{
        border: "1px solid var(--line)",
        borderRadius: "var(--mantine-radius-md)",
        background: "var(--mantine-color-body)",
      }}
    >
      <Group gap="xs" wrap="nowrap">
        <IconSearch size={16} aria-hidden />
        <Text size="sm" c="dimmed" style={{ flex: 1 }}>
          Search
        </Text>
        <Kbd size="xs" visibleFrom="md">
          {MAC ? "⌘" : "Ctrl"} K
        </Kbd>
      </Group>
    </UnstyledButton>
  );
}
