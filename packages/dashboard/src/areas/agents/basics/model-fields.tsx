import type { Schemas } from "@hyponema/client";
import { ActionIcon, Autocomplete, Group, Select, Text, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { fieldError } from "../../../api/errors.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiQuery } from "../../../api/use-api.ts";
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

/** Provider and model fields. */
export function ModelFields({ title, path, choice, onChange, onRemove }: ModelFieldsProps) {
  const { agentSaving } = useAgentEditor();
  const known = useKnownModels(choice.provider);
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
          error={fieldError(agentSaving.error, `${path}/provider`)}
        />
        <Autocomplete
          label="Model"
          style={{ flex: "1 1 12rem" }}
          data={known}
          maxLength={200}
          value={choice.model}
          onChange={(model) => onChange({ ...choice, model })}
          error={fieldError(agentSaving.error, `${path}/model`)}
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
          error={fieldError(agentSaving.error, `${path}/base_url`)}
        />
      )}
    </div>
  );
}

// Suggests models with a known price, because providers list their models only to credentials.
function useKnownModels(provider: Provider): string[] {
  const workspace_id = useWorkspaceId();
  const prices = useApiQuery("listModelPrices", { params: { workspace_id } });
  const models = prices.data?.data.data.filter((price) => price.provider === provider) ?? [];
  return [...new Set(models.map(({ model }) => model))];
}
