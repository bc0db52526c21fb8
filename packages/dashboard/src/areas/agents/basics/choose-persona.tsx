import { Stack, Text, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiList } from "../../../api/use-api.ts";
import { Dialog } from "../../../kit/dialog.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { SearchField } from "../../../kit/search-field.tsx";
import { usePersonaSwitch } from "./persona-switch.ts";
import "../new-agent.css";

/** Dialog to select another persona of the workspace for the agent. */
export function ChoosePersona({ onClose }: { readonly onClose: () => void }) {
  const workspace_id = useWorkspaceId();
  const change = usePersonaSwitch();
  const [search, setSearch] = useState("");
  const list = useApiList("listPersonas", {
    params: { workspace_id },
    query: { limit: 20, ...(search ? { search } : {}) },
  });
  const choose = (persona_id: string) => change.mutate({ persona_id, version: null }, { onSuccess: onClose });
  return (
    <Dialog onClose={onClose} title="Speak from another persona" size="lg">
      <Stack gap="sm">
        <SearchField label="Search personas" value={search} onChange={setSearch} />
        <ProblemAlert error={list.error ?? change.error} />
        {list.items?.length === 0 && <Text size="sm">None matches.</Text>}
        {list.items?.map(({ id, name, prompt }) => (
          <UnstyledButton key={id} className="choice" mih={0} onClick={() => choose(id)}>
            <Text fw={600} size="sm" className="cut" dir="auto" title={name}>
              {name}
            </Text>
            <Text size="xs" c="dimmed" lineClamp={2} dir="auto">
              {prompt || "No prompt yet"}
            </Text>
          </UnstyledButton>
        ))}
      </Stack>
    </Dialog>
  );
}
