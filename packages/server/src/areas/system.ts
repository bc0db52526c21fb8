import { systemOperations } from "../channels/system.ts";
import { widgetScriptOperations } from "../channels/widget-script.ts";
import type { Instance } from "../instance.ts";
import { jobOf } from "../platform/jobs.ts";
import { Sweeper, sweepExpired } from "../resources/retention/service.ts";
import { VERSION } from "../version.ts";
import type { Core } from "./core.ts";

/** Health, metrics and retention. `runsBackgroundWork` tells whether this node runs jobs. */
export function openSystem(
  { database, clock, embedded, storage }: Instance,
  {
    jobs,
    metrics,
    runsBackgroundWork,
  }: Pick<Core, "jobs" | "metrics"> & { readonly runsBackgroundWork: boolean },
) {
  const sweeper = new Sweeper({ database, clock, metrics });
  metrics.gauge("database_connections", "Connections to the database.", () => database.connections().open);
  const checks = {
    database: () => database.ping(),
    ...(runsBackgroundWork ? { jobs: async () => jobs.expectRunning() } : {}),
    ...(embedded ? { storage: async () => storage.expectRoom() } : {}),
  };
  return {
    operations: {
      system: systemOperations({ version: VERSION, checks, metrics }),
      widgetScript: widgetScriptOperations(),
    },
    jobs: [jobOf(sweepExpired, (_, signal) => sweeper.sweep(signal))],
  };
}
