import { Checkbox, NumberInput, Stack, Switch, Text } from "@mantine/core";
import { placeAt } from "../../api/failure.ts";
import { Choice } from "../../kit/choice.tsx";
import { Section } from "../../kit/section.tsx";
import type { AgentFields } from "./agent-fields.ts";
import { useAgentEditor } from "./editor.tsx";

/** What is remembered of the people who talk with the agent, and for how long what they said is kept. */
export function PrivacyTab() {
  const { fields, fieldsSaving, mayEdit } = useAgentEditor();
  const { privacy, memory_scope } = fields.values;
  const set = (part: Partial<typeof privacy>) => fields.set("privacy", { ...privacy, ...part });
  const days = privacy.transcript_retention_days;
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
        <Section title="Retention" description="How long what was said is kept.">
          <Checkbox
            label="Delete transcripts after a time"
            checked={days !== null}
            onChange={({ currentTarget }) =>
              set({ transcript_retention_days: currentTarget.checked ? 90 : null })
            }
          />
          {days !== null && (
            <NumberInput
              label="Days"
              min={1}
              max={3650}
              maw={200}
              value={days}
              onChange={(value) => typeof value === "number" && set({ transcript_retention_days: value })}
              error={placeAt(fieldsSaving.error, "/privacy/transcript_retention_days")}
            />
          )}
          {days === null && (
            <Text size="sm" c="dimmed">
              Kept as long as the workspace keeps transcripts.
            </Text>
          )}
        </Section>
      </Stack>
    </fieldset>
  );
}
