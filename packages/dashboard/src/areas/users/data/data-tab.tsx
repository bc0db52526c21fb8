import { Stack } from "@mantine/core";
import { usePermission } from "../../../api/roles.ts";
import { RoleNote } from "../../../kit/role-note.tsx";
import { ForgetEverything } from "./forget-everything.tsx";
import { HistoryImport } from "./history-import.tsx";
import { MemoryTransfer } from "./memory-transfer.tsx";
import { MergeSection } from "./merge-section.tsx";

/** Data tab: merge, import, export and deletion. */
export function DataTab() {
  const mayImport = usePermission("conversations:write");
  const mayReadMemory = usePermission("memory:read");
  const mayForget = usePermission("memory:write");
  return (
    <Stack gap="lg">
      <RoleNote needs="users:write" />
      <MergeSection />
      {mayImport && <HistoryImport />}
      {mayReadMemory && <MemoryTransfer />}
      {mayForget && <ForgetEverything />}
    </Stack>
  );
}
