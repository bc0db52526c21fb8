import { ChatSockets, isChatUpgrade } from "../channels/chat-socket.ts";
import { messageOperations } from "../channels/sse.ts";
import { Compactor } from "../conversation/compaction.ts";
import { LiveTurns } from "../conversation/live-turns.ts";
import type { ModelChooser } from "../conversation/models.ts";
import { playgroundOperations } from "../conversation/playground.ts";
import { Checkpoints } from "../conversation/record/checkpoints.ts";
import { Recovery } from "../conversation/recovery.ts";
import { SessionContextCache } from "../conversation/session-context-cache.ts";
import { SessionOpener } from "../conversation/session-opener.ts";
import { MemoryTools } from "../conversation/tools/memory-tools.ts";
import { WorkspaceTools } from "../conversation/tools/workspace-tools.ts";
import { TurnMemory } from "../conversation/turn-memory.ts";
import { TurnReader } from "../conversation/turn-reader.ts";
import { TurnRunner } from "../conversation/turn-runner.ts";
import { Turns } from "../conversation/turns.ts";
import type { Instance } from "../instance.ts";
import { stepOf } from "../platform/startup.ts";
import { conversationImport } from "../resources/conversations/import-job.ts";
import { conversationImportOperations, conversationOperations } from "../resources/conversations/routes.ts";
import type { JobRuns } from "../resources/jobs/service.ts";
import { observabilityOperations } from "../resources/observability/routes.ts";
import { sessionOperations, widgetOperations } from "../resources/sessions/routes.ts";
import { Sessions } from "../resources/sessions/service.ts";
import { SessionTokens } from "../resources/sessions/token.ts";
import { WidgetRules } from "../resources/sessions/widget.ts";
import { priceOperations, usageOperations } from "../resources/usage/routes.ts";
import type { openAgents } from "./agents.ts";
import type { Core } from "./core.ts";
import type { openMemory } from "./memory.ts";

const MAX_CONTEXTS = 2_000;
const DRAIN_MS = 10_000;

/** Sessions, their turns on every channel, and the record of both. */
export function openConversation(
  { database, clock, keyring, secrets, storage }: Instance,
  parts: Pick<
    Core,
    "log" | "nodeId" | "bus" | "commands" | "metrics" | "port" | "publicUrl" | "paused" | "reach"
  > & {
    readonly models: ModelChooser;
    readonly agents: Pick<ReturnType<typeof openAgents>, "mcpTools" | "resolvers" | "ownResolvers">;
    readonly memory: Pick<ReturnType<typeof openMemory>, "recall" | "notes">;
    readonly runs: JobRuns;
  },
) {
  const { log, nodeId, bus, commands, metrics, port, models, agents, paused } = parts;
  const memory = new TurnMemory({
    ...{ recall: parts.memory.recall, clock },
    tools: new MemoryTools(parts.memory),
  });
  const live = new LiveTurns();
  const checkpoints = new Checkpoints(database, log, live);
  const contexts = new SessionContextCache({
    ...{ models, secrets },
    tools: new WorkspaceTools(parts.reach, agents.mcpTools),
    most: MAX_CONTEXTS,
  });
  const compactor = new Compactor({ database, clock, log, contexts, paused });
  const runner = new TurnRunner({ database, clock, log, metrics, checkpoints, contexts, compactor, memory });
  const turns = new Turns({ database, nodeId, contexts, runner, storage, bus, live, commands });
  const reader = new TurnReader(database, clock, live);
  const tokens = new SessionTokens(keyring.keysFor("session-token"));
  const sessions = new Sessions(tokens, parts.publicUrl);
  const { resolvers, ownResolvers } = agents;
  const opener = new SessionOpener({ contexts, resolvers, ownResolvers, nodeId, clock, memory });
  const sockets = new ChatSockets(port.server, { database, clock, tokens, turns, live, reader, bus, log });
  metrics.gauge("chat_sockets", "Open chat sockets.", () => sockets.open);
  return {
    sockets,
    takesUpgrade: isChatUpgrade,
    pages: new WidgetRules(database),
    jobs: [parts.runs.define(conversationImport)],
    operations: {
      sessions: sessionOperations(sessions, opener),
      widgetSessions: widgetOperations(sessions, opener),
      messages: messageOperations(turns, reader),
      playground: playgroundOperations(contexts, memory, clock),
      conversations: conversationOperations,
      conversationImports: conversationImportOperations(parts.runs),
      observability: observabilityOperations,
      prices: priceOperations,
      usage: usageOperations,
    },
    steps: [
      // Runs on every node, so that a node never serves sessions that a crash left open.
      stepOf("recovery", new Recovery({ database, clock, log, metrics })),
      stepOf("checkpoints", checkpoints),
      { name: "connections", stop: () => port.close() },
      { name: "compaction", stop: () => compactor.stop() },
      {
        name: "turns",
        stop: async () => {
          await turns.drain(DRAIN_MS);
          runner.stop();
        },
      },
    ],
  };
}
