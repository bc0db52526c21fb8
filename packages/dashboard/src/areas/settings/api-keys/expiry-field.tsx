import { Group, Select, TextInput } from "@mantine/core";

const DAYS = { "30": "In 30 days", "90": "In 90 days", "365": "In a year" } as const;
const DAY_MS = 86_400_000;

interface ExpiryFieldProps {
  /** RFC 3339; null if the key never expires. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly error: string | undefined;
}

/** Expiry of a key. */
export function ExpiryField({ value, onChange, error }: ExpiryFieldProps) {
  const choose = (choice: string | null) => {
    if (choice === "never") return onChange(null);
    const days = Number(choice === "day" ? 30 : choice);
    onChange(new Date(Date.now() + days * DAY_MS).toISOString());
  };
  return (
    <Group gap="sm" align="flex-start" grow>
      <Select
        label="Expires"
        data={[
          { value: "never", label: "Never" },
          ...Object.entries(DAYS).map(([days, label]) => ({ value: days, label })),
          { value: "day", label: "On a day" },
        ]}
        value={value === null ? "never" : "day"}
        onChange={choose}
        error={error}
      />
      {value !== null && (
        <TextInput
          label="Day"
          type="date"
          value={value.slice(0, 10)}
          onChange={({ currentTarget }) =>
            currentTarget.value !== "" &&
            onChange(new Date(`${currentTarget.value}T23:59:59.000Z`).toISOString())
          }
        />
      )}
    </Group>
  );
}
