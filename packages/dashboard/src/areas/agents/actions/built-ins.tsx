import { Code, Stack, Switch, Text } from "@mantine/core";
import { Section } from "../../../kit/section.tsx";
import type { AgentFields } from "../agent-fields.ts";
import { useAgentEditor } from "../editor.tsx";

type SystemTool = AgentFields["system_tools"][number];

const CALL_ACTIONS: readonly { readonly name: SystemTool; readonly label: string; readonly text: string }[] =
  [
    {
      name: "end_call",
      label: "End the conversation",
      text: "When everything is said, and the User agrees.",
    },
    {
      name: "language_detection",
      label: "Change the language",
      text: "The conversation goes on in the language that the User speaks.",
    },
    {
      name: "skip_turn",
      label: "Say nothing",
      text: "When somebody asks for a moment, or speaks to another person.",
    },
  ];

const MEMORY_ACTIONS = [
  ["search_memory", "Looks for what is remembered of the User, beyond what each turn is given anyway."],
  ["add_memory_note", "Notes something that is to be remembered."],
  ["record_persona_statement", "Notes what the agent said of itself, so that it does not contradict itself."],
] as const;

/** Built-in actions that every agent has. */
export function BuiltIns() {
  const { agentDraft, mayEdit } = useAgentEditor();
  const { system_tools: chosen, privacy } = agentDraft.values;
  const change = (name: SystemTool, on: boolean) =>
    agentDraft.set("system_tools", on ? [...chosen, name] : chosen.filter((other) => other !== name));
  return (
    <Section
      title="In the call"
      description="The product's own actions. They count from the next version on."
    >
      <fieldset className="bare" disabled={!mayEdit}>
        <Stack gap="md">
          {CALL_ACTIONS.map(({ name, label, text }) => (
            <Switch
              key={name}
              label={label}
              description={text}
              checked={chosen.includes(name)}
              onChange={({ currentTarget }) => change(name, currentTarget.checked)}
            />
          ))}
        </Stack>
      </fieldset>
      <div>
        <Text size="sm" fw={600}>
          Memory
        </Text>
        <Text size="sm" c="dimmed" mb="xs">
          {privacy.memory
            ? "Always there while the agent remembers."
            : "Not there: this agent does not remember (see Privacy)."}
        </Text>
        <Stack gap={6}>
          {MEMORY_ACTIONS.map(([name, text]) => (
            <Text size="sm" key={name}>
              <Code>{name}</Code> {text}
            </Text>
          ))}
        </Stack>
      </div>
    </Section>
  );
}
