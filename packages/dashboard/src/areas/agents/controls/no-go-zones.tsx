import { Button, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { placeAt } from "../../../api/failure.ts";
import { Section } from "../../../kit/section.tsx";
import type { PersonaFields } from "../agent-fields.ts";
import { useAgentEditor } from "../editor.tsx";
import { Item } from "./item.tsx";
import { Patterns } from "./patterns.tsx";

type Zone = PersonaFields["no_go_zones"][number];

const NEW: Zone = { name: "", keywords: [], regexes: [], action: "redirect", replacement: "" };
const ACTIONS = [
  { value: "redirect", label: "Says something else instead" },
  { value: "block", label: "Stops speaking" },
  { value: "escalate", label: "Hands over to a person" },
];

/** What the agent must not say: looked at before a word leaves. */
export function ZonesSection() {
  const { words } = useAgentEditor();
  const { no_go_zones: zones } = words.values;
  const put = (at: number, zone: Zone) =>
    words.set(
      "no_go_zones",
      zones.map((old, index) => (index === at ? zone : old)),
    );
  return (
    <Section
      title="No-go zones"
      description="What the agent must not say. Each is looked for before the words leave, whatever the model makes of the prompt."
      actions={
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => words.set("no_go_zones", [...zones, NEW])}
        >
          Add a zone
        </Button>
      }
    >
      {zones.length === 0 && (
        <Text size="sm" c="dimmed">
          None: the agent may say anything.
        </Text>
      )}
      {zones.map((zone, at) => (
        <Item
          // biome-ignore lint/suspicious/noArrayIndexKey: the first that is met counts: its place is what it is
          key={at}
          name={zone.name || `Zone ${at + 1}`}
          open={zone.name === ""}
          onRemove={() =>
            words.set(
              "no_go_zones",
              zones.filter((_, index) => index !== at),
            )
          }
        >
          <ZoneFields at={at} zone={zone} onChange={(next) => put(at, next)} />
        </Item>
      ))}
    </Section>
  );
}

interface ZoneFieldsProps {
  readonly at: number;
  readonly zone: Zone;
  readonly onChange: (zone: Zone) => void;
}

function ZoneFields({ at, zone, onChange }: ZoneFieldsProps) {
  const { wordsSaving } = useAgentEditor();
  const place = (field: string) => placeAt(wordsSaving.error, `/settings/no_go_zones/${at}${field}`);
  const { replacement = "", ...rest } = zone;
  const say = (text: string) => onChange(text ? { ...rest, replacement: text } : rest);
  return (
    <Stack gap="sm">
      <TextInput
        label="Name"
        maxLength={120}
        dir="auto"
        value={zone.name}
        onChange={({ currentTarget }) => onChange({ ...zone, name: currentTarget.value })}
        error={place("/name")}
      />
      <Patterns value={zone} onChange={(part) => onChange({ ...zone, ...part })} errorAt={place} />
      <Select
        label="What happens then"
        data={ACTIONS}
        value={zone.action}
        onChange={(action) => action && onChange({ ...zone, action: action as Zone["action"] })}
      />
      {zone.action !== "block" && (
        <Textarea
          label={zone.action === "redirect" ? "What it says instead" : "What the User is told"}
          maxLength={2000}
          dir="auto"
          value={replacement}
          onChange={({ currentTarget }) => say(currentTarget.value)}
          error={place("/replacement")}
        />
      )}
    </Stack>
  );
}
