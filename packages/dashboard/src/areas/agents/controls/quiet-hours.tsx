import {
  Autocomplete,
  Button,
  Chip,
  Group,
  Input,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { placeAt } from "../../../api/failure.ts";
import { Section } from "../../../kit/section.tsx";
import type { PersonaFields } from "../agent-fields.ts";
import { useAgentEditor } from "../editor.tsx";
import { Item } from "./item.tsx";

type Window = PersonaFields["sleep_windows"][number];

const ZONES = Intl.supportedValuesOf("timeZone");
const NAMES = new Intl.DateTimeFormat(undefined, { weekday: "short", timeZone: "UTC" });
// 1 January 2024 was a Monday.
const DAYS = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, name: NAMES.format(Date.UTC(2024, 0, day)) }));
const NEW: Window = {
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  from: "22:00",
  to: "07:00",
  timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  message: "It is late here. I will be back in the morning.",
};

/** When the agent does not talk, in the User's own time. */
export function QuietHoursSection() {
  const { words } = useAgentEditor();
  const { sleep_windows: windows } = words.values;
  return (
    <Section
      title="Quiet hours"
      description="When the agent does not talk, where the User is. It says its message instead."
      actions={
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => words.set("sleep_windows", [...windows, NEW])}
        >
          Add hours
        </Button>
      }
    >
      {windows.length === 0 && (
        <Text size="sm" c="dimmed">
          None: the agent talks day and night.
        </Text>
      )}
      {windows.map((window, at) => (
        <Item
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no name of their own
          key={at}
          name={`${window.from} to ${window.to}, ${daysOf(window)}`}
          onRemove={() =>
            words.set(
              "sleep_windows",
              windows.filter((_, index) => index !== at),
            )
          }
        >
          <WindowFields
            at={at}
            window={window}
            onChange={(next) =>
              words.set(
                "sleep_windows",
                windows.map((old, index) => (index === at ? next : old)),
              )
            }
          />
        </Item>
      ))}
    </Section>
  );
}

function daysOf({ weekdays }: Window): string {
  if (weekdays.length === 7) return "every day";
  return DAYS.filter(({ day }) => weekdays.includes(day))
    .map(({ name }) => name)
    .join(", ");
}

interface WindowFieldsProps {
  readonly at: number;
  readonly window: Window;
  readonly onChange: (window: Window) => void;
}

function WindowFields({ at, window, onChange }: WindowFieldsProps) {
  const { wordsSaving } = useAgentEditor();
  const place = (field: string) => placeAt(wordsSaving.error, `/settings/sleep_windows/${at}/${field}`);
  return (
    <Stack gap="sm">
      <Input.Wrapper label="Days on which they begin" labelElement="div" error={place("weekdays")}>
        <Chip.Group
          multiple
          value={window.weekdays.map(String)}
          onChange={(days) => days.length > 0 && onChange({ ...window, weekdays: days.map(Number).sort() })}
        >
          <Group gap={6} mt={4}>
            {DAYS.map(({ day, name }) => (
              <Chip key={day} value={String(day)} size="sm">
                {name}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Input.Wrapper>
      <SimpleGrid cols={{ base: 2, sm: 3 }}>
        <TextInput
          type="time"
          label="From"
          value={window.from}
          onChange={({ currentTarget }) => onChange({ ...window, from: currentTarget.value })}
          error={place("from")}
        />
        <TextInput
          type="time"
          label="To"
          value={window.to}
          onChange={({ currentTarget }) => onChange({ ...window, to: currentTarget.value })}
          error={place("to")}
        />
        <Autocomplete
          label="Time zone"
          description="Of Users whose own is not known."
          data={ZONES}
          limit={20}
          value={window.timezone}
          onChange={(timezone) => onChange({ ...window, timezone })}
          error={place("timezone")}
        />
      </SimpleGrid>
      <Textarea
        label="What it says then"
        maxLength={2000}
        dir="auto"
        value={window.message}
        onChange={({ currentTarget }) => onChange({ ...window, message: currentTarget.value })}
        error={place("message")}
      />
    </Stack>
  );
}
