import type { Schemas } from "@hyponema/client";
import { ActionIcon, Autocomplete, Group, Select, Text, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { placeAt } from "../../../api/failure.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { useRead } from "../../../api/use-api.ts";
import { useAgentEditor } from "../editor.tsx";

type Choice = Schemas["ModelChoice"];
type Provider = Choice["provider"];

const PROVIDERS: Readonly<Record<Provider, string>> = {
  openai: "OpenAI",
  anthropic: "Anthropic",
  gemini: "Gemini",
  groq: "Groq",
  mistral: "Mistral",
  openrouter: "OpenRouter",
  together: "Together",
  "openai-compatible": "A server of your own",
  offline: "Offline responder",
};

interface ModelFieldsProps {
  readonly title?: string;
  readonly path: string;
  readonly choice: Choice;
  readonly onChange: (choice: Choice) => void;
  readonly onRemove?: () => void;
}

/** One model of one provider. */
export function ModelFields({ title, path, choice, onChange, onRemove }: ModelFieldsProps) {
  const { fieldsSaving } = useAgentEditor();
  const known = useModelsOf(choice.provider);
  const own = choice.provider === "openai-compatible";
  return (
    <div>
      {title && (
        <Text size="sm" fw={600} mb={4}>
          {title}
        </Text>
      )}
      <Group align="flex-start" gap="sm" wrap="wrap">
        <Select
          label="Provider"
          w={200}
          data={Object.entries(PROVIDERS).map(([value, label]) => ({ value, label }))}
          value={choice.provider}
          onChange={(provider) =>
            provider && onChange({ provider: provider as Provider, model: choice.model })
          }
          error={placeAt(fieldsSaving.error, `${path}/provider`)}
        />
        <Autocomplete
          label="Model"
          style={{ flex: "1 1 12rem" }}
          data={known}
          maxLength={200}
          value={choice.model}
          onChange={(model) => onChange({ ...choice, model })}
          error={placeAt(fieldsSaving.error, `${path}/model`)}
        />
        {onRemove && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            mt={24}
            aria-label="Remove this model"
            onClick={onRemove}
          >
            <IconTrash size={18} />
          </ActionIcon>
        )}
      </Group>
      {own && (
        <TextInput
          mt="sm"
          label="Address"
          placeholder="https://models.example.com/v1"
          value={choice.base_url ?? ""}
          onChange={({ currentTarget }) => {
            const { base_url: _, ...rest } = choice;
            onChange(currentTarget.value ? { ...rest, base_url: currentTarget.value } : rest);
          }}
          error={placeAt(fieldsSaving.error, `${path}/base_url`)}
        />
      )}
    </div>
  );
}

// Those that a price is known of: no provider lists its models without a credential.
function useModelsOf(provider: Provider): string[] {
  const workspace_id = useWorkspaceId();
  const prices = useRead("listModelPrices", { params: { workspace_id } });
  const models = prices.data?.data.data.filter((price) => price.provider === provider) ?? [];
  return [...new Set(models.map(({ model }) => model))];
}
