import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useBlocker } from "@tanstack/react-router";
import { Confirm } from "./confirm.tsx";
import { ProblemAlert } from "./problem-alert.tsx";

interface SaveBarProps {
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSave: () => unknown;
  readonly onDiscard: () => void;
  /** URLs with this prefix belong to the same resource: navigating to them keeps the draft. */
  readonly baseUrl: string;
}

/** Sticky bar with Save and Discard while there are unsaved changes; asks for confirmation before leaving the page. */
export function SaveBar({ dirty, busy, error, onSave, onDiscard, baseUrl }: SaveBarProps) {
  useHotkeys([["mod+S", () => dirty && !busy && onSave()]], [], true);
  const leaving = useBlocker({
    shouldBlockFn: ({ next }) => dirty && !next.pathname.startsWith(baseUrl),
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  return (
    <>
      {dirty && (
        <Paper
          component="section"
          aria-label="Unsaved changes"
          withBorder
          shadow="md"
          p="sm"
          style={{ position: "sticky", bottom: 12, zIndex: 50 }}
        >
          <Stack gap="xs">
            <ProblemAlert error={error} />
            <Group justify="space-between" gap="sm">
              <Text size="sm" fw={600}>
                Unsaved changes
              </Text>
              <Group gap="xs">
                <Button variant="default" onClick={onDiscard} disabled={busy}>
                  Discard
                </Button>
                <Button onClick={() => onSave()} loading={busy}>
                  Save
                </Button>
              </Group>
            </Group>
          </Stack>
        </Paper>
      )}
      <Confirm
        opened={leaving.status === "blocked"}
        title="Leave without saving?"
        confirmLabel="Leave"
        danger
        onConfirm={() => leaving.proceed?.()}
        onClose={() => leaving.reset?.()}
      >
        <Text size="sm">What you changed here is not saved and would be lost.</Text>
      </Confirm>
    </>
  );
}
