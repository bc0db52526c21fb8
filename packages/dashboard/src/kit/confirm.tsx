import { Button, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { ProblemAlert } from "./problem-alert.tsx";

interface ConfirmProps {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly children: ReactNode;
  /** The verb. */
  readonly verb: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  /** False: what is asked for before is not given yet. */
  readonly ready?: boolean;
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something happens that is not easily undone. */
export function Confirm(props: ConfirmProps) {
  const { opened, title, children, verb, danger = false, busy = false, ready = true } = props;
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
            {verb}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
