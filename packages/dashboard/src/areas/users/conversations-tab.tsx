import { Stack } from "@mantine/core";
import { IconMessages } from "@tabler/icons-react";
import { useWorkspaceId } from "../../api/me.ts";
import { useApiList } from "../../api/use-api.ts";
import { EmptyState } from "../../kit/empty-state.tsx";
import { useFilters } from "../../kit/filters.ts";
import { TestDataSwitch } from "../../kit/test-data-switch.tsx";
import { ConversationTable } from "../conversations/conversation-table.tsx";
import { usePageUser } from "./use-page-user.ts";

/** Conversations of the User. */
export function ConversationsTab() {
  const workspace_id = useWorkspaceId();
  const { user_id, test } = usePageUser();
  const { filters, set } = useFilters<{ tests?: boolean }>();
  const { tests = false } = filters;
  const list = useApiList("listUserConversations", {
    params: { workspace_id, user_id },
    query: { limit: 100, ...(tests ? { include_test: "true" } : {}) },
  });
  return (
    <Stack gap="md">
      {/* A test User has test data only, which is always listed. */}
      {!test && <TestDataSwitch value={tests} onChange={(value) => set({ tests: value })} />}
      <ConversationTable
        list={list}
        hidesUser
        empty={
          <EmptyState icon={IconMessages} title="No conversations yet">
            When this User talks with an agent, or you bring what was said elsewhere on the tab “Merge and
            data”, it stands here.
          </EmptyState>
        }
      />
    </Stack>
  );
}
