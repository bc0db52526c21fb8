import { Button, Group, List, SegmentedControl, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { Dialog } from "../../../kit/dialog.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { usePageUser } from "../use-page-user.ts";
import { UserPicker } from "../user-picker.tsx";
import { MergePreview } from "./merge-preview.tsx";
import { USER_QUERIES } from "./user-queries.ts";

/** Dialog to select the other User, preview the result, and merge. */
export function MergeUser({ onClose }: { readonly onClose: () => void }) {
  const workspace_id = useWorkspaceId();
  const { user_id } = usePageUser();
  const navigate = useNavigate();
  const [other, setOther] = useState<string>();
  const [stays, setStays] = useState<"this" | "other">("this");
  const merge = useApiMutation("mergeUsers", USER_QUERIES);
  const [into, from] = stays === "this" ? [user_id, other] : [other, user_id];
  const confirm = () => {
    if (!into || !from) return;
    merge.mutate(
      { params: { workspace_id, user_id: into }, body: { from_user_id: from } },
      {
        onSuccess: ({ data }) => {
          notifications.show({
            title: "Merged",
            message: `${data.from.external_user_id} is ${data.into.external_user_id} now.`,
          });
          onClose();
          if (into !== user_id) void navigate({ to: `/${workspace_id}/users/${into}/data` });
        },
      },
    );
  };
  return (
    <Dialog onClose={onClose} title="Merge with another User" size="lg">
      <Stack gap="md">
        <UserPicker
          labelled
          label="Who is the same person?"
          placeholder="Name, telephone number or ID"
          value={other}
          onChange={setOther}
          excludedId={user_id}
        />
        {into && from && (
          <>
            <SegmentedControl
              aria-label="Who stays"
              value={stays}
              onChange={(value) => setStays(value as typeof stays)}
              data={[
                { value: "this", label: "This User stays" },
                { value: "other", label: "The other stays" },
              ]}
            />
            <MergePreview key={`${into} ${from}`} into={into} from={from} />
            <List size="sm" spacing={4}>
              <List.Item>All conversations, and all that is remembered, are of the one who stays.</List.Item>
              <List.Item>Both IDs lead to that one from then on, for sessions as well.</List.Item>
              <List.Item>
                For 30 days it can be undone; what comes after the merge stays where it is then.
              </List.Item>
            </List>
          </>
        )}
        {!other && (
          <Text size="sm" c="dimmed">
            You will see what becomes of both before anything happens.
          </Text>
        )}
        <ProblemAlert error={merge.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={!other} loading={merge.isPending} onClick={confirm}>
            Merge them
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
