import { Button, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { ProblemAlert } from "./problem-alert.tsx";

interface ConfirmProps {
  readonly opened: boolean;
  readonly title: string;
  /** Describes the effect, and whether it can be undone. */
  readonly children: ReactNode;
  /** Label of the confirm button. */
  readonly confirmLabel: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  /** False disables the confirm button until required input is complete. */
  readonly ready?: boolean;
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Confirmation dialog for actions that are hard to undo. */
export function Confirm(props: ConfirmProps) {
  const { opened, title, children, confirmLabel, danger = false, busy = false, ready = true } = props;
  const { error, onConfirm, onClose } = props;
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <Stack gap="md">
        <div>{children}</div>
        <ProblemAlert error={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            color={danger ? "red.9" : "pine"}
            loading={busy}
            disabled={!ready}
            onClick={onConfirm}
            data-autofocus={ready || undefined}
          >
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
