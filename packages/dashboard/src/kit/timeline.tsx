import type { Schemas } from "@hyponema/client";
import { Code, Collapse, Group, Stack, Text, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { costOf } from "./money.ts";
import "./timeline.css";

type Span = Schemas["Span"];

const KINDS: Readonly<Record<Span["type"], string>> = {
  turn: "Whole turn",
  llm: "Model",
  tool: "Tool",
  function: "Function",
  retrieval: "Knowledge",
  memory: "Memory",
  guardrail: "Guard",
  stt: "Hearing",
  tts: "Speaking",
  score: "Judge",
  error: "Error",
};

interface TimelineProps {
  readonly trace: Pick<Schemas["Trace"], "spans" | "started_at" | "first_token_ms">;
}

/** The spans of a trace over its time: what ran when, and side by side with what. Each opens to what went in and came out. */
export function Timeline({ trace }: TimelineProps) {
  const scale = scaleOf(trace.spans);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div className="timeline">
      <div className="timeline-row" aria-hidden>
        <span />
        <div className="timeline-axis">
          <span>0</span>
          <span>{milliseconds(scale.whole / 2)}</span>
          <span>{milliseconds(scale.whole)}</span>
        </div>
        <span />
      </div>
      {trace.spans.map((span) => (
        <SpanRow
          key={span.id}
          span={span}
          scale={scale}
          firstMs={span.type === "turn" ? trace.first_token_ms : null}
          open={span.id === open}
          onToggle={() => setOpen(span.id === open ? null : span.id)}
        />
      ))}
    </div>
  );
}

interface Scale {
  /** When the first span began, in milliseconds since 1970. */
  readonly start: number;
  readonly whole: number;
}

function scaleOf(spans: readonly Span[]): Scale {
  const begun = spans.map(({ started_at }) => Date.parse(started_at));
  const start = Math.min(...begun);
  const ends = spans.map(({ duration_ms }, at) => (begun[at] ?? start) + duration_ms);
  return { start, whole: Math.max(1, Math.max(...ends) - start) };
}

interface SpanRowProps {
  readonly span: Span;
  readonly scale: Scale;
  readonly firstMs: number | null;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function SpanRow({ span, scale, firstMs, open, onToggle }: SpanRowProps) {
  const left = ((Date.parse(span.started_at) - scale.start) / scale.whole) * 100;
  const width = (span.duration_ms / scale.whole) * 100;
  return (
    <>
      <UnstyledButton className="timeline-row" onClick={onToggle} aria-expanded={open}>
        <span className="cut" title={`${KINDS[span.type]}: ${span.name}`}>
          <b>{KINDS[span.type]}</b>
          {span.type !== "turn" && <span className="timeline-name"> {span.name}</span>}
        </span>
        <span className="timeline-track" aria-hidden>
          <span
            className={`timeline-bar span-${span.type}${span.error ? " failed" : ""}`}
            style={{ left: `${Math.min(left, 99)}%`, width: `${Math.min(width, 100 - left)}%` }}
          />
          {firstMs !== null && (
            <span
              className="timeline-first"
              style={{ left: `${Math.min((firstMs / scale.whole) * 100, 100)}%` }}
              title={`First word after ${milliseconds(firstMs)}`}
            />
          )}
        </span>
        <Text span size="xs" c="dimmed" ta="end" style={{ fontVariantNumeric: "tabular-nums" }}>
          {milliseconds(span.duration_ms)}
        </Text>
      </UnstyledButton>
      <Collapse expanded={open}>{open && <SpanDetail span={span} />}</Collapse>
    </>
  );
}

function SpanDetail({ span }: { readonly span: Span }) {
  const { provider, model, prompt_tokens, completion_tokens, cost_usd, error, input, output } = span;
  return (
    <Stack gap="xs" p="xs" pl="md">
      {(model || prompt_tokens !== null) && (
        <Group gap="md">
          {model && (
            <Text size="xs" c="dimmed">
              {model} {provider && `(${provider})`}
            </Text>
          )}
          {prompt_tokens !== null && (
            <Text size="xs" c="dimmed">
              {prompt_tokens.toLocaleString()} + {(completion_tokens ?? 0).toLocaleString()} tokens,{" "}
              {costOf(cost_usd)}
            </Text>
          )}
        </Group>
      )}
      {error && (
        <Text size="sm" c="var(--mantine-color-error)" dir="auto">
          {error}
        </Text>
      )}
      {input !== null && <Shown title="In" value={input} />}
      {output !== null && <Shown title="Out" value={output} />}
    </Stack>
  );
}

function Shown({ title, value }: { readonly title: string; readonly value: unknown }) {
  return (
    <div>
      <Text size="xs" fw={600} mb={2}>
        {title}
      </Text>
      <Code block className="said" dir="auto" mah={280} style={{ overflow: "auto" }} tabIndex={0}>
        {typeof value === "string" ? value : JSON.stringify(value, null, 2)}
      </Code>
    </div>
  );
}

function milliseconds(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms).toLocaleString()} ms`;
}
