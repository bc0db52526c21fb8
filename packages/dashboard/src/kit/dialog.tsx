import { Drawer, type DrawerProps, Modal, type ModalProps } from "@mantine/core";
import { useEffect, useState } from "react";

/** A modal dialog that is open while mounted. */
export function Dialog(props: Omit<ModalProps, "opened">) {
  useRestoreFocus();
  return <Modal opened {...props} />;
}

/** A drawer for larger content; open while mounted. */
export function SideSheet(props: Omit<DrawerProps, "opened" | "position">) {
  useRestoreFocus();
  return <Drawer opened position="right" {...props} />;
}

// Mantine restores the focus when a dialog closes, but not when it unmounts.
function useRestoreFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // The component that replaces the dialog may take the focus itself.
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      });
    },
    [before],
  );
}
