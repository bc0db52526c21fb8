import { Switch } from "@mantine/core";

interface TestDataSwitchProps {
  readonly value: boolean;
  readonly onChange: (value: boolean | undefined) => void;
}

/** Whether a list includes test traffic. */
export function TestDataSwitch({ value, onChange }: TestDataSwitchProps) {
  return (
    <Switch
      label="Include test data"
      checked={value}
      onChange={({ currentTarget }) => onChange(currentTarget.checked || undefined)}
    />
  );
}
