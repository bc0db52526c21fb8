import type { Config } from "../config.ts";
import { localUrl, publicUrlOf } from "../config.ts";
import type { Instance } from "../instance.ts";
import { Bus } from "../platform/database/bus.ts";
import { parseAllowList } from "../platform/egress/addresses.ts";
import { Egress } from "../platform/egress/egress.ts";
import { HttpPort } from "../platform/http/port.ts";
import { RateLimiter } from "../platform/http/rate-limit.ts";
import { newId } from "../platform/ids.ts";
import { Jobs } from "../platform/jobs.ts";
import { SchemaChecks } from "../platform/json-schema/schema-checks.ts";
import { NodeCommands } from "../platform/node-commands.ts";
import { Heartbeat } from "../platform/nodes.ts";
import type { Step } from "../platform/startup.ts";
import type { Log } from "../platform/telemetry/log.ts";
import { Metrics } from "../platform/telemetry/metrics.ts";
import { type StopTracing, startTracing } from "../platform/telemetry/tracing.ts";
import { VERSION } from "../version.ts";

/** The parts of a node that do not depend on any family. Each area takes the ones it needs. */
export type Core = ReturnType<typeof openCore>;

/**
 * Builds the parts of a node that all areas share. `works`: whether the node runs background work. `port` reuses a port that
 * is already bound.
 */
export function openCore(
  instance: Instance,
  log: Log,
  works: boolean,
  port: HttpPort = portOf(instance.config),
) {
  const { config, database, clock, storage } = instance;
  const nodeId = newId("node");
  const egress = new Egress({ allow: parseAllowList(config.HYPONEMA_EGRESS_ALLOW) });
  const schemaChecks = new SchemaChecks();
  const bus = new Bus(instance.databaseUrl, log);
  const heartbeat = new Heartbeat(database, log, nodeId);
  // With port 0, the system assigns the port when it starts to listen.
  const url = () => localUrl(config.HOST, port.server.listening ? port.address.port : config.PORT);
  const steps: readonly Step[] = [
    {
      name: "port",
      start: () => (port.server.listening ? undefined : port.listen()),
      stop: () => port.close(),
    },
    {
      name: "tracing",
      start: () => startTracing(config.OTEL_EXPORTER_OTLP_ENDPOINT, VERSION),
      stop: (stop) => (stop as StopTracing)(),
    },
    { name: "egress", stop: () => egress.close() },
    { name: "heartbeat", start: () => heartbeat.start(instance.embedded), stop: () => heartbeat.stop() },
    { name: "schema checks", stop: () => schemaChecks.close() },
  ];
  return {
    ...{ log, nodeId, egress, schemaChecks, port, url, steps, bus },
    metrics: new Metrics(),
    commands: new NodeCommands({ database, bus, log, nodeId }),
    jobs: new Jobs(instance.databaseUrl, log, works),
    limiter: new RateLimiter(database, clock),
    policies: ratePolicies(config),
    publicUrl: () => publicUrlOf(config, url()),
    /** Whether background work is paused because the disk is full. */
    paused: () => storage.full,
    /** Dependencies of calls to other systems. */
    reach: { egress, clock, checks: schemaChecks },
  };
}

/** The configured port, not bound yet. */
export function portOf(config: Config): HttpPort {
  return new HttpPort({
    host: config.HOST,
    port: config.PORT,
    keepAliveSeconds: config.HYPONEMA_KEEP_ALIVE_SECONDS,
    version: VERSION,
  });
}

function ratePolicies({ HYPONEMA_RATE_LIMITS: limits }: Config) {
  return {
    requests: { name: "requests", quota: limits.key_per_minute, windowSeconds: 60 },
    sessions: { name: "sessions", quota: limits.sessions_per_minute, windowSeconds: 60 },
    sign_in: { name: "sign-in", quota: limits.sign_in_per_10_minutes, windowSeconds: 600 },
    page_address: { name: "widget-address", quota: limits.widget_address_per_minute, windowSeconds: 60 },
    page_agent: { name: "widget-agent", quota: limits.widget_agent_per_minute, windowSeconds: 60 },
  };
}
