import type { Schemas } from "@hyponema/client";
import { Button, Group, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Dialog } from "../../../kit/dialog.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";

type Price = Schemas["OwnModelPrice"];

const PROVIDERS: readonly Price["provider"][] = [
  ...(["openai-compatible", "openai", "anthropic", "gemini", "groq"] as const),
  ...(["mistral", "openrouter", "together"] as const),
];

interface PriceDialogProps {
  readonly error: unknown;
  readonly busy: boolean;
  readonly onSave: (price: Price) => void;
  readonly onClose: () => void;
}

/** Dialog to set a model's price. */
export function PriceDialog({ error, busy, onSave, onClose }: PriceDialogProps) {
  const [provider, setProvider] = useState<Price["provider"]>("openai-compatible");
  const [model, setModel] = useState("");
  const [input, setInput] = useState<number | string>("");
  const [cached, setCached] = useState<number | string>("");
  const [output, setOutput] = useState<number | string>("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({
      ...{ provider, model, input_usd: Number(input), output_usd: Number(output) },
      ...(cached === "" ? {} : { cached_input_usd: Number(cached) }),
    });
  };
  return (
    <Dialog onClose={onClose} title="Price of a model">
      <form onSubmit={submit}>
        <Stack gap="md">
          <Select
            label="Provider"
            data={[...PROVIDERS]}
            value={provider}
            onChange={(value) => setProvider((value ?? provider) as Price["provider"])}
          />
          <TextInput
            label="Model"
            description="The same name with a date after it is the same model."
            required
            withAsterisk={false}
            data-autofocus
            value={model}
            onChange={({ currentTarget }) => setModel(currentTarget.value)}
          />
          <Group grow align="flex-start">
            <DollarInput label="Prompt" value={input} onChange={setInput} />
            <DollarInput label="Answer" value={output} onChange={setOutput} />
          </Group>
          <DollarInput
            label="Prompt that the vendor had cached"
            value={cached}
            onChange={setCached}
            optional
          />
          <ProblemAlert error={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={model === "" || input === "" || output === ""} loading={busy}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

interface DollarInputProps {
  readonly label: string;
  readonly value: number | string;
  readonly onChange: (value: number | string) => void;
  readonly optional?: boolean;
}

function DollarInput({ label, value, onChange, optional = false }: DollarInputProps) {
  return (
    <NumberInput
      label={label}
      prefix="$"
      min={0}
      max={100_000}
      hideControls
      required={!optional}
      withAsterisk={false}
      placeholder={optional ? "As any other" : ""}
      value={value}
      onChange={onChange}
    />
  );
}
