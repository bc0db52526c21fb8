import { readConfig } from "../config.ts";
import { type Instance, openInstance } from "../instance.ts";
import { checkRootSecret } from "../platform/crypto/root-secret-check.ts";
import { migrate, pendingMigrations } from "../platform/database/migrate.ts";
import { migrateJobs } from "../platform/jobs.ts";
import { createLog, type Log } from "../platform/telemetry/log.ts";

/** The command cannot continue; the message says what to do. */
export class CommandError extends Error {
  override name = "CommandError";
}

/** Reads the configuration and opens the instance for the duration of `work`. */
export async function withInstance<T>(work: (instance: Instance, log: Log) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const log = createLog(config.HYPONEMA_LOG_LEVEL);
  const instance = await openInstance(config, log, "beside");
  try {
    return await work(instance, log);
  } finally {
    await instance.close();
  }
}

/** Like `withInstance`, but migrates the schema first. */
export function withMigrated<T>(work: (instance: Instance) => Promise<T>): Promise<T> {
  return withInstance(async (instance) => {
    await bringUpToDate(instance);
    return work(instance);
  });
}

/** Migrates the schema and the job queues; resolves to the names of the applied migrations. */
export async function bringUpToDate(
  instance: Instance,
  beforeApplying?: () => Promise<void>,
): Promise<readonly string[]> {
  const pending = await pendingMigrations(instance.databaseUrl);
  const { applied } = await migrate(instance.databaseUrl, beforeApplying ? { beforeApplying } : {});
  if (pending.length > 0) await migrateJobs(instance.databaseUrl);
  return applied;
}

/** Throws unless the database was sealed with this instance's root secret. */
export async function checkSecret(instance: Instance): Promise<void> {
  await checkRootSecret(instance, instance.sealer, instance.rootSecretSource);
}
