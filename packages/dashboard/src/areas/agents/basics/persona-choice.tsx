import { Button, Group, Menu, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronDown } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../api/client.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiList, useApiQuery } from "../../../api/use-api.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import type { AgentFields } from "../agent-fields.ts";
import { useAgentEditor } from "../editor.tsx";
import { ChoosePersona } from "./choose-persona.tsx";
import { usePersonaSwitch } from "./persona-switch.ts";

/** The agent's persona: who else uses it, and actions to copy, replace or pin it. */
export function PersonaChoice() {
  const { persona, mayEdit, agentDraft } = useAgentEditor();
  const shared = useSharingText();
  const copy = useCopyPersona();
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      <Group justify="space-between" gap="sm" wrap="wrap">
        <Text size="sm" miw={0} style={{ flex: "1 1 14rem" }}>
          {persona ? (
            <>
              Persona{" "}
              <Text span fw={600} dir="auto" className="cut" title={persona.name} inherit>
                {persona.name}
              </Text>
              , {shared}
            </>
          ) : (
            "This agent has no persona yet: choose one, or make one."
          )}
        </Text>
        {mayEdit && (
          <Group gap="xs">
            <Button size="xs" variant="default" loading={copy.isPending} onClick={() => copy.mutate()}>
              {persona ? "Make a copy" : "Make a persona"}
            </Button>
            <Button size="xs" variant="default" onClick={() => setChoosing(true)}>
              Choose another
            </Button>
            {persona && (
              <VersionPin
                link={agentDraft.values.persona}
                onPin={(link) => agentDraft.set("persona", link)}
              />
            )}
          </Group>
        )}
      </Group>
      <ProblemAlert error={copy.error} />
      {choosing && <ChoosePersona onClose={() => setChoosing(false)} />}
    </>
  );
}

function useSharingText(): string {
  const workspace_id = useWorkspaceId();
  const { persona } = useAgentEditor();
  const agents = useApiQuery(
    "listAgents",
    { params: { workspace_id }, query: { persona_id: persona?.id ?? "", limit: 200 } },
    { enabled: persona !== null },
  );
  const count = agents.data?.data.data.length;
  if (count === undefined) return "…";
  if (count <= 1) return "used by this agent alone";
  return `used by ${count}${agents.data?.data.next_cursor ? " and more" : ""} agents`;
}

/** Copies the persona, including unsaved changes, and gives the copy to this agent. */
function useCopyPersona() {
  const workspace_id = useWorkspaceId();
  const { agent, persona, personaDraft } = useAgentEditor();
  const change = usePersonaSwitch();
  return useMutation({
    mutationFn: async () => {
      const { prompt, ...settings } = personaDraft.values;
      const name = persona ? `${persona.name.slice(0, 112)} (copy)` : agent.name;
      const made = await call("createPersona", {
        params: { workspace_id },
        idempotencyKey: crypto.randomUUID(),
        body: { name, prompt, settings },
      });
      await change.mutateAsync({ persona_id: made.data.id, version: null });
      return made.data;
    },
    onSuccess: ({ name }) =>
      notifications.show({ color: "pine", message: `This agent speaks from ${name} now, alone.` }),
  });
}

type PersonaLink = AgentFields["persona"];

function VersionPin({
  link,
  onPin,
}: {
  readonly link: PersonaLink;
  readonly onPin: (link: PersonaLink) => void;
}) {
  const workspace_id = useWorkspaceId();
  const persona_id = link?.persona_id ?? "";
  const versions = useApiList(
    "listPersonaVersions",
    { params: { workspace_id, persona_id }, query: { limit: 50 } },
    { enabled: link !== null },
  );
  if (!link) return null;
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button size="xs" variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {link.version === null ? "Follows it" : `Keeps version ${link.version}`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
        <Menu.Item onClick={() => onPin({ persona_id, version: null })}>Follow what is published</Menu.Item>
        <Menu.Label>Or keep to one version</Menu.Label>
        {versions.items?.map(({ version, note }) => (
          <Menu.Item key={version} onClick={() => onPin({ persona_id, version })}>
            Version {version}
            {note && (
              <Text size="xs" c="dimmed" className="cut" dir="auto">
                {note}
              </Text>
            )}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
