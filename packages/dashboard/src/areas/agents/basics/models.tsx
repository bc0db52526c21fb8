import { Button, Collapse, Group, NumberInput, Stack, Switch, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { fieldError } from "../../../api/errors.ts";
import { Section } from "../../../kit/section.tsx";
import type { TextModel } from "../agent-fields.ts";
import { useAgentEditor } from "../editor.tsx";
import { ModelFields } from "./model-fields.tsx";
import { ModelOptions } from "./model-options.tsx";

const NEW_MODEL: TextModel = { provider: "openai", model: "gpt-5-mini", fallbacks: [] };

/** Models for answers and for work after the conversation. */
export function ModelsSection() {
  const { agentDraft, agentSaving } = useAgentEditor();
  const { models } = agentDraft.values;
  const change = (part: Partial<typeof models>) => agentDraft.set("models", { ...models, ...part });
  return (
    <Section
      title="Model"
      description="What answers. Providers need a credential, of the server or of this workspace."
    >
      <Switch
        label="Choose a model for this agent"
        description="Otherwise the server's own choice answers; without any it is the offline responder."
        checked={models.text !== null}
        onChange={({ currentTarget }) => change({ text: currentTarget.checked ? NEW_MODEL : null })}
      />
      {models.text && (
        <ModelSection path="/models/text" model={models.text} onChange={(text) => change({ text })} />
      )}
      <Switch
        label="Another model for work after a conversation"
        description="It learns what to remember. A small one will do."
        checked={models.post_session !== null}
        onChange={({ currentTarget }) => change({ post_session: currentTarget.checked ? NEW_MODEL : null })}
      />
      {models.post_session && (
        <ModelSection
          path="/models/post_session"
          model={models.post_session}
          onChange={(post_session) => change({ post_session })}
        />
      )}
      <NumberInput
        label="How much of the conversation is shown"
        description="In tokens. Before it is full, what came first is put into a summary."
        min={500}
        max={1_000_000}
        step={1000}
        thousandSeparator=","
        value={models.context_budget_tokens}
        onChange={(value) => typeof value === "number" && change({ context_budget_tokens: value })}
        error={fieldError(agentSaving.error, "/models/context_budget_tokens")}
      />
    </Section>
  );
}

interface ModelSectionProps {
  readonly path: string;
  readonly model: TextModel;
  readonly onChange: (model: TextModel) => void;
}

function ModelSection({ path, model, onChange }: ModelSectionProps) {
  const [open, { toggle }] = useDisclosure(false);
  const { fallbacks } = model;
  return (
    <Stack gap="sm" pl="md" style={{ borderInlineStart: "2px solid var(--line)" }}>
      <ModelFields path={path} choice={model} onChange={(choice) => onChange({ ...model, ...choice })} />
      {fallbacks.map((choice, at) => (
        <ModelFields
          // biome-ignore lint/suspicious/noArrayIndexKey: fallbacks are identified by their order
          key={at}
          title={`When that fails, ${at + 1}`}
          path={`${path}/fallbacks/${at}`}
          choice={choice}
          onChange={(next) =>
            onChange({ ...model, fallbacks: fallbacks.map((old, i) => (i === at ? next : old)) })
          }
          onRemove={() => onChange({ ...model, fallbacks: fallbacks.filter((_, i) => i !== at) })}
        />
      ))}
      <Group gap="xs">
        {fallbacks.length < 5 && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() =>
              onChange({ ...model, fallbacks: [...fallbacks, { provider: "openai", model: "" }] })
            }
          >
            A model for when it fails
          </Button>
        )}
        <Button size="xs" variant="subtle" onClick={toggle} aria-expanded={open}>
          {open ? "Fewer settings" : "More settings"}
        </Button>
      </Group>
      <Collapse expanded={open}>
        <Text size="sm" c="dimmed" mb="xs">
          What is left empty is the provider's own.
        </Text>
        <ModelOptions path={path} model={model} onChange={onChange} />
      </Collapse>
    </Stack>
  );
}
