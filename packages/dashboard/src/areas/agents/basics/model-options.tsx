import { NumberInput, Select, SimpleGrid } from "@mantine/core";
import { fieldError } from "../../../api/errors.ts";
import type { TextModel } from "../agent-fields.ts";
import { useAgentEditor } from "../editor.tsx";

interface ModelOptionsProps {
  readonly path: string;
  readonly model: TextModel;
  readonly onChange: (model: TextModel) => void;
}

type Option = "temperature" | "max_output_tokens" | "reasoning_effort";

/** Sampling and output options of a model. */
export function ModelOptions({ path, model, onChange }: ModelOptionsProps) {
  const { agentSaving } = useAgentEditor();
  const set = (option: Option, value: number | string | null) => {
    const { [option]: _, ...rest } = model;
    onChange((value === null || value === "" ? rest : { ...rest, [option]: value }) as TextModel);
  };
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <NumberInput
        label="Temperature"
        min={0}
        max={2}
        step={0.1}
        decimalScale={2}
        value={model.temperature ?? ""}
        onChange={(value) => set("temperature", value)}
        error={fieldError(agentSaving.error, `${path}/temperature`)}
      />
      <NumberInput
        label="Most tokens of an answer"
        min={1}
        max={128_000}
        value={model.max_output_tokens ?? ""}
        onChange={(value) => set("max_output_tokens", value)}
        error={fieldError(agentSaving.error, `${path}/max_output_tokens`)}
      />
      <Select
        label="How much it thinks"
        clearable
        allowDeselect
        data={["minimal", "low", "medium", "high"]}
        value={model.reasoning_effort ?? null}
        onChange={(value) => set("reasoning_effort", value)}
      />
    </SimpleGrid>
  );
}
