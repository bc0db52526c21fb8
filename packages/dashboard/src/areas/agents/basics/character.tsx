import { ActionIcon, Group, SimpleGrid, Slider, Text, Textarea, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { fieldError } from "../../../api/errors.ts";
import { Section } from "../../../kit/section.tsx";
import type { PersonaFields } from "../agent-fields.ts";
import { useAgentEditor } from "../editor.tsx";

type Identity = PersonaFields["identity"];
type Personality = PersonaFields["personality"];

const IDENTITY: readonly {
  readonly key: keyof Identity;
  readonly label: string;
  readonly maxLength: number;
}[] = [
  { key: "name", label: "Name", maxLength: 120 },
  { key: "role", label: "Role", maxLength: 200 },
  { key: "organisation", label: "Organisation", maxLength: 200 },
  { key: "pronouns", label: "Pronouns", maxLength: 50 },
];

const SCALES: readonly { readonly key: keyof Personality; readonly low: string; readonly high: string }[] = [
  { key: "warmth", low: "Matter-of-fact", high: "Warm" },
  { key: "formality", low: "Casual", high: "Formal" },
  { key: "humor", low: "Serious", high: "Playful" },
  { key: "brevity", low: "Expansive", high: "Brief" },
  { key: "directness", low: "Tactful", high: "Direct" },
  { key: "energy", low: "Calm", high: "Lively" },
];

/** Identity and personality, which follow the persona's prompt as separate parts. */
export function CharacterSection() {
  const { personaDraft, personaSaving, persona } = useAgentEditor();
  if (!persona) return null;
  const { identity, personality } = personaDraft.values;
  const setIdentity = (key: keyof Identity, value: string) =>
    personaDraft.set("identity", { ...identity, [key]: value || null });
  const setPersonality = (key: keyof Personality, value: number | null) =>
    personaDraft.set("personality", { ...personality, [key]: value });
  return (
    <Section
      title="Character"
      description="Said to the model after the prompt. What is left out is left to the prompt."
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {IDENTITY.map(({ key, label, maxLength }) => (
          <TextInput
            key={key}
            label={label}
            maxLength={maxLength}
            dir="auto"
            value={identity[key] ?? ""}
            onChange={({ currentTarget }) => setIdentity(key, currentTarget.value)}
            error={fieldError(personaSaving.error, `/settings/identity/${key}`)}
          />
        ))}
      </SimpleGrid>
      <Textarea
        label="Background"
        maxLength={4000}
        dir="auto"
        value={identity.background ?? ""}
        onChange={({ currentTarget }) => setIdentity("background", currentTarget.value)}
        error={fieldError(personaSaving.error, "/settings/identity/background")}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} verticalSpacing="md" spacing="xl">
        {SCALES.map(({ key, ...scale }) => (
          <Scale
            key={key}
            {...scale}
            value={personality[key]}
            onChange={(value) => setPersonality(key, value)}
          />
        ))}
      </SimpleGrid>
    </Section>
  );
}

interface ScaleProps {
  readonly low: string;
  readonly high: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

function Scale({ low, high, value, onChange }: ScaleProps) {
  const { mayEdit } = useAgentEditor();
  return (
    <div>
      <Group justify="space-between" gap="xs" mb={6} h={22}>
        <Text size="sm">{low}</Text>
        {value === null ? (
          <Text size="xs" c="dimmed">
            not said
          </Text>
        ) : (
          <ActionIcon
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={`Leave open whether ${low.toLowerCase()} or ${high.toLowerCase()}`}
            onClick={() => onChange(null)}
          >
            <IconX size={14} />
          </ActionIcon>
        )}
        <Text size="sm">{high}</Text>
      </Group>
      <Slider
        min={1}
        max={5}
        step={1}
        disabled={!mayEdit}
        label={null}
        thumbLabel={`From ${low} to ${high}`}
        value={value ?? 3}
        onChange={onChange}
        color={value === null ? "gray" : "pine"}
        styles={value === null ? { bar: { display: "none" } } : {}}
        marks={[1, 2, 3, 4, 5].map((mark) => ({ value: mark }))}
      />
    </div>
  );
}
