import { Stack, Switch } from "@mantine/core";
import { Choice } from "../../kit/choice.tsx";
import { Section } from "../../kit/section.tsx";
import type { AgentFields } from "./agent-fields.ts";
import { useAgentEditor } from "./editor.tsx";

/** Privacy tab: whether the agent remembers, and which agents share its memory. */
export function PrivacyTab() {
  const { agentDraft, mayEdit } = useAgentEditor();
  const { privacy, memory_scope } = agentDraft.values;
  const set = (part: Partial<typeof privacy>) => agentDraft.set("privacy", { ...privacy, ...part });
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
            onChange={(scope) => agentDraft.set("memory_scope", scope)}
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
