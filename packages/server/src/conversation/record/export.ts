import { idToHex } from "../../platform/ids.ts";
import { exportSpans } from "../../platform/telemetry/tracing.ts";
import type { FinishedSpan } from "../../resources/observability/service.ts";

/** Whose turn it was, for whoever reads traces elsewhere. */
interface Subject {
  readonly traceId: string;
  readonly turnId: string;
  readonly sessionId: string;
  readonly workspaceId: string;
}

/** Sends a turn's spans to OpenTelemetry, by its GenAI semantic conventions; what was said stays here. */
export function exportTrace(subject: Subject, spans: readonly FinishedSpan[]): void {
  exportSpans(
    idToHex(subject.traceId),
    spans.map((span) => ({
      id: span.id,
      parentId: span.parent_id,
      name: nameOf(span),
      startedAtMs: span.started_at.getTime(),
      durationMs: span.duration_ms,
      attributes: attributesOf(span, subject),
      error: span.plain_error,
    })),
  );
}

function nameOf(span: FinishedSpan): string {
  if (span.type === "llm") return `chat ${span.model}`;
  if (span.type === "tool") return `execute_tool ${span.name}`;
  return span.type === "turn" ? "invoke_agent" : `${span.type} ${span.name}`;
}

function attributesOf(span: FinishedSpan, subject: Subject): Record<string, string | number> {
  const common = { "gen_ai.conversation.id": subject.sessionId, "hyponema.span.type": span.type };
  if (span.type === "turn") {
    const ids = { "hyponema.turn.id": subject.turnId, "hyponema.workspace.id": subject.workspaceId };
    return { ...common, ...ids, "gen_ai.operation.name": "invoke_agent" };
  }
  if (span.type === "tool") {
    return { ...common, "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": span.name };
  }
  if (span.type !== "llm") return common;
  return {
    ...common,
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": span.provider ?? "",
    "gen_ai.request.model": span.model ?? "",
    "gen_ai.usage.input_tokens": span.prompt_tokens ?? 0,
    "gen_ai.usage.output_tokens": span.completion_tokens ?? 0,
  };
}
