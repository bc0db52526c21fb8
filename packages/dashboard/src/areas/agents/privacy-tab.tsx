import { Stack, Switch } from "@mantine/core";
import { Choice } from "../../kit/choice.tsx";
import { Section } from "../../kit/section.tsx";
import type { AgentFields } from "./agent-fields.ts";
import { useAgentEditor } from "./editor.tsx";

/** Whether the agent remembers the people it talks with, and which agents share what it learns. */
export function PrivacyTab() {
  const { fields, mayEdit } = useAgentEditor();
  const { privacy, memory_scope } = fields.values;
  const set = (part: Partial<typeof privacy>) => fields.set("privacy", { ...privacy, ...part });
  return (
    <fieldset className="bare" disabled={!mayEdit}>
      <Stack gap="lg" maw={760}>
        <Section
          title="Memory"
          description="What the agent learns of a User, and is told again in later conversations."
        >
          <Switch
            label="This agent remembers"
            description="Off: nothing is learned from its conversations, and nothing is recalled in them."
            checked={privacy.memory}
            onChange={({ currentTarget }) => set({ memory: currentTarget.checked })}
          />
          <Choice<AgentFields["memory_scope"]>
            label="Who may know what it learns"
            value={memory_scope}
            disabled={!privacy.memory}
            onChange={(scope) => fields.set("memory_scope", scope)}
            options={[
              { value: "workspace", label: "All agents" },
              { value: "agent", label: "This agent alone" },
            ]}
          />
        </Section>
      </Stack>
    </fieldset>
  );
}
