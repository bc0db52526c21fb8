import { Stack } from "@mantine/core";
import { useMay } from "../../../api/roles.ts";
import { RoleNote } from "../../../kit/role-note.tsx";
import { ForgetEverything } from "./forget-everything.tsx";
import { HistoryImport } from "./history-import.tsx";
import { MemoryTransfer } from "./memory-transfer.tsx";
import { MergeSection } from "./merge-section.tsx";

/** What is done with a User as a whole. */
export function DataTab() {
  const mayImport = useMay("conversations:write");
  const readsMemory = useMay("memory:read");
  const forgets = useMay("memory:write");
  return (
    <Stack gap="lg">
      <RoleNote needs="users:write" />
      <MergeSection />
      {mayImport && <HistoryImport />}
      {readsMemory && <MemoryTransfer />}
      {forgets && <ForgetEverything />}
    </Stack>
  );
}
