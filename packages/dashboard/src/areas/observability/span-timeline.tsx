import type { Schemas } from "@hyponema/client";
import { Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { type DescriptionItem, DescriptionList } from "../../kit/description-list.tsx";
import { formatDollars, formatDuration, pluralize } from "../../kit/format.ts";
import { SpanDetail } from "./span-detail.tsx";
import { SPAN_KINDS, type Span } from "./span-kinds.ts";
import "./spans.css";

type Trace = Schemas["Trace"];

/** Timeline of a turn's spans with the totals above; each span opens its details. */
export function SpanTimeline({ trace }: { readonly trace: Trace }) {
  const [opened, setOpened] = useState<string | null>(null);
  const steps = trace.spans.filter(({ type }) => type !== "turn");
  return (
    <div className="spans-box">
      <DescriptionList facts={traceTotals(trace)} />
      {steps.length > 0 && <Axis trace={trace} />}
      <ul className="spans" aria-label="Steps of the turn">
        {steps.map((span) => (
          <li key={span.id}>
            <SpanRow
              span={span}
              trace={trace}
              opened={opened === span.id}
              onToggle={() => setOpened(opened === span.id ? null : span.id)}
            />
            {opened === span.id && (
              <div className="span-detail" id={`${span.id}-detail`}>
                <SpanDetail span={span} offsetMs={Math.max(0, spanStart(span, trace))} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {steps.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing was asked of a model or a tool in this turn.
        </Text>
      )}
    </div>
  );
}

interface SpanRowProps {
  readonly span: Span;
  readonly trace: Trace;
  readonly opened: boolean;
  readonly onToggle: () => void;
}

function SpanRow({ span, trace, opened, onToggle }: SpanRowProps) {
  const { label, icon: Icon } = SPAN_KINDS[span.type];
  const color = `var(--span-${span.error ? "error" : span.type})`;
  return (
    <button
      type="button"
      className="span-row"
      aria-expanded={opened}
      aria-controls={`${span.id}-detail`}
      onClick={onToggle}
    >
      <span className="what">
        <Icon size={17} stroke={1.8} color={color} aria-hidden />
        <span className="cut" dir="auto" title={span.name}>
          <span className="unseen">{label}: </span>
          {span.name === "recall" ? "Memory" : span.name}
        </span>
        {span.error && <IconAlertTriangle size={15} color={color} aria-label="failed" />}
      </span>
      <span className="span-track" aria-hidden>
        <span className="span-bar" style={{ ...barPosition(span, trace), background: color }} />
        <FirstTokenMarker trace={trace} />
      </span>
      <span className="took">{formatDuration(span.duration_ms)}</span>
    </button>
  );
}

/** Time axis of the turn. The vertical line marks the first token. */
function Axis({ trace }: { readonly trace: Trace }) {
  return (
    <div className="span-row span-axis" aria-hidden>
      <span />
      <span className="span-scale">
        <span>0</span>
        <span>{formatDuration(totalDuration(trace))}</span>
      </span>
      <span />
    </div>
  );
}

function FirstTokenMarker({ trace }: { readonly trace: Trace }) {
  if (trace.first_token_ms === null) return null;
  // Time to first token is measured from the root span, which starts slightly after the turn.
  const root = trace.spans.find(({ parent_id }) => parent_id === null);
  const at = (root ? spanStart(root, trace) : 0) + trace.first_token_ms;
  const left = Math.min(100, (at / totalDuration(trace)) * 100);
  return (
    <span
      className="span-first"
      style={{ left: `${left}%` }}
      title={`First word after ${formatDuration(trace.first_token_ms)}`}
    />
  );
}

function totalDuration(trace: Trace): number {
  return Math.max(trace.duration_ms, ...trace.spans.map((one) => spanEnd(one, trace)), 1);
}

// In percent of the turn; clamped, because rounding can make a span end after the turn.
function barPosition(span: Span, trace: Trace): { left: string; width: string } {
  const whole = totalDuration(trace);
  const left = Math.min(99, (Math.max(0, spanStart(span, trace)) / whole) * 100);
  return { left: `${left}%`, width: `${Math.min(100 - left, (span.duration_ms / whole) * 100)}%` };
}

function spanStart(span: Span, trace: Trace): number {
  return new Date(span.started_at).getTime() - new Date(trace.started_at).getTime();
}

function spanEnd(span: Span, trace: Trace): number {
  return span.type === "turn" ? 0 : spanStart(span, trace) + span.duration_ms;
}

function traceTotals(trace: Trace): DescriptionItem[] {
  const sum = (field: "prompt_tokens" | "completion_tokens") =>
    trace.spans.reduce((total, span) => total + (span[field] ?? 0), 0);
  const models = trace.spans.some(({ type }) => type === "llm");
  return [
    { label: "Took", value: formatDuration(trace.duration_ms) },
    {
      label: "First word after",
      value: trace.first_token_ms === null ? "Nothing was said" : formatDuration(trace.first_token_ms),
    },
    {
      label: "Tokens",
      value: models
        ? `${pluralize(sum("prompt_tokens"), "in", "in")}, ${pluralize(sum("completion_tokens"), "out", "out")}`
        : "None",
    },
    { label: "Cost", value: trace.cost_usd === null ? "No price is known" : formatDollars(trace.cost_usd) },
  ];
}
