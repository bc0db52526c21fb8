import { Button, List, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useWorkspaceId } from "../../api/me.ts";
import { useApiMutation } from "../../api/use-api.ts";
import { Confirm } from "../../kit/confirm.tsx";
import { forgottenSummary } from "./forgotten.ts";
import { MEMORY_QUERIES, type Observation } from "./kinds.ts";

/** Forgets a statement, after a confirmation that lists the consequences. */
export function ForgetStatement({ statement }: { readonly statement: Observation }) {
  const workspace_id = useWorkspaceId();
  const [asking, setAsking] = useState(false);
  const forget = useApiMutation("forgetObservation", [...MEMORY_QUERIES, "getTrace"]);
  const confirm = async () => {
    // `mutateAsync` rather than callbacks: after forgetting, this component unmounts, and callbacks of `mutate` would not
    // run.
    const forgotten = await forget
      .mutateAsync({ params: { workspace_id, observation_id: statement.id } })
      .catch(() => null);
    if (!forgotten) return;
    setAsking(false);
    notifications.show({ title: "Forgotten", message: forgottenSummary(forgotten.data) });
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Forget
      </Button>
      <Confirm
        opened={asking}
        title="Forget this for good?"
        confirmLabel="Forget it"
        danger
        busy={forget.isPending}
        error={forget.error}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        <Text size="sm" mb="xs" dir="auto" className="said">
          {statement.text}
        </Text>
        <List size="sm" spacing={4}>
          <List.Item>Its words go, everything that says the same, and what was derived from them.</List.Item>
          <List.Item>The messages it was taken from are no longer recalled.</List.Item>
          <List.Item>Traces and summaries that hold its words are emptied.</List.Item>
          <List.Item>The transcript stays. Said anew later, it is learned anew.</List.Item>
        </List>
        <Text size="sm" mt="xs" fw={600}>
          This cannot be undone.
        </Text>
      </Confirm>
    </>
  );
}
