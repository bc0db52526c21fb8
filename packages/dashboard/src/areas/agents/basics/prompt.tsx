import { Group, Menu, Text, Textarea, UnstyledButton } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { fieldError } from "../../../api/errors.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiQuery } from "../../../api/use-api.ts";
import { CodeEditor } from "../../../kit/code-editor.tsx";
import { Section } from "../../../kit/section.tsx";
import { useAgentEditor } from "../editor.tsx";
import { GreetingFields } from "./greeting.tsx";
import { PersonaChoice } from "./persona-choice.tsx";
import { usePromptTokens } from "./rendering.ts";

/** Prompt and first message. Both belong to the persona, which other agents may share. */
export function PromptSection() {
  const { personaDraft, personaSaving, mayEdit, persona, agentDraft } = useAgentEditor();
  const variables = useKnownVariables();
  const tokens = usePromptTokens(personaDraft.values.prompt);
  const pinned = agentDraft.values.persona?.version ?? null;
  if (!persona) return <PersonaChoice />;
  return (
    <Section title="Prompt" description="Sent to the model word for word, with variables filled in.">
      <PersonaChoice />
      {pinned !== null && (
        <Text size="sm">
          This agent keeps to version {pinned} of the persona: what you change below reaches it only when it
          follows again.
        </Text>
      )}
      <CodeEditor
        label="Prompt"
        language="prompt"
        minHeight={300}
        readOnly={!mayEdit}
        value={personaDraft.values.prompt}
        onChange={(prompt) => personaDraft.set("prompt", prompt)}
        variables={variables}
        error={fieldError(personaSaving.error, "/prompt")}
        labelExtra={
          <Group gap="md" mb={4}>
            <Text size="xs" c="dimmed" aria-live="polite">
              {tokens === null ? "…" : `${tokens.toLocaleString()} tokens`}
            </Text>
            {mayEdit && <VariablePicker />}
          </Group>
        }
      />
      <Textarea
        label="Opening message"
        description="What the agent says first; empty: it waits. Variables work here too."
        maxLength={4000}
        dir="auto"
        value={personaDraft.values.first_message ?? ""}
        onChange={({ currentTarget }) => personaDraft.set("first_message", currentTarget.value || null)}
        error={fieldError(personaSaving.error, "/settings/first_message")}
      />
      <GreetingFields />
    </Section>
  );
}

function useKnownVariables() {
  const workspace_id = useWorkspaceId();
  const { agent } = useAgentEditor();
  const known = useApiQuery("listVariables", { params: { workspace_id }, query: { agent_id: agent.id } });
  return known.data?.data.data;
}

/** Appends a variable to the prompt. Typing `{{` in the editor offers the same variables. */
function VariablePicker() {
  const { personaDraft } = useAgentEditor();
  const variables = useKnownVariables() ?? [];
  const insert = (name: string) => personaDraft.set("prompt", `${personaDraft.values.prompt}{{${name}}}`);
  return (
    <Menu position="bottom-end" width={340}>
      <Menu.Target>
        <UnstyledButton fz="xs" c="var(--mantine-color-anchor)">
          <Group gap={4}>
            <IconBraces size={14} aria-hidden />
            Insert a variable
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
        <Menu.Label>While typing, {"{{"} offers them too</Menu.Label>
        {variables
          .filter(({ deprecated }) => !deprecated)
          .map(({ name, description, source }) => (
            <Menu.Item key={name} onClick={() => insert(name)}>
              <Text size="sm" ff="monospace">
                {name}
              </Text>
              <Text size="xs" c="dimmed">
                {description || (source === "agent" ? "Of this agent" : "")}
              </Text>
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
