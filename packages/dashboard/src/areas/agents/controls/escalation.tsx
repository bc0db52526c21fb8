import { Button, Checkbox, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { fieldError } from "../../../api/errors.ts";
import { Section } from "../../../kit/section.tsx";
import type { PersonaFields } from "../agent-fields.ts";
import { useAgentEditor } from "../editor.tsx";
import { CollapsibleItem } from "./collapsible-item.tsx";
import { Patterns } from "./patterns.tsx";

type Escalation = PersonaFields["escalation"];
type Rule = Escalation["rules"][number];

const NEW_RULE: Rule = { name: "", keywords: [], regexes: [], end: false };

/** Escalation rules: which messages hand the conversation to a person. */
export function EscalationSection() {
  const { personaDraft, personaSaving } = useAgentEditor();
  const { escalation } = personaDraft.values;
  const { rules } = escalation;
  const set = (part: Partial<Escalation>) => personaDraft.set("escalation", { ...escalation, ...part });
  const errorAt = (field: string) => fieldError(personaSaving.error, `/settings/escalation${field}`);
  return (
    <Section
      title="Handing over"
      description="When the User says one of these, whoever is to take over is told, with what was said."
      actions={
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => set({ rules: [...rules, NEW_RULE] })}
        >
          Add a rule
        </Button>
      }
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label="Who takes over"
          description="A name, an address or a queue."
          maxLength={500}
          dir="auto"
          value={escalation.target ?? ""}
          onChange={({ currentTarget }) => set({ target: currentTarget.value || null })}
          error={errorAt("/target")}
        />
        <Textarea
          label="What the User is told"
          description="Empty: nothing."
          minRows={1}
          maxLength={2000}
          dir="auto"
          value={escalation.message ?? ""}
          onChange={({ currentTarget }) => set({ message: currentTarget.value || null })}
          error={errorAt("/message")}
        />
      </SimpleGrid>
      {rules.map((rule, at) => (
        <CollapsibleItem
          // biome-ignore lint/suspicious/noArrayIndexKey: rules are identified by their order, because the first match wins
          key={at}
          name={rule.name || `Rule ${at + 1}`}
          open={rule.name === ""}
          onRemove={() => set({ rules: rules.filter((_, index) => index !== at) })}
        >
          <RuleFields
            rule={rule}
            errorAt={(field) => errorAt(`/rules/${at}${field}`)}
            onChange={(next) => set({ rules: rules.map((old, index) => (index === at ? next : old)) })}
          />
        </CollapsibleItem>
      ))}
    </Section>
  );
}

interface RuleFieldsProps {
  readonly rule: Rule;
  readonly errorAt: (field: string) => string | undefined;
  readonly onChange: (rule: Rule) => void;
}

function RuleFields({ rule, errorAt, onChange }: RuleFieldsProps) {
  return (
    <Stack gap="sm">
      <TextInput
        label="Name"
        maxLength={120}
        dir="auto"
        value={rule.name}
        onChange={({ currentTarget }) => onChange({ ...rule, name: currentTarget.value })}
        error={errorAt("/name")}
      />
      <Patterns value={rule} onChange={(part) => onChange({ ...rule, ...part })} errorAt={errorAt} />
      <Checkbox
        label="The conversation ends then"
        checked={rule.end}
        onChange={({ currentTarget }) => onChange({ ...rule, end: currentTarget.checked })}
      />
    </Stack>
  );
}
