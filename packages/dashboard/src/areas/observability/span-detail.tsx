import { Stack, Text } from "@mantine/core";
import { countedOf, dollars, duration } from "../../kit/amounts.ts";
import { type Fact, Facts } from "../../kit/facts.tsx";
import { hiddenText } from "../../kit/hidden.ts";
import { JsonText } from "../../kit/json-text.tsx";
import { RecallSpan } from "../memory/recall/recall-span.tsx";
import type { Span } from "./span-kinds.ts";

interface SpanDetailProps {
  readonly span: Span;
  /** Milliseconds from the turn's beginning to the step's. */
  readonly after: number;
}

/** One step of a turn: what went in, what came out, what it took. */
export function SpanDetail({ span, after }: SpanDetailProps) {
  return (
    <Stack gap="sm">
      {span.error && (
        <Text size="sm" c="var(--mantine-color-error)" dir="auto" className="said">
          {span.error}
        </Text>
      )}
      <Facts facts={factsOf(span, after)} />
      {isForgotten(span.output) ? (
        <Text size="sm" c="dimmed">
          What stood here was forgotten with what it told of the User.
        </Text>
      ) : (
        <Content span={span} />
      )}
    </Stack>
  );
}

function Content({ span }: { readonly span: Span }) {
  const hidden = hiddenText(span.output);
  if (span.type === "memory" && !hidden) return <RecallSpan output={span.output} />;
  return (
    <>
      <Side label="What went in" value={span.input} />
      <Side label="What came out" value={span.output} />
    </>
  );
}

function Side({ label, value }: { readonly label: string; readonly value: unknown }) {
  if (value === null || value === undefined) return null;
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4}>
        {label}
      </Text>
      <JsonText label={label} value={readable(value)} />
    </div>
  );
}

// What was too long to be kept whole is text already.
function readable(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("truncated" in value)) return value;
  const { truncated, characters } = value as { truncated: unknown; characters?: unknown };
  return `${String(truncated)}\n… of ${String(characters)} characters`;
}

function isForgotten(value: unknown): boolean {
  return typeof value === "object" && value !== null && (value as { forgotten?: unknown }).forgotten === true;
}

function factsOf(span: Span, after: number): Fact[] {
  return [
    { label: "Began after", value: duration(after) },
    ...(span.provider ? [{ label: "Provider", value: span.provider }] : []),
    ...(span.model ? [{ label: "Model", value: span.model }] : []),
    ...(span.prompt_tokens === null
      ? []
      : [{ label: "Prompt", value: countedOf(span.prompt_tokens, "token") }]),
    ...(span.completion_tokens === null
      ? []
      : [{ label: "Answer", value: countedOf(span.completion_tokens, "token") }]),
    ...(span.cost_usd === null ? [] : [{ label: "Cost", value: dollars(span.cost_usd) }]),
  ];
}
