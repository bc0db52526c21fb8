import { Button, List, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { Confirm } from "../../../kit/confirm.tsx";
import { Section } from "../../../kit/section.tsx";
import { forgottenSummary } from "../../memory/forgotten.ts";
import { MEMORY_QUERIES } from "../../memory/kinds.ts";
import { usePageUser } from "../use-page-user.ts";

const CONFIRMATION_TEXT = "forget";

/** Deletes the User's memory, after a typed confirmation. */
export function ForgetEverything() {
  const workspace_id = useWorkspaceId();
  const { user_id, name, external_user_id } = usePageUser();
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState("");
  const forget = useApiMutation("forgetMemory", [...MEMORY_QUERIES, "getTrace"]);
  const close = () => {
    setAsking(false);
    setTyped("");
  };
  const confirm = () =>
    forget.mutate(
      { params: { workspace_id }, body: { user_id, everything: true } },
      {
        onSuccess: ({ data }) => {
          close();
          notifications.show({ title: "Forgotten", message: forgottenSummary(data) });
        },
      },
    );
  return (
    <Section
      title="Forget everything"
      description="All that agents remember of this User, for good. Conversations themselves stay."
    >
      <Button
        variant="default"
        c="var(--mantine-color-error)"
        onClick={() => setAsking(true)}
        style={{ alignSelf: "flex-start" }}
      >
        Forget everything
      </Button>
      <Confirm
        opened={asking}
        title="Forget everything for good?"
        confirmLabel="Forget everything"
        danger
        ready={typed.trim().toLowerCase() === CONFIRMATION_TEXT}
        busy={forget.isPending}
        error={forget.error}
        onConfirm={confirm}
        onClose={close}
      >
        <Text size="sm" mb="xs">
          All that was learned of <bdi>{name ?? external_user_id}</bdi>:
        </Text>
        <List size="sm" spacing={4}>
          <List.Item>
            every statement with its chain, every open thread, how the User sounded, where conversations left
            off;
          </List.Item>
          <List.Item>what recall finds in earlier conversations;</List.Item>
          <List.Item>what traces, summaries and kept answers hold.</List.Item>
        </List>
        <Text size="sm" my="xs">
          Transcripts, cool-downs, the profile and the User stay. <b>This cannot be undone.</b>
        </Text>
        <TextInput
          label={`Type “${CONFIRMATION_TEXT}” to go on`}
          autoComplete="off"
          data-autofocus
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </Confirm>
    </Section>
  );
}
