import { Badge, Button, Group, Menu, Skeleton, Text } from "@mantine/core";
import { IconEar, IconPlus } from "@tabler/icons-react";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiList, useApiMutation, useApiQuery } from "../../../api/use-api.ts";
import { EmptyState } from "../../../kit/empty-state.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { Section } from "../../../kit/section.tsx";
import type { ListeningProfile } from "../agent-fields.ts";
import { useAgentEditor } from "../editor.tsx";
import { CollapsibleItem } from "./collapsible-item.tsx";
import { ListeningForm } from "./listening-form.tsx";

/** Listening profiles: speech detection and interruptions. Changes apply immediately, without publishing. */
export function ListeningSection() {
  const workspace_id = useWorkspaceId();
  const { agent, mayEdit } = useAgentEditor();
  const mayWrite = usePermission("voice:write") && mayEdit;
  const list = useApiList("listListeningProfiles", {
    params: { workspace_id, agent_id: agent.id },
    query: {},
  });
  return (
    <Section
      title="Listening and turn-taking"
      description="Takes effect in voice sessions, which this server does not have yet: when speech begins and ends, and whether a User may interrupt. Changes apply at once, without publishing."
      actions={mayWrite && <AddProfile />}
    >
      <ProblemAlert error={list.error} />
      {list.isPending && <Skeleton height={46} />}
      {list.items?.length === 0 && (
        <EmptyState icon={IconEar} title="No profile yet" action={mayWrite && <AddProfile />}>
          The agent listens by the product's own settings. Make a profile to change them, or one for Users who
          need more time.
        </EmptyState>
      )}
      {list.items?.map((profile) => (
        <CollapsibleItem
          key={profile.id}
          name={profile.name}
          nameExtra={
            profile.is_default && (
              <Badge variant="light" size="sm" style={{ flexShrink: 0 }}>
                Default
              </Badge>
            )
          }
        >
          <fieldset className="bare" disabled={!mayWrite}>
            <ListeningForm key={profile.revision} profile={profile} />
          </fieldset>
          {mayWrite && <ProfileActions profile={profile} />}
        </CollapsibleItem>
      ))}
    </Section>
  );
}

function AddProfile() {
  const workspace_id = useWorkspaceId();
  const { agent } = useAgentEditor();
  const presets = useApiQuery("listListeningPresets", { params: { workspace_id } });
  const create = useApiMutation("createListeningProfile", ["listListeningProfiles"]);
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} loading={create.isPending}>
          Add a profile
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {presets.data?.data.data.map(({ preset, title, summary }) => (
          <Menu.Item
            key={preset}
            onClick={() =>
              create.mutate({
                params: { workspace_id, agent_id: agent.id },
                body: { name: title, description: summary, preset },
              })
            }
          >
            {title}
            <Text size="xs" c="dimmed">
              {summary}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function ProfileActions({ profile }: { readonly profile: ListeningProfile }) {
  const workspace_id = useWorkspaceId();
  const { agent } = useAgentEditor();
  const params = { workspace_id, agent_id: agent.id, listening_profile_id: profile.id };
  const prefer = useApiMutation("setDefaultListeningProfile", ["listListeningProfiles"]);
  const archive = useApiMutation("archiveListeningProfile", ["listListeningProfiles"]);
  return (
    <>
      <Group gap="xs" mt="sm">
        {!profile.is_default && (
          <Button size="xs" variant="default" onClick={() => prefer.mutate({ params })}>
            Make it the default
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => archive.mutate({ params })}>
          Archive
        </Button>
      </Group>
      <ProblemAlert error={prefer.error ?? archive.error} />
    </>
  );
}
