import { Accordion, Badge, Code, Group, Stack, Text } from "@mantine/core";
import { maskLabel } from "../../../kit/mask-label.ts";
import { PART_NAMES, PartText } from "../basics/prompt-preview.tsx";
import { TokenBar } from "../token-bar.tsx";
import { estimateTokens, modelInput, type PromptPart, promptParts, type TurnTrace } from "./turn-trace.ts";

interface ModelInput {
  readonly messages?: readonly { readonly role: string; readonly text?: unknown }[];
}

/** The prompt that was sent in a turn, by part. */
export function TurnPrompt({ trace }: { readonly trace: TurnTrace }) {
  if (!trace) return <Text size="sm">Shown when the turn is over.</Text>;
  const parts = promptParts(trace);
  const input = modelInput(trace) as ModelInput | null;
  if (!parts) return <Text size="sm">{maskLabel(input) ?? "No model was asked in this turn."}</Text>;
  const messages = input?.messages ?? [];
  return (
    <Stack gap="md">
      <TokenBar
        parts={[
          ...parts.map(({ source, text }) => ({ label: PART_NAMES[source], tokens: estimateTokens(text) })),
          {
            label: "Conversation",
            tokens: estimateTokens(messages.map(({ text }) => messageText(text)).join("")),
          },
        ]}
      />
      <Accordion variant="separated" multiple chevronPosition="left">
        {parts.map((part) => (
          <Part key={part.source} part={part} />
        ))}
        <Accordion.Item value="conversation">
          <Accordion.Control>
            <Text size="sm" fw={600}>
              Conversation
            </Text>
            <Text size="xs" c="dimmed">
              {messages.length} messages
            </Text>
          </Accordion.Control>
          <Accordion.Panel>
            <Stack gap="xs">
              {messages.map(({ role, text, ...more }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change
                <div key={at}>
                  <Badge size="sm" variant="default">
                    {role}
                  </Badge>
                  <Text size="sm" className="said" dir="auto">
                    {messageText(text) || <Code className="said">{JSON.stringify(more)}</Code>}
                  </Text>
                </div>
              ))}
            </Stack>
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </Stack>
  );
}

function messageText(text: unknown): string {
  return typeof text === "string" ? text : (maskLabel(text) ?? "");
}

function Part({ part: { source, origin, text, masked } }: { readonly part: PromptPart }) {
  return (
    <Accordion.Item value={source}>
      <Accordion.Control>
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <div style={{ minWidth: 0 }}>
            <Text size="sm" fw={600}>
              {PART_NAMES[source]}
            </Text>
            <Text size="xs" c="dimmed" className="cut" dir="auto" title={origin}>
              {origin}
            </Text>
          </div>
          <Text size="xs" c="dimmed" style={{ flexShrink: 0 }}>
            about {estimateTokens(text).toLocaleString()} tokens
          </Text>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <PartText text={text} masked={masked} />
      </Accordion.Panel>
    </Accordion.Item>
  );
}
