import { Accordion, Badge, Code, Group, Stack, Text } from "@mantine/core";
import { hiddenText } from "../../../kit/hidden.ts";
import { PART_NAMES, PartText } from "../basics/what-is-sent.tsx";
import { TokenBar } from "../token-bar.tsx";
import { roughTokens, type SentPart, sentInput, sentParts, type TurnTrace } from "./turn-trace.ts";

interface Sent {
  readonly messages?: readonly { readonly role: string; readonly text?: unknown }[];
}

/** What the model was sent in this turn, part by part. */
export function TurnPrompt({ trace }: { readonly trace: TurnTrace }) {
  if (!trace) return <Text size="sm">Shown when the turn is over.</Text>;
  const parts = sentParts(trace);
  const asked = sentInput(trace) as Sent | null;
  if (!parts) return <Text size="sm">{hiddenText(asked) ?? "No model was asked in this turn."}</Text>;
  const messages = asked?.messages ?? [];
  return (
    <Stack gap="md">
      <TokenBar
        parts={[
          ...parts.map(({ source, text }) => ({ label: PART_NAMES[source], tokens: roughTokens(text) })),
          { label: "Conversation", tokens: roughTokens(messages.map(({ text }) => spoken(text)).join("")) },
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
                // biome-ignore lint/suspicious/noArrayIndexKey: what was sent does not move
                <div key={at}>
                  <Badge size="sm" variant="default">
                    {role}
                  </Badge>
                  <Text size="sm" className="said" dir="auto">
                    {spoken(text) || <Code className="said">{JSON.stringify(more)}</Code>}
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

function spoken(text: unknown): string {
  return typeof text === "string" ? text : (hiddenText(text) ?? "");
}

function Part({ part: { source, origin, text, masked } }: { readonly part: SentPart }) {
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
            about {roughTokens(text).toLocaleString()} tokens
          </Text>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <PartText text={text} masked={masked} />
      </Accordion.Panel>
    </Accordion.Item>
  );
}
