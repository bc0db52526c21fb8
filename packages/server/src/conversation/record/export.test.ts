import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text as bodyOf } from "node:stream/consumers";
import { expect, test } from "vitest";
import { startTestServer } from "../../../test/server.ts";
import { idToHex } from "../../platform/ids.ts";

interface Exported {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly {
      readonly spans: readonly {
        traceId: string;
        name: string;
        attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
      }[];
    }[];
  }[];
}

test("a turn is sent to the OpenTelemetry collector under its own trace's ID, without what was said", async () => {
  const batches: string[] = [];
  const collector = createServer(async (request, response) => {
    batches.push(await bodyOf(request));
    response.end("{}");
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = endpoint;
  const server = await startTestServer({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
  const session = await server.openSession();
  await server.ask("POST", `/sessions/${session}/messages`, {
    body: { text: "When is breakfast, secretly?" },
  });
  const traces = await server.ask("GET", `/workspaces/${server.demo.workspace_id}/observability/traces`);
  // Stopping sends what is left.
  await server.dispose();
  await new Promise((resolve) => collector.close(resolve));
  const spans = batches
    .flatMap((batch) => (JSON.parse(batch) as Exported).resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  expect(spans.map(({ name }) => name)).toEqual(["invoke_agent", "memory recall", "chat offline-responder"]);
  expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([idToHex(traces.body.data[0].id)]));
  const attributes = Object.fromEntries(
    spans[2]?.attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]) ?? [],
  );
  expect(attributes).toMatchObject({
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "offline",
    "gen_ai.conversation.id": session,
  });
  expect(attributes["gen_ai.usage.input_tokens"]).toBeGreaterThan(0);
  expect(batches.join()).not.toContain("secretly");
});
