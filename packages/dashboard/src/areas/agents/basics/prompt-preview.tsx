import { Accordion, Badge, Code, Group, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { maskLabelFor } from "../../../kit/mask-label.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { Section } from "../../../kit/section.tsx";
import { TokenBar } from "../token-bar.tsx";
import { RenderedVariables } from "./rendered-variables.tsx";
import { useRendering } from "./rendering.ts";

export const PART_NAMES = {
  memory: "Memory",
  persona: "Prompt",
  identity: "Identity",
  personality: "Personality",
  append: "Of the session",
  summary: "Summary",
  language: "Language",
};

/** Prompt preview: the parts of a first turn's request, with the origin of each. */
export function PromptPreview() {
  const [user, setUser] = useState("");
  const [userId] = useDebouncedValue(user.trim(), 400);
  const rendering = useRendering(userId ? { user_id: userId } : {});
  const shown = rendering.data?.data;
  return (
    <Section
      title="What the model is sent"
      description="Composed as a first turn would, of what stands here. Nothing is sent."
    >
      <TextInput
        label="As for the User"
        description="Your own ID of a User, to see what is remembered of them."
        placeholder="nobody known"
        dir="auto"
        value={user}
        onChange={({ currentTarget }) => setUser(currentTarget.value)}
      />
      <ProblemAlert error={rendering.error} />
      {!shown && !rendering.error && <Skeleton height={260} />}
      {shown && (
        <Stack gap="md">
          <TokenBar
            parts={[
              ...shown.parts.map(({ source, tokens }) => ({ label: PART_NAMES[source], tokens })),
              { label: "Tools", tokens: shown.tokens.tools },
              { label: "Conversation", tokens: shown.tokens.messages },
            ]}
          />
          <Accordion variant="separated" multiple chevronPosition="left">
            {shown.parts.map(({ source, origin, text, masked, tokens }) => (
              <PreviewPart key={source} name={PART_NAMES[source]} origin={origin} tokens={tokens}>
                <PartText text={text} masked={masked} />
              </PreviewPart>
            ))}
            {shown.tools.length > 0 && (
              <PreviewPart
                name="Tools"
                origin={`${shown.tools.length} that it may call`}
                tokens={shown.tokens.tools}
              >
                <Stack gap="sm">
                  {shown.tools.map(({ name, description, source }) => (
                    <div key={name}>
                      <Group gap="xs">
                        <Code>{name}</Code>
                        <Badge size="sm" variant="default">
                          {source}
                        </Badge>
                      </Group>
                      <Text size="xs" c="dimmed" dir="auto">
                        {description}
                      </Text>
                    </div>
                  ))}
                </Stack>
              </PreviewPart>
            )}
            <RenderedVariables variables={shown.variables} />
          </Accordion>
        </Stack>
      )}
    </Section>
  );
}

interface PartTextProps {
  readonly text: string;
  /** The scope required to read the hidden text; null if nothing is hidden. */
  readonly masked: string | null | undefined;
}

/** Text of a prompt part, as far as the member may read it. */
export function PartText({ text, masked }: PartTextProps) {
  return (
    <>
      {text !== "" && (
        <Text size="sm" className="said" dir="auto">
          {text}
        </Text>
      )}
      {masked && (
        <Text size="sm" c="dimmed">
          {maskLabelFor(masked)}
        </Text>
      )}
    </>
  );
}

interface PreviewPartProps {
  readonly name: string;
  readonly origin: string;
  readonly tokens: number;
  readonly children: React.ReactNode;
}

function PreviewPart({ name, origin, tokens, children }: PreviewPartProps) {
  return (
    <Accordion.Item value={name}>
      <Accordion.Control>
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <div style={{ minWidth: 0 }}>
            <Text size="sm" fw={600}>
              {name}
            </Text>
            <Text size="xs" c="dimmed" className="cut" dir="auto" title={origin}>
              {origin}
            </Text>
          </div>
          <Text size="xs" c="dimmed" style={{ flexShrink: 0 }}>
            {tokens.toLocaleString()} tokens
          </Text>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>{children}</Accordion.Panel>
    </Accordion.Item>
  );
}
