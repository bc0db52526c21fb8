import { ActionIcon, Button, Checkbox, Code, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { fieldError } from "../../../api/errors.ts";
import { Section } from "../../../kit/section.tsx";
import type { AgentFields } from "../agent-fields.ts";
import { useAgentEditor } from "../editor.tsx";

type Variable = AgentFields["dynamic_variables"][number];

const NEW_VARIABLE: Variable = { name: "", default: null, required: false };

/** Variables that sessions can set for the prompt. */
export function VariablesSection() {
  const { agentDraft, agentSaving } = useAgentEditor();
  const { dynamic_variables: variables } = agentDraft.values;
  const set = (next: Variable[]) => agentDraft.set("dynamic_variables", next);
  return (
    <Section
      title="Variables"
      description={
        <>
          <Code>{"{{name}}"}</Code> in the prompt and the opening message. A session's own value goes first,
          then the resolver's, then the default.
        </>
      }
      actions={
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => set([...variables, NEW_VARIABLE])}
        >
          Add a variable
        </Button>
      }
    >
      {variables.length === 0 && (
        <Text size="sm" c="dimmed">
          None of its own. Those of the system are always there: the time, the date, the User's name.
        </Text>
      )}
      <Stack gap="sm">
        {variables.map((variable, at) => {
          const path = `/dynamic_variables/${at}`;
          const update = (part: Partial<Variable>) =>
            set(variables.map((old, index) => (index === at ? { ...old, ...part } : old)));
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are identified by position, because names change while typing
            <Group key={at} gap="sm" align="flex-start" wrap="wrap">
              <TextInput
                aria-label={`Name of variable ${at + 1}`}
                placeholder="order_id"
                maxLength={64}
                value={variable.name}
                onChange={({ currentTarget }) => update({ name: currentTarget.value })}
                error={fieldError(agentSaving.error, `${path}/name`)}
                style={{ flex: "1 1 9rem" }}
              />
              <TextInput
                aria-label={`Default of variable ${at + 1}`}
                placeholder="no default"
                maxLength={2000}
                dir="auto"
                value={variable.default ?? ""}
                onChange={({ currentTarget }) => update({ default: currentTarget.value || null })}
                error={fieldError(agentSaving.error, `${path}/default`)}
                style={{ flex: "2 1 12rem" }}
              />
              <Checkbox
                mt={8}
                label="Required"
                checked={variable.required}
                onChange={({ currentTarget }) => update({ required: currentTarget.checked })}
              />
              <ActionIcon
                mt={4}
                variant="subtle"
                color="gray"
                aria-label={`Remove ${variable.name || `variable ${at + 1}`}`}
                onClick={() => set(variables.filter((_, index) => index !== at))}
              >
                <IconTrash size={18} />
              </ActionIcon>
            </Group>
          );
        })}
      </Stack>
    </Section>
  );
}
