import { HyponemaError } from "@hyponema/client";
import { Alert, Button, Group, List, Skeleton, Stack, Text, Textarea, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiQuery } from "../../../api/use-api.ts";
import { Dialog } from "../../../kit/dialog.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { useAgentEditor } from "../editor.tsx";
import { Changes, fieldLabel } from "./changes.tsx";
import { type PendingChanges, usePendingChanges } from "./pending-changes.ts";
import { usePublish } from "./use-publish.ts";

/** Shows the unpublished changes, and publishes them. */
export function PublishDialog({ onClose }: { readonly onClose: () => void }) {
  const { agent, dirty } = useAgentEditor();
  const pending = usePendingChanges();
  const publish = usePublish(pending);
  const [note, setNote] = useState("");
  const submit = () =>
    publish.mutate(note, {
      onSuccess({ published_version }) {
        notifications.show({ color: "pine", message: `Version ${published_version} is published.` });
        onClose();
      },
    });
  const nothingToPublish = !pending.loading && !pending.hasChanges && !dirty;
  return (
    <Dialog onClose={onClose} title={`Publish version ${agent.last_version + 1}`} size="xl">
      <Stack gap="lg">
        {dirty && (
          <Text size="sm">What you have not saved yet is saved first, and published with the rest.</Text>
        )}
        <PendingChangeList pending={pending} />
        <SharedPersonaWarning pending={pending} />
        {nothingToPublish ? (
          <Text size="sm">Nothing differs from what is published.</Text>
        ) : (
          <Textarea
            label="What is new"
            description="Stands in the history of versions."
            value={note}
            maxLength={500}
            dir="auto"
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
        )}
        <PublishErrors error={publish.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={submit} loading={publish.isPending} disabled={nothingToPublish || pending.loading}>
            Publish
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function PendingChangeList({ pending }: { readonly pending: PendingChanges }) {
  if (pending.loading) return <Skeleton height={120} />;
  if (pending.error) return <ProblemAlert error={pending.error} />;
  if (pending.isFirst) {
    return (
      <Text size="sm">
        The first version: sessions can be opened from then on, and run exactly this until you publish again.
      </Text>
    );
  }
  return (
    <>
      {pending.personaChanges.length > 0 && (
        <ChangeGroup title="What it says" changes={pending.personaChanges} />
      )}
      {pending.agentChanges.length > 0 && <ChangeGroup title="How it works" changes={pending.agentChanges} />}
    </>
  );
}

function ChangeGroup({
  title,
  changes,
}: {
  readonly title: string;
  readonly changes: PendingChanges["agentChanges"];
}) {
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {title}
      </Title>
      <Changes changes={changes} />
    </Stack>
  );
}

/** Warns that other published agents with the same persona change as well. */
function SharedPersonaWarning({ pending }: { readonly pending: PendingChanges }) {
  const workspace_id = useWorkspaceId();
  const { agent, persona } = useAgentEditor();
  const shared = useApiQuery(
    "listAgents",
    { params: { workspace_id }, query: { persona_id: persona?.id ?? "", status: "published", limit: 200 } },
    { enabled: pending.promotesPersona && persona !== null },
  );
  const others = shared.data?.data.data.filter(({ id }) => id !== agent.id) ?? [];
  if (!pending.promotesPersona || others.length === 0) return null;
  const names = others.slice(0, 3).map(({ name }) => name);
  return (
    <Alert color="yellow" title={`${others.length} more agents speak these words`}>
      <Text size="sm">
        {names.join(", ")}
        {others.length > 3 && ` and ${others.length - 3} more`} follow the same persona: their sessions say
        the new words from now on. To change this agent alone, make a copy of the persona on Basics.
      </Text>
    </Alert>
  );
}

/** Lists every problem that prevents publishing. */
function PublishErrors({ error }: { readonly error: unknown }) {
  if (!(error instanceof HyponemaError) || error.code !== "agent-not-publishable") {
    return <ProblemAlert error={error} />;
  }
  return (
    <Alert color="red" variant="outline" role="alert" title="Not yet: this has to be put right first">
      <List size="sm">
        {error.errors.map(({ path, message }) => (
          <List.Item key={path + message}>
            <b>{fieldLabel(path)}</b>: {message}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
