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
import { fieldError } from "../../../api/errors.ts";
import { Section } from "../../../kit/section.tsx";
import type { PersonaFields } from "../agent-fields.ts";
import { useAgentEditor } from "../editor.tsx";
import { CollapsibleItem } from "./collapsible-item.tsx";

type SleepWindow = PersonaFields["sleep_windows"][number];

const TIME_ZONES = Intl.supportedValuesOf("timeZone");
const WEEKDAY_FORMAT = new Intl.DateTimeFormat(undefined, { weekday: "short", timeZone: "UTC" });
// January 1, 2024 was a Monday.
const DAYS = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
  day,
  name: WEEKDAY_FORMAT.format(Date.UTC(2024, 0, day)),
}));
const NEW_WINDOW: SleepWindow = {
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  from: "22:00",
  to: "07:00",
  timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  message: "It is late here. I will be back in the morning.",
};

/** Times at which the agent does not answer, in the User's time zone. */
export function QuietHoursSection() {
  const { personaDraft } = useAgentEditor();
  const { sleep_windows: windows } = personaDraft.values;
  return (
    <Section
      title="Quiet hours"
      description="When the agent does not talk, where the User is. It says its message instead."
      actions={
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => personaDraft.set("sleep_windows", [...windows, NEW_WINDOW])}
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
        <CollapsibleItem
          // biome-ignore lint/suspicious/noArrayIndexKey: the windows have no other identity
          key={at}
          name={`${window.from} to ${window.to}, ${formatDays(window)}`}
          onRemove={() =>
            personaDraft.set(
              "sleep_windows",
              windows.filter((_, index) => index !== at),
            )
          }
        >
          <WindowFields
            at={at}
            window={window}
            onChange={(next) =>
              personaDraft.set(
                "sleep_windows",
                windows.map((old, index) => (index === at ? next : old)),
              )
            }
          />
        </CollapsibleItem>
      ))}
    </Section>
  );
}

function formatDays({ weekdays }: SleepWindow): string {
  if (weekdays.length === 7) return "every day";
  return DAYS.filter(({ day }) => weekdays.includes(day))
    .map(({ name }) => name)
    .join(", ");
}

interface WindowFieldsProps {
  readonly at: number;
  readonly window: SleepWindow;
  readonly onChange: (window: SleepWindow) => void;
}

function WindowFields({ at, window, onChange }: WindowFieldsProps) {
  const { personaSaving } = useAgentEditor();
  const errorAt = (field: string) =>
    fieldError(personaSaving.error, `/settings/sleep_windows/${at}/${field}`);
  return (
    <Stack gap="sm">
      <Input.Wrapper label="Days on which they begin" labelElement="div" error={errorAt("weekdays")}>
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
          error={errorAt("from")}
        />
        <TextInput
          type="time"
          label="To"
          value={window.to}
          onChange={({ currentTarget }) => onChange({ ...window, to: currentTarget.value })}
          error={errorAt("to")}
        />
        <Autocomplete
          label="Time zone"
          description="Of Users whose own is not known."
          data={TIME_ZONES}
          limit={20}
          value={window.timezone}
          onChange={(timezone) => onChange({ ...window, timezone })}
          error={errorAt("timezone")}
        />
      </SimpleGrid>
      <Textarea
        label="What it says then"
        maxLength={2000}
        dir="auto"
        value={window.message}
        onChange={({ currentTarget }) => onChange({ ...window, message: currentTarget.value })}
        error={errorAt("message")}
      />
    </Stack>
  );
}
