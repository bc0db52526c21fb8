import { Stack, Text } from "@mantine/core";
import { type DescriptionItem, DescriptionList } from "../../kit/description-list.tsx";
import { formatDollars, formatDuration, pluralize } from "../../kit/format.ts";
import { JsonText } from "../../kit/json-text.tsx";
import { maskLabel } from "../../kit/mask-label.ts";
import { RecallSpan } from "../memory/recall/recall-span.tsx";
import type { Span } from "./span-kinds.ts";

interface SpanDetailProps {
  readonly span: Span;
  /** Milliseconds from the start of the turn to the start of the span. */
  readonly offsetMs: number;
}

/** Details of a span: input, output and cost. */
export function SpanDetail({ span, offsetMs }: SpanDetailProps) {
  return (
    <Stack gap="sm">
      {span.error && (
        <Text size="sm" c="var(--mantine-color-error)" dir="auto" className="said">
          {span.error}
        </Text>
      )}
      <DescriptionList facts={spanDetails(span, offsetMs)} />
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
  const hidden = maskLabel(span.output);
  if (span.type === "memory" && !hidden) return <RecallSpan output={span.output} />;
  return (
    <>
      <LabeledJson label="What went in" value={span.input} />
      <LabeledJson label="What came out" value={span.output} />
    </>
  );
}

function LabeledJson({ label, value }: { readonly label: string; readonly value: unknown }) {
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

// The server truncates long values and stores them as text.
function readable(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("truncated" in value)) return value;
  const { truncated, characters } = value as { truncated: unknown; characters?: unknown };
  return `${String(truncated)}\n… of ${String(characters)} characters`;
}

function isForgotten(value: unknown): boolean {
  return typeof value === "object" && value !== null && (value as { forgotten?: unknown }).forgotten === true;
}

function spanDetails(span: Span, after: number): DescriptionItem[] {
  return [
    { label: "Began after", value: formatDuration(after) },
    ...(span.provider ? [{ label: "Provider", value: span.provider }] : []),
    ...(span.model ? [{ label: "Model", value: span.model }] : []),
    ...(span.prompt_tokens === null
      ? []
      : [{ label: "Prompt", value: pluralize(span.prompt_tokens, "token") }]),
    ...(span.completion_tokens === null
      ? []
      : [{ label: "Answer", value: pluralize(span.completion_tokens, "token") }]),
    ...(span.cost_usd === null ? [] : [{ label: "Cost", value: formatDollars(span.cost_usd) }]),
  ];
}
