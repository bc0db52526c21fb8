import { Button, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { fieldError } from "../../../api/errors.ts";
import { Section } from "../../../kit/section.tsx";
import type { PersonaFields } from "../agent-fields.ts";
import { useAgentEditor } from "../editor.tsx";
import { CollapsibleItem } from "./collapsible-item.tsx";
import { Patterns } from "./patterns.tsx";

type Zone = PersonaFields["no_go_zones"][number];

const NEW_ZONE: Zone = { name: "", keywords: [], regexes: [], action: "redirect", replacement: "" };
const ACTIONS = [
  { value: "redirect", label: "Says something else instead" },
  { value: "block", label: "Stops speaking" },
  { value: "escalate", label: "Hands over to a person" },
];

/** No-go zones, checked before any text is sent. */
export function NoGoZonesSection() {
  const { personaDraft } = useAgentEditor();
  const { no_go_zones: zones } = personaDraft.values;
  const replaceZone = (at: number, zone: Zone) =>
    personaDraft.set(
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
          onClick={() => personaDraft.set("no_go_zones", [...zones, NEW_ZONE])}
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
        <CollapsibleItem
          // biome-ignore lint/suspicious/noArrayIndexKey: zones are identified by their order, because the first match wins
          key={at}
          name={zone.name || `Zone ${at + 1}`}
          open={zone.name === ""}
          onRemove={() =>
            personaDraft.set(
              "no_go_zones",
              zones.filter((_, index) => index !== at),
            )
          }
        >
          <ZoneFields at={at} zone={zone} onChange={(next) => replaceZone(at, next)} />
        </CollapsibleItem>
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
  const { personaSaving } = useAgentEditor();
  const errorAt = (field: string) => fieldError(personaSaving.error, `/settings/no_go_zones/${at}${field}`);
  const { replacement = "", ...rest } = zone;
  const setReplacement = (text: string) => onChange(text ? { ...rest, replacement: text } : rest);
  return (
    <Stack gap="sm">
      <TextInput
        label="Name"
        maxLength={120}
        dir="auto"
        value={zone.name}
        onChange={({ currentTarget }) => onChange({ ...zone, name: currentTarget.value })}
        error={errorAt("/name")}
      />
      <Patterns value={zone} onChange={(part) => onChange({ ...zone, ...part })} errorAt={errorAt} />
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
          onChange={({ currentTarget }) => setReplacement(currentTarget.value)}
          error={errorAt("/replacement")}
        />
      )}
    </Stack>
  );
}
