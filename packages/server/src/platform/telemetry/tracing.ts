import { context, ROOT_CONTEXT, type Span, SpanStatusCode, TraceFlags, trace } from "@opentelemetry/api";

/** A step that is over, as it is exported; times in ms since the epoch. */
export interface TracedSpan {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly error: string | null;
}

/** Ends what `startTracing` began, sending what is left. */
export type StopTracing = () => Promise<void>;

/**
 * Sends traces to an OpenTelemetry collector when the environment names one (OTEL_EXPORTER_OTLP_ENDPOINT, and the other
 * variables of its exporter); the SDK is loaded only then. A process that registers a provider of its own is left alone.
 */
export async function startTracing(endpoint: string | undefined, version: string): Promise<StopTracing> {
  if (endpoint === undefined) return async () => undefined;
  const [{ TracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import("@opentelemetry/sdk-trace"),
      import("@opentelemetry/exporter-trace-otlp-http"),
      import("@opentelemetry/resources"),
    ]);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": "hyponema", "service.version": version }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter(),
        scheduledDelayMillis: 1_000,
        maxQueueSize: 4_096,
      }),
    ],
  });
  trace.setGlobalTracerProvider(provider);
  return () => provider.shutdown();
}

/** Exports the finished spans of one trace, parents before their children; free while nobody collects traces. */
export function exportSpans(traceIdHex: string, spans: readonly TracedSpan[]): void {
  const tracer = trace.getTracer("hyponema");
  // Under the trace's own ID, so that what an answer names and what the collector shows are one thing.
  const remote = {
    traceId: traceIdHex,
    spanId: traceIdHex.slice(16),
    traceFlags: TraceFlags.SAMPLED,
    isRemote: true,
  };
  const root = trace.setSpanContext(ROOT_CONTEXT, remote);
  const made = new Map<string, Span>();
  for (const span of spans) {
    const parent = span.parentId === null ? undefined : made.get(span.parentId);
    const inside = parent ? trace.setSpan(context.active(), parent) : root;
    const open = tracer.startSpan(
      span.name,
      { startTime: span.startedAtMs, attributes: span.attributes },
      inside,
    );
    if (span.error !== null) open.setStatus({ code: SpanStatusCode.ERROR, message: span.error });
    made.set(span.id, open);
  }
  for (const span of spans) made.get(span.id)?.end(span.startedAtMs + span.durationMs);
}
