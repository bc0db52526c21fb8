import { Checkbox, NumberInput, SimpleGrid, Stack } from "@mantine/core";
import { fieldError } from "../../../api/errors.ts";
import { Section } from "../../../kit/section.tsx";
import type { AgentFields } from "../agent-fields.ts";
import { useAgentEditor } from "../editor.tsx";

type Override = AgentFields["allowed_overrides"][number];

const OVERRIDES: readonly { readonly name: Override; readonly label: string }[] = [
  { name: "first_message", label: "The opening message" },
  { name: "greeting_mode", label: "How it greets" },
  { name: "language", label: "The language" },
  { name: "llm", label: "The model" },
  { name: "system_prompt_append", label: "What is added to the prompt" },
  { name: "tools_disabled", label: "Which tools it is not offered" },
];

/** Session limits and the settings that a session may override. */
export function LimitsSection() {
  const { agentDraft, agentSaving } = useAgentEditor();
  const { security, allowed_overrides } = agentDraft.values;
  const setLimit = (part: Partial<typeof security>) => agentDraft.set("security", { ...security, ...part });
  return (
    <Section title="Sessions" description="How long they last, and what whoever opens one may choose.">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberInput
          label="Ends without a word after"
          suffix=" s"
          min={10}
          max={86_400}
          step={60}
          thousandSeparator=","
          value={security.idle_seconds}
          onChange={(value) => typeof value === "number" && setLimit({ idle_seconds: value })}
          error={fieldError(agentSaving.error, "/security/idle_seconds")}
        />
        <NumberInput
          label="Lasts at most"
          suffix=" s"
          min={10}
          max={86_400}
          step={60}
          thousandSeparator=","
          value={security.max_duration_seconds}
          onChange={(value) => typeof value === "number" && setLimit({ max_duration_seconds: value })}
          error={fieldError(agentSaving.error, "/security/max_duration_seconds")}
        />
      </SimpleGrid>
      <Checkbox.Group
        label="What a session may choose"
        description="Whoever opens one by the API may set these for it."
        value={allowed_overrides}
        onChange={(names) => agentDraft.set("allowed_overrides", names as Override[])}
      >
        <Stack gap="xs" mt="xs">
          {OVERRIDES.map(({ name, label }) => (
            <Checkbox key={name} value={name} label={label} />
          ))}
        </Stack>
      </Checkbox.Group>
    </Section>
  );
}
