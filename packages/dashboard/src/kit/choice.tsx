import { Input, SegmentedControl, Stack } from "@mantine/core";

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly disabled?: boolean;
  readonly onChange: (value: Value) => void;
}

/** A labeled segmented control for a few options. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, options, disabled = false, onChange } = props;
  return (
    <Stack gap={4} align="flex-start">
      <Input.Label labelElement="div">{label}</Input.Label>
      <SegmentedControl
        aria-label={label}
        value={value}
        disabled={disabled}
        onChange={(chosen) => onChange(chosen as Value)}
        data={[...options]}
      />
    </Stack>
  );
}
