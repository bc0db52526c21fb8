import type { FAMILIES } from "@hyponema/contract/routes";
import { openAccess } from "./areas/access.ts";
import { openAgents } from "./areas/agents.ts";
import type { Area } from "./areas/area.ts";
import { openConversation } from "./areas/conversation.ts";
import { openCore } from "./areas/core.ts";
import { openMemory } from "./areas/memory.ts";
import { openSignIn } from "./areas/sign-in.ts";
import { openSystem } from "./areas/system.ts";
import { openUsers } from "./areas/users.ts";
import { openWeb } from "./areas/web.ts";
import { MemoryExtractor } from "./conversation/memory-extractor.ts";
import { ModelChooser } from "./conversation/models.ts";
import { ruleExtractor } from "./engines/memory/extraction/port.ts";
import type { Instance } from "./instance.ts";
import type { OperationsOfAll } from "./platform/http/call.ts";
import type { HttpPort } from "./platform/http/port.ts";
import { startAll, stepOf } from "./platform/startup.ts";
import type { Log } from "./platform/telemetry/log.ts";
import { followPublished } from "./resources/memory/scope/publishing.ts";

/** A server that takes requests. */
export interface RunningServer {
  /** Where it listens, e.g. `http://127.0.0.1:8787`. */
  readonly url: string;
  readonly publicUrl: string;
  /** Stops taking requests, lets turns finish for a while, and resolves when everything is closed. */
  stop(): Promise<void>;
}

/** What a node does: answer requests, background work, or both. Every node answers health and metrics. */
export type NodeRole = "api" | "worker" | "all";

export interface ServerOptions {
  readonly role?: NodeRole;
  /** A port that was taken before; left out, the one of the settings is taken. */
  readonly port?: HttpPort;
  /** Where sign-in links are printed while no mail server is configured; left out, standard output. */
  readonly print?: (text: string) => void;
}

/** Opens the areas on an open instance whose schema is up to date, starts them in order, and listens. */
export async function startServer(
  instance: Instance,
  log: Log,
  options: ServerOptions = {},
): Promise<RunningServer> {
  const { role = "all", print = console.log } = options;
  const runsBackgroundWork = role !== "api";
  const core = openCore(instance, log, runsBackgroundWork, options.port);
  const { accesses, clock, config, database } = instance;
  const models = new ModelChooser({ accesses, clock, egress: core.egress });
  const extractor =
    config.HYPONEMA_MEMORY_EXTRACTION === "rules"
      ? ruleExtractor
      : new MemoryExtractor({ database, models, clock, log });

  const access = openAccess(instance, core);
  const { runs } = access;
  const signIn = openSignIn(instance, { ...core, policy: core.policies.sign_in, print });
  const agents = openAgents(instance, { ...core, followPublished });
  const memory = openMemory(instance, { ...core, extractor, runs });
  const conversation = openConversation(instance, { ...core, models, agents, memory, runs });
  const users = openUsers();
  const system = openSystem(instance, { ...core, runsBackgroundWork });

  const operations = {
    ...access.operations,
    ...signIn.operations,
    ...users.operations,
    ...agents.operations,
    ...memory.operations,
    ...conversation.operations,
    ...system.operations,
  } satisfies OperationsOfAll<typeof FAMILIES>;
  const requests = openWeb(instance, {
    ...{ ...core, operations, access, signIn, conversation },
    isWorker: role === "worker",
  });

  // In the order in which they start; a stop goes the other way.
  const areas: readonly Area[] = [access, signIn, users, agents, memory, conversation, system];
  for (const job of areas.flatMap(({ jobs = [] }) => jobs)) core.jobs.define(job);
  const running = await startAll(
    [
      ...core.steps,
      stepOf("bus", core.bus),
      stepOf("commands of other nodes", core.commands),
      ...areas.flatMap(({ steps = [] }) => steps),
      stepOf("jobs", core.jobs),
      ...(runsBackgroundWork ? areas.flatMap(({ workerSteps = [] }) => workerSteps) : []),
      requests,
    ],
    { onStopError: (error, name) => log.warn({ err: error }, `${name} did not stop in order`) },
  );
  if (role !== "worker") void memory.recall.prepare();
  return { url: core.url(), publicUrl: core.publicUrl(), stop: () => running.stop() };
}
