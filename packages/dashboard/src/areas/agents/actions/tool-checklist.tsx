import { Accordion, Checkbox, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useAgentEditor } from "../editor.tsx";

interface ListedTool {
  readonly name: string;
  readonly description: ReactNode;
  /** Shown when the tool is opened. */
  readonly panel: ReactNode;
}

interface ToolChecklistProps {
  readonly tools: readonly ListedTool[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** List of tools to give to the agent; each can be opened. */
export function ToolChecklist({ tools, chosen, onChange }: ToolChecklistProps) {
  const { mayEdit } = useAgentEditor();
  const toggle = (name: string, on: boolean) =>
    onChange(new Set(on ? [...chosen, name] : [...chosen].filter((other) => other !== name)));
  return (
    <Accordion variant="separated" chevronPosition="left">
      {tools.map(({ name, description, panel }) => (
        <Accordion.Item key={name} value={name}>
          <Group gap="xs" wrap="nowrap" pl="sm">
            <Checkbox
              aria-label={`Give ${name}`}
              disabled={!mayEdit}
              checked={chosen.has(name)}
              onChange={({ currentTarget }) => toggle(name, currentTarget.checked)}
            />
            <Accordion.Control>
              <Text size="sm" fw={600} ff="monospace">
                {name}
              </Text>
              {description}
            </Accordion.Control>
          </Group>
          <Accordion.Panel>{panel}</Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
