import type { Schemas } from "@hyponema/client";
import { Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { countedOf, dollars, duration } from "../../kit/amounts.ts";
import { type Fact, Facts } from "../../kit/facts.tsx";
import { SpanDetail } from "./span-detail.tsx";
import { SPAN_KINDS, type Span } from "./span-kinds.ts";
import "./spans.css";

type Trace = Schemas["Trace"];

/** The steps of a turn over its time, each to be opened; what they took and cost together stands above. */
export function SpanTimeline({ trace }: { readonly trace: Trace }) {
  const [opened, setOpened] = useState<string | null>(null);
  const steps = trace.spans.filter(({ type }) => type !== "turn");
  return (
    <div className="spans-box">
      <Facts facts={totalsOf(trace)} />
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
                <SpanDetail span={span} after={Math.max(0, startOf(span, trace))} />
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
  const colour = `var(--span-${span.error ? "error" : span.type})`;
  return (
    <button
      type="button"
      className="span-row"
      aria-expanded={opened}
      aria-controls={`${span.id}-detail`}
      onClick={onToggle}
    >
      <span className="what">
        <Icon size={17} stroke={1.8} color={colour} aria-hidden />
        <span className="cut" dir="auto" title={span.name}>
          <span className="unseen">{label}: </span>
          {span.name === "recall" ? "Memory" : span.name}
        </span>
        {span.error && <IconAlertTriangle size={15} color={colour} aria-label="failed" />}
      </span>
      <span className="span-track" aria-hidden>
        <span className="span-bar" style={{ ...placeOf(span, trace), background: colour }} />
        <FirstWord trace={trace} />
      </span>
      <span className="took">{duration(span.duration_ms)}</span>
    </button>
  );
}

/** The turn's time from its beginning to its end; the line through all steps is when the first word was said. */
function Axis({ trace }: { readonly trace: Trace }) {
  return (
    <div className="span-row span-axis" aria-hidden>
      <span />
      <span className="span-scale">
        <span>0</span>
        <span>{duration(wholeOf(trace))}</span>
      </span>
      <span />
    </div>
  );
}

function FirstWord({ trace }: { readonly trace: Trace }) {
  if (trace.first_token_ms === null) return null;
  const left = Math.min(100, (trace.first_token_ms / wholeOf(trace)) * 100);
  return (
    <span
      className="span-first"
      style={{ left: `${left}%` }}
      title={`First word after ${duration(trace.first_token_ms)}`}
    />
  );
}

function wholeOf(trace: Trace): number {
  return Math.max(trace.duration_ms, ...trace.spans.map((one) => endOf(one, trace)), 1);
}

// In percent of the turn; a step that outlasts it by a rounding stays inside.
function placeOf(span: Span, trace: Trace): { left: string; width: string } {
  const whole = wholeOf(trace);
  const left = Math.min(99, (Math.max(0, startOf(span, trace)) / whole) * 100);
  return { left: `${left}%`, width: `${Math.min(100 - left, (span.duration_ms / whole) * 100)}%` };
}

function startOf(span: Span, trace: Trace): number {
  return new Date(span.started_at).getTime() - new Date(trace.started_at).getTime();
}

function endOf(span: Span, trace: Trace): number {
  return span.type === "turn" ? 0 : startOf(span, trace) + span.duration_ms;
}

function totalsOf(trace: Trace): Fact[] {
  const sum = (field: "prompt_tokens" | "completion_tokens") =>
    trace.spans.reduce((total, span) => total + (span[field] ?? 0), 0);
  const models = trace.spans.some(({ type }) => type === "llm");
  return [
    { label: "Took", value: duration(trace.duration_ms) },
    {
      label: "First word after",
      value: trace.first_token_ms === null ? "Nothing was said" : duration(trace.first_token_ms),
    },
    {
      label: "Tokens",
      value: models
        ? `${countedOf(sum("prompt_tokens"), "in", "in")}, ${countedOf(sum("completion_tokens"), "out", "out")}`
        : "None",
    },
    { label: "Cost", value: trace.cost_usd === null ? "No price is known" : dollars(trace.cost_usd) },
  ];
}
