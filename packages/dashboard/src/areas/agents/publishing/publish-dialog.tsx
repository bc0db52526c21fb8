import { HyponemaError } from "@hyponema/client";
import { Alert, Button, Group, List, Skeleton, Stack, Text, Textarea, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useRead } from "../../../api/use-api.ts";
import { Dialog } from "../../../kit/dialog.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { useAgentEditor } from "../editor.tsx";
import { Changes, placeOf } from "./changes.tsx";
import { type Pending, usePending } from "./pending.ts";
import { usePublish } from "./use-publish.ts";

/** Shows what publishing changes, and publishes. */
export function PublishDialog({ onClose }: { readonly onClose: () => void }) {
  const { agent, dirty } = useAgentEditor();
  const pending = usePending();
  const publish = usePublish(pending);
  const [note, setNote] = useState("");
  const submit = () =>
    publish.mutate(note, {
      onSuccess({ published_version }) {
        notifications.show({ color: "pine", message: `Version ${published_version} is published.` });
        onClose();
      },
    });
  const nothing = !pending.loading && !pending.any && !dirty;
  return (
    <Dialog onClose={onClose} title={`Publish version ${agent.last_version + 1}`} size="xl">
      <Stack gap="lg">
        {dirty && (
          <Text size="sm">What you have not saved yet is saved first, and published with the rest.</Text>
        )}
        <WhatChanges pending={pending} />
        <SharedWords pending={pending} />
        {nothing ? (
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
        <Refused error={publish.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={submit} loading={publish.isPending} disabled={nothing || pending.loading}>
            Publish
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function WhatChanges({ pending }: { readonly pending: Pending }) {
  if (pending.loading) return <Skeleton height={120} />;
  if (pending.error) return <ProblemAlert error={pending.error} />;
  if (pending.first) {
    return (
      <Text size="sm">
        The first version: sessions can be opened from then on, and run exactly this until you publish again.
      </Text>
    );
  }
  return (
    <>
      {pending.words.length > 0 && <Grouped title="What it says" changes={pending.words} />}
      {pending.fields.length > 0 && <Grouped title="How it works" changes={pending.fields} />}
    </>
  );
}

function Grouped({ title, changes }: { readonly title: string; readonly changes: Pending["fields"] }) {
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {title}
      </Title>
      <Changes changes={changes} />
    </Stack>
  );
}

/** Other agents that speak from the same persona get its words at once. */
function SharedWords({ pending }: { readonly pending: Pending }) {
  const workspace_id = useWorkspaceId();
  const { agent, persona } = useAgentEditor();
  const shared = useRead(
    "listAgents",
    { params: { workspace_id }, query: { persona_id: persona?.id ?? "", status: "published", limit: 200 } },
    { enabled: pending.promotes && persona !== null },
  );
  const others = shared.data?.data.data.filter(({ id }) => id !== agent.id) ?? [];
  if (!pending.promotes || others.length === 0) return null;
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

/** Why it cannot be published: every problem at once, in words. */
function Refused({ error }: { readonly error: unknown }) {
  if (!(error instanceof HyponemaError) || error.code !== "agent-not-publishable") {
    return <ProblemAlert error={error} />;
  }
  return (
    <Alert color="red" variant="outline" role="alert" title="Not yet: this has to be put right first">
      <List size="sm">
        {error.errors.map(({ path, message }) => (
          <List.Item key={path + message}>
            <b>{placeOf(path)}</b>: {message}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
