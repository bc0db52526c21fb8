import { isMemoryTool, masked, scopeOfToolCall } from "@hyponema/contract/masking";
import type { Span } from "@hyponema/contract/observability";
import type { Scope } from "@hyponema/contract/scopes";
import {
  lackedBy,
  type MaskableText,
  placeholder,
  SCOPES_OF_PROMPTS,
  type ShownText,
  shownText,
} from "../../platform/masking/text.ts";
import type { Viewer } from "../../platform/masking/viewer.ts";
import { type ModelMessage, maskMessages } from "../../providers/llm/masking.ts";
import type { SpanRow } from "./store.ts";

/** A prompt as its span keeps it: the system prompt part by part, each in pieces. */
interface PromptRecord {
  readonly system: readonly MaskableText[];
  readonly messages: readonly ModelMessage[];
}

/** The part of a turn's own span that tells which parts its prompt had. */
interface Outline {
  readonly prompt: readonly { readonly characters: number }[];
}

// A provider's error may quote any part of the request.
const QUOTING = ["memory:read", "conversations:read"] as const;

/** The spans of a trace as `viewer` may read them. */
export function maskSpans(rows: readonly SpanRow[], viewer: Viewer): Span[] {
  const spans = rows.map((row) => maskSpan(row, viewer));
  const prompt = rows.map(promptOf).find((record) => record !== null);
  return spans.map((span) => withShownOutline(span, prompt?.system ?? null, viewer));
}

function maskSpan({ plain_error, needs, ...row }: SpanRow, viewer: Viewer): Span {
  const span = {
    ...row,
    started_at: row.started_at.toISOString(),
    error: errorOf({ ...row, plain_error }, viewer),
  };
  if (isForgotten(row.input) && isForgotten(row.output)) return span;
  const lacked = lackedBy(viewer, [...(needs ?? []), scopeOfContent(row)]);
  const whole = (value: unknown) => (value === null ? null : lacked && masked(lacked));
  if (lacked) return { ...span, input: whole(row.input), output: whole(row.output) };
  if (row.type !== "llm") return span;
  return { ...span, input: promptInput(row, viewer), output: modelOutput({ ...row, needs }, viewer) };
}

/** The scope that reading what a span holds takes, by what the span is. */
function scopeOfContent({ type, name }: Pick<SpanRow, "type" | "name">): Scope {
  if (type === "memory") return "memory:read";
  if (type === "tool") return scopeOfToolCall(name);
  if (type === "function" && name === "variable_resolver") return "sessions:read";
  return "conversations:read";
}

function errorOf(
  { type, error, plain_error: plain }: Pick<SpanRow, "type" | "error" | "plain_error">,
  viewer: Viewer,
): string | null {
  const lacked = lackedBy(viewer, QUOTING);
  if (error === null || lacked === null) return error;
  // Old rows do not tell a provider's words from ours.
  const quotes = type === "llm" || type === "turn" || type === "function";
  return plain ?? (quotes ? placeholder(lacked) : error);
}

function promptInput(row: SpanRow | Omit<SpanRow, "plain_error" | "needs">, viewer: Viewer): unknown {
  const prompt = promptOf(row);
  if (prompt) {
    const texts = prompt.system.map((part) => shownText(part, viewer));
    const system = texts.map(inSystem).filter((text) => text !== "");
    return { system: system.join("\n\n"), messages: maskMessages(prompt.messages, viewer) };
  }
  // Truncated text, and prompts that older versions stored as one string.
  const lacked = row.input === null ? null : lackedBy(viewer, SCOPES_OF_PROMPTS);
  return lacked ? masked(lacked) : row.input;
}

interface ModelOutput {
  readonly text: string;
  readonly tool_calls: readonly { readonly name: string; readonly argumentsText: string }[];
}

function modelOutput(
  { input, output, needs }: Pick<SpanRow, "input" | "output" | "needs">,
  viewer: Viewer,
): unknown {
  const { tool_calls: calls } = (output ?? {}) as Partial<ModelOutput>;
  const maySeeMemory = viewer.may("memory:read");
  if (output === null || maySeeMemory) return output;
  // An old row does not say whether the model was asked to extract memories.
  if (!Array.isArray(calls) || (needs === null && !isRecord(input))) return masked("memory:read");
  return {
    ...(output as ModelOutput),
    tool_calls: calls.map((call) =>
      isMemoryTool(call.name) ? { ...call, argumentsText: JSON.stringify(masked("memory:read")) } : call,
    ),
  };
}

/** A part's text where it stands in the whole prompt. */
function inSystem({ text, hidden, masked: scope }: ShownText): string {
  return hidden && scope ? placeholder(scope) : text;
}

// The outline locates each part by its length, which changes when text is hidden. Where the text is not kept in pieces
// (null), lengths are only for who may read all of it.
function withShownOutline(span: Span, system: readonly MaskableText[] | null, viewer: Viewer): Span {
  const outline = span.parent_id === null ? (span.input as Partial<Outline> | null)?.prompt : undefined;
  if (!Array.isArray(outline)) return span;
  const lacked = lackedBy(viewer, SCOPES_OF_PROMPTS);
  const prompt = outline.map((part: Outline["prompt"][number], index) => {
    if (system?.length !== outline.length)
      return lacked ? { ...part, characters: null, masked: lacked } : part;
    const shown = shownText(system[index] ?? [], viewer);
    return { ...part, characters: inSystem(shown).length, masked: shown.masked };
  });
  return {
    ...span,
    input: { ...(span.input as object), prompt: prompt.filter(({ characters }) => characters !== 0) },
  };
}

function promptOf({ type, input }: Pick<SpanRow, "type" | "input">): PromptRecord | null {
  return type === "llm" && isRecord(input) ? input : null;
}

function isRecord(input: unknown): input is PromptRecord {
  return (
    typeof input === "object" && input !== null && Array.isArray((input as Partial<PromptRecord>).system)
  );
}

function isForgotten(value: unknown): boolean {
  return typeof value === "object" && value !== null && (value as { forgotten?: unknown }).forgotten === true;
}
