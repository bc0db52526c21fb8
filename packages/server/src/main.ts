import type { FAMILIES } from "@hyponema/contract/routes";
import { asksForSocket, ChatSockets } from "./channels/chat-socket.ts";
import { serveDashboard } from "./channels/dashboard.ts";
import { docsSite } from "./channels/docs/site.ts";
import { iconSites } from "./channels/icons.ts";
import { messageOperations } from "./channels/sse.ts";
import { systemOperations } from "./channels/system.ts";
import { widgetScriptOperations } from "./channels/widget-script.ts";
import { type Config, localUrl, publicUrlOf } from "./config.ts";
import { SessionBeginnings } from "./conversation/beginnings.ts";
import { Compactor } from "./conversation/compaction.ts";
import { guardOperations } from "./conversation/guards/trial.ts";
import { TurnMemory } from "./conversation/memory.ts";
import { MemoryExtractor } from "./conversation/memory-extractor.ts";
import { ModelChooser } from "./conversation/models.ts";
import { playgroundOperations } from "./conversation/playground.ts";
import { Producer } from "./conversation/produce.ts";
import { Checkpoints } from "./conversation/record/checkpoints.ts";
import { Recovery } from "./conversation/recovery.ts";
import { SessionContexts } from "./conversation/session-context.ts";
import { MemoryTools } from "./conversation/tools/memory-tools.ts";
import { WorkspaceTools } from "./conversation/tools/workspace-tools.ts";
import { TurnReader } from "./conversation/turn-reader.ts";
import { Turns } from "./conversation/turns.ts";
import type { Instance } from "./instance.ts";
import { Bus } from "./platform/database/bus.ts";
import { isOutage } from "./platform/database/outage.ts";
import { parseAllowList } from "./platform/egress/addresses.ts";
import { Egress } from "./platform/egress/egress.ts";
import { proxyRule } from "./platform/http/address.ts";
import { listOperations, type OperationsOfAll } from "./platform/http/call.ts";
import { originsOf } from "./platform/http/origins.ts";
import { HttpPort } from "./platform/http/port.ts";
import { RateLimiter } from "./platform/http/rate-limit.ts";
import { answerRoutes } from "./platform/http/server.ts";
import { newId } from "./platform/ids.ts";
import { Jobs } from "./platform/jobs.ts";
import { SchemaChecks } from "./platform/json-schema/schema-checks.ts";
import { Heartbeat } from "./platform/nodes.ts";
import { startAll, stepOf } from "./platform/startup.ts";
import type { Log } from "./platform/telemetry/log.ts";
import { Metrics } from "./platform/telemetry/metrics.ts";
import { type StopTracing, startTracing } from "./platform/telemetry/tracing.ts";
import { OfflineEmbedding } from "./providers/embedding/offline.ts";
import { agentTemplateOperations } from "./resources/agent-templates/routes.ts";
import { agentVersionOperations } from "./resources/agent-versions/routes.ts";
import { followPersona, isPersonaUsed } from "./resources/agent-versions/service.ts";
import { agentOperations } from "./resources/agents/routes.ts";
import { apiKeyOperations } from "./resources/api-keys/routes.ts";
import { ApiKeyFinder } from "./resources/api-keys/service.ts";
import { attributeOperations } from "./resources/attributes/routes.ts";
import { attributeHappenings, attributesMergeStep } from "./resources/attributes/service.ts";
import { auditOperations } from "./resources/audit/routes.ts";
import { conversationImportOperations, conversationOperations } from "./resources/conversations/routes.ts";
import { integrationOperations } from "./resources/integrations/routes.ts";
import { Integrations } from "./resources/integrations/service.ts";
import { listeningProfileOperations } from "./resources/listening-profiles/routes.ts";
import { copyListeningProfiles } from "./resources/listening-profiles/service.ts";
import { MembershipFinder } from "./resources/members/memberships.ts";
import { memberOperations } from "./resources/members/routes.ts";
import { Embedder } from "./resources/memory/embedder.ts";
import { extractInSlices } from "./resources/memory/extraction/deterministic.ts";
import { memoryHappenings } from "./resources/memory/happenings.ts";
import { Learner } from "./resources/memory/learner.ts";
import { memoryMergeStep } from "./resources/memory/merge.ts";
import { MemoryNotes } from "./resources/memory/notes.ts";
import { Recall } from "./resources/memory/recall.ts";
import { memoryRecallOperations } from "./resources/memory/recall-routes.ts";
import { memoryOperations } from "./resources/memory/routes.ts";
import { ScopeFollower } from "./resources/memory/scope/follower.ts";
import { followPublished } from "./resources/memory/scope/publishing.ts";
import { observabilityOperations } from "./resources/observability/routes.ts";
import { peopleOperations } from "./resources/people/routes.ts";
import { personaOperations } from "./resources/personas/routes.ts";
import { profileOperations } from "./resources/profile-fields/routes.ts";
import { profileHappenings, profileMergeStep } from "./resources/profile-fields/service.ts";
import { providerCredentialOperations } from "./resources/provider-credentials/routes.ts";
import { ProviderCredentials } from "./resources/provider-credentials/service.ts";
import { Sweeper, sweepExpired } from "./resources/retention/service.ts";
import { sessionOperations, widgetOperations } from "./resources/sessions/routes.ts";
import { Sessions, sessionHappenings, sessionsMergeStep } from "./resources/sessions/service.ts";
import { SessionTokens } from "./resources/sessions/token.ts";
import { WidgetRules } from "./resources/sessions/widget.ts";
import { subscriptionOperations } from "./resources/subscriptions/routes.ts";
import { subscriptionHappenings, subscriptionsMergeStep } from "./resources/subscriptions/service.ts";
import { McpConnections } from "./resources/tools/mcp/connections.ts";
import { McpTools } from "./resources/tools/mcp-tools.ts";
import { importOperations, toolOperations } from "./resources/tools/routes.ts";
import { Tools } from "./resources/tools/service.ts";
import { ToolTrials } from "./resources/tools/trial.ts";
import { priceOperations } from "./resources/usage/routes.ts";
import { userOperations } from "./resources/users/routes.ts";
import { Resolvers } from "./resources/variables/resolver.ts";
import { variableOperations } from "./resources/variables/routes.ts";
import { VariableResolvers } from "./resources/variables/service.ts";
import { workspaceOperations } from "./resources/workspaces/routes.ts";
import { openSignIn } from "./sign-in.ts";
import { VERSION } from "./version.ts";

const CONTEXTS = 2_000;
const DRAIN_MS = 10_000;

/** A server that takes requests. */
export interface RunningServer {
  /** Where it listens, e.g. `http://127.0.0.1:8787`. */
  readonly url: string;
  readonly publicUrl: string;
  /** Stops taking requests, lets turns finish for a while, and resolves when everything is closed. */
  stop(): Promise<void>;
}

/** What a node does: answer requests, work off what is left for later, or both. Every node answers health and metrics. */
export type NodeRole = "api" | "worker" | "all";

export interface ServerOptions {
  readonly role?: NodeRole;
  /** A port that was taken before; one is taken by the settings unless given. */
  readonly port?: HttpPort;
  /** Where links that sign in are printed while no mail is configured; standard output unless set. */
  readonly print?: (text: string) => void;
}

/** What families keep of Users and tell of them: merges move it in this order, timelines tell all of it. */
const belongings = {
  steps: [sessionsMergeStep, attributesMergeStep, profileMergeStep, subscriptionsMergeStep, memoryMergeStep],
  happenings: [
    ...sessionHappenings,
    profileHappenings,
    attributeHappenings,
    subscriptionHappenings,
    memoryHappenings,
  ],
};

/** Builds the server on an open instance whose schema is up to date, and listens. */
export async function startServer(
  instance: Instance,
  log: Log,
  options: ServerOptions = {},
): Promise<RunningServer> {
  const { role = "all" } = options;
  const { config, database, clock, storage } = instance;
  const paused = () => storage.full;
  const nodeId = newId("node");
  const metrics = new Metrics();
  const egress = new Egress({ allow: parseAllowList(config.HYPONEMA_EGRESS_ALLOW) });
  const schemaChecks = new SchemaChecks();
  const reach = { egress, clock, checks: schemaChecks };
  const bus = new Bus(instance.databaseUrl, log);
  const jobs = new Jobs(instance.databaseUrl, log);
  const heartbeat = new Heartbeat(database, log, nodeId);
  const recovery = new Recovery({ database, clock, log, metrics });
  // Known once it listens, when the port was left to the system.
  let url = localUrl(config.HOST, config.PORT);
  const publicUrl = () => publicUrlOf(config, url);

  const tokens = new SessionTokens(instance.keyring.keysFor("session-token"));
  const checkpoints: Checkpoints = new Checkpoints(database, log, () => turns.live());
  const compactor = new Compactor({ database, clock, log, paused });
  const models = new ModelChooser({ accesses: instance.accesses, egress, clock });
  const embedding = new OfflineEmbedding();
  const recall = new Recall({
    ...{ database, clock, embedding, databaseUrl: instance.databaseUrl },
    mostBytes: config.HYPONEMA_MEMORY_CACHE_MB * 1024 * 1024,
    patienceMs: config.HYPONEMA_MEMORY_PATIENCE_MS,
  });
  const memory = new TurnMemory({
    ...{ recall, clock },
    tools: new MemoryTools({ recall, notes: new MemoryNotes(database) }),
  });
  const learner = new Learner({
    ...{ nodeId, database, clock, log, embedding, paused },
    extractor:
      config.HYPONEMA_MEMORY_EXTRACTION === "rules"
        ? { extract: (_scope, _lesson, messages, context) => extractInSlices(messages, context) }
        : new MemoryExtractor({ database, models, clock, log }),
  });
  const embedder = new Embedder({ database, log, embedding, paused });
  const scopeFollower = new ScopeFollower(database, log, paused);
  const producer = new Producer({ database, clock, log, metrics, checkpoints, compactor, memory });
  const mcp = new McpConnections({ egress, clock, log });
  const mcpTools = new McpTools(mcp);
  const contexts = new SessionContexts({
    models,
    tools: new WorkspaceTools(reach, mcpTools),
    secrets: instance.secrets,
    most: CONTEXTS,
  });
  const tools = new Tools(instance.secrets);
  const resolvers = new Resolvers(egress, clock);
  const ownResolvers = new VariableResolvers(instance.secrets);
  const beginnings = new SessionBeginnings({ contexts, resolvers, ownResolvers, nodeId, clock, memory });
  const sessions = new Sessions(tokens, publicUrl);
  const turns = new Turns({ database, nodeId, contexts, producer, storage, bus });
  const reader = new TurnReader(database, clock, turns);

  const limiter = new RateLimiter(database, clock);
  const policies = ratePolicies(config);
  const signIn = openSignIn(instance, {
    ...{ jobs, limiter, publicUrl },
    policy: policies.sign_in,
    print: options.print ?? console.log,
  });

  const sweeper = new Sweeper({ database, clock, metrics });
  jobs.define(sweepExpired, (_, signal) => sweeper.sweep(signal));
  const checks = {
    database: () => database.ping(),
    ...(role === "api" ? {} : { jobs: async () => jobs.expectRunning() }),
    ...(instance.embedded ? { storage: async () => storage.expectRoom() } : {}),
  };
  const operations = {
    sessions: sessionOperations(sessions, beginnings),
    widgetSessions: widgetOperations(sessions, beginnings),
    widgetScript: widgetScriptOperations(),
    messages: messageOperations(turns, reader),
    agents: agentOperations({ carry: copyListeningProfiles }),
    agentVersions: agentVersionOperations(followPublished),
    agentTemplates: agentTemplateOperations,
    personas: personaOperations({
      follow: (...to) => followPersona(followPublished, ...to),
      speakFrom: isPersonaUsed,
    }),
    tools: toolOperations(tools, new ToolTrials(reach, mcpTools)),
    openApiImport: importOperations(tools, egress),
    integrations: integrationOperations(new Integrations(instance.secrets), reach),
    variables: variableOperations(ownResolvers, resolvers),
    playground: playgroundOperations(contexts, memory, clock),
    guards: guardOperations(clock),
    listeningProfiles: listeningProfileOperations,
    ...userOperations(belongings),
    ...profileOperations,
    attributes: attributeOperations,
    subscriptions: subscriptionOperations,
    conversations: conversationOperations,
    conversationImports: conversationImportOperations,
    memoryRecall: memoryRecallOperations(recall, clock),
    ...memoryOperations(clock),
    observability: observabilityOperations,
    audit: auditOperations,
    prices: priceOperations,
    people: peopleOperations,
    workspaces: workspaceOperations,
    members: memberOperations(database),
    apiKeys: apiKeyOperations,
    providerCredentials: providerCredentialOperations(new ProviderCredentials({ ...instance, reach })),
    ...signIn.operations,
    system: systemOperations({ version: VERSION, checks, metrics }),
  } satisfies OperationsOfAll<typeof FAMILIES>;
  const answerer = answerRoutes({
    operations: listOperations(role === "worker" ? { system: operations.system } : operations),
    sites:
      role === "worker"
        ? []
        : [docsSite(VERSION), { path: "/dashboard", serve: serveDashboard }, ...iconSites],
    database,
    credentials: {
      keys: new ApiKeyFinder(database, clock, bus),
      signIns: signIn.finder,
      operatorToken: config.HYPONEMA_METRICS_TOKEN ?? null,
    },
    memberships: new MembershipFinder(database),
    ownOrigins: () => originsOf(publicUrl()),
    pages: { agent: new WidgetRules(database) },
    limiter,
    policies,
    sealer: instance.sealer,
    storage,
    nodeId,
    publicUrl,
    isOutage,
    log,
    metrics,
    trustedProxies: proxyRule(config.HYPONEMA_TRUSTED_PROXIES),
    takesUpgrade: (request) => role !== "worker" && asksForSocket(request),
  });
  const port = options.port ?? portOf(config);
  const sockets = new ChatSockets(port.server, { database, clock, tokens, turns, reader, bus, log });
  metrics.gauge("chat_sockets", "Open chat sockets.", () => sockets.open);
  metrics.gauge("database_connections", "Connections to the database.", () => database.connections().open);

  const works = role !== "api";
  const running = await startAll(
    [
      {
        name: "port",
        start: async () => {
          if (!port.server.listening) await port.listen();
          url = localUrl(config.HOST, port.address.port);
        },
        stop: () => port.close(),
      },
      {
        name: "tracing",
        start: () => startTracing(config.OTEL_EXPORTER_OTLP_ENDPOINT, VERSION),
        stop: (stop) => (stop as StopTracing)(),
      },
      { name: "egress", stop: () => egress.close() },
      { name: "heartbeat", start: () => heartbeat.start(instance.embedded), stop: () => heartbeat.stop() },
      {
        name: "threads",
        stop: () => Promise.all([recall.close(), embedding.close(), signIn.close(), schemaChecks.close()]),
      },
      { name: "MCP connections", stop: () => mcp.close() },
      stepOf("bus", bus),
      ...(works ? [stepOf("jobs", jobs)] : []),
      // Every role closes what a crash left: a node that answers must not meet it.
      stepOf("recovery", recovery),
      stepOf("checkpoints", checkpoints),
      { name: "connections", stop: () => port.close() },
      ...(works
        ? [stepOf("learner", learner), stepOf("embedder", embedder), stepOf("memory scopes", scopeFollower)]
        : []),
      { name: "compaction", stop: () => compactor.stop() },
      {
        name: "turns",
        stop: async () => {
          await turns.drain(DRAIN_MS);
          producer.stop();
        },
      },
      {
        name: "requests",
        start: () => port.answerBy(answerer),
        stop: () => {
          sockets.close();
          port.drain();
        },
      },
    ],
    { onStopError: (error, name) => log.warn({ err: error }, `${name} did not stop in order`) },
  );
  if (role !== "worker") void recall.prepare();
  return { url, publicUrl: publicUrl(), stop: () => running.stop() };
}

/** The port of these settings, not taken yet. */
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
