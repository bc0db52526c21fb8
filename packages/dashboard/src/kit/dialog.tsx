import { Drawer, type DrawerProps, Modal, type ModalProps } from "@mantine/core";
import { useEffect, useState } from "react";

/** A dialog that is there only while it is open. */
export function Dialog(props: Omit<ModalProps, "opened">) {
  useReturnedFocus();
  return <Modal opened {...props} />;
}

/** A dialog at the side, for what takes more room; there only while it is open. */
export function SideSheet(props: Omit<DrawerProps, "opened" | "position">) {
  useReturnedFocus();
  return <Drawer opened position="right" {...props} />;
}

// Mantine gives the focus back when a dialog closes, but not when it goes away altogether.
function useReturnedFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // What takes the dialog's place may want the focus itself.
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      });
    },
    [before],
  );
}
