import { resolve } from "node:path";
import type { Config } from "./config.ts";
import type { BlobStore } from "./platform/blobs/blob-store.ts";
import { openBlobStore } from "./platform/blobs/open.ts";
import { type Clock, systemClock } from "./platform/clock.ts";
import { localKeyEncryption, Sealer } from "./platform/crypto/envelope.ts";
import {
  Keyring,
  loadOrCreateRootSecret,
  RootSecretError,
  rootSecretFile,
} from "./platform/crypto/keyring.ts";
import type { RootSecretSource } from "./platform/crypto/root-secret-check.ts";
import { openDataFolder } from "./platform/data-folder.ts";
import { Database } from "./platform/database/database.ts";
import { findRunningPostgres, startEmbeddedPostgres } from "./platform/database/embedded/embedded.ts";
import { expectReachable } from "./platform/database/reach.ts";
import { Startup, type Step } from "./platform/startup.ts";
import { type Storage, StorageWatch, unwatchedStorage } from "./platform/storage-watch.ts";
import type { Log } from "./platform/telemetry/log.ts";
import { environmentProviders } from "./providers/llm/providers.ts";
import { ProviderAccessResolver } from "./resources/provider-credentials/access.ts";
import { CredentialVault } from "./resources/provider-credentials/credential-vault.ts";
import { Secrets } from "./resources/secrets/service.ts";

/** What every command works on: the database, the keys, and what opens them. */
export interface Instance {
  readonly config: Config;
  readonly databaseUrl: string;
  /** Whether the database is the embedded one, so that no other server can be using it. */
  readonly embedded: boolean;
  readonly dataDir: string;
  readonly database: Database;
  readonly keyring: Keyring;
  readonly rootSecretSource: RootSecretSource;
  readonly sealer: Sealer;
  readonly credentials: CredentialVault;
  readonly accesses: ProviderAccessResolver;
  readonly secrets: Secrets;
  readonly blobs: BlobStore;
  readonly storage: Storage;
  readonly clock: Clock;
  close(): Promise<void>;
}

/** How an instance is opened: to serve, alone on its data folder, or beside a server that may be running on it. */
export type Manner = "alone" | "beside";

interface OpenOptions {
  /** Calls the start off. */
  readonly signal?: AbortSignal;
  /** Called with the reason when the embedded database takes long to start. */
  readonly onWaiting?: (reason: string) => void;
}

/**
 * Opens the instance that `config` describes, starting the embedded database where no other serves. When that fails,
 * nothing of it is left running.
 */
export async function openInstance(
  config: Config,
  log: Log,
  manner: Manner,
  options: OpenOptions = {},
): Promise<Instance> {
  const dataDir = resolve(config.HYPONEMA_DATA_DIR);
  // Whatever can be wrong with settings and files is found before anything is started.
  if (!config.DATABASE_URL) await openDataFolder(dataDir);
  const keyring = new Keyring(await rootSecret(config, dataDir));
  const blobs = openBlobStore(config.HYPONEMA_BLOBS, dataDir);
  if (config.HYPONEMA_BLOBS || !config.DATABASE_URL) await blobs.expectUsable();
  const startup = new Startup(options);
  const found = await startup.run({
    name: "PostgreSQL",
    start: () => findDatabase(config, dataDir, manner, options),
    stop: ({ stop }) => stop(),
  });
  const database = await startup.run({
    name: "database connections",
    start: () =>
      new Database({
        url: found.url,
        clock: systemClock,
        onConnectionError: (error) => log.warn({ err: error }, "a database connection broke"),
      }),
    stop: (pool) => pool.close(),
  });
  const sealer = new Sealer(localKeyEncryption(keyring.keysFor("sealing")));
  const credentials = new CredentialVault(sealer);
  const watched = manner === "alone" ? found.reserve : undefined;
  const storage = watched ? await startup.run(storageStep(watched, log)) : unwatchedStorage;
  return {
    config,
    storage,
    databaseUrl: found.url,
    embedded: config.DATABASE_URL === undefined,
    dataDir,
    database,
    keyring,
    rootSecretSource: {
      name: config.HYPONEMA_SECRET_KEY ? "HYPONEMA_SECRET_KEY" : rootSecretFile(dataDir),
    },
    sealer,
    credentials,
    accesses: new ProviderAccessResolver({
      ...{ credentials, database },
      environment: configuredProviders(config),
      environmentForAll: config.HYPONEMA_ENV_KEYS_FOR_ALL,
    }),
    secrets: new Secrets(sealer),
    blobs,
    clock: systemClock,
    close: () => startup.stop(),
  };
}

function storageStep(file: string, log: Log): Step<StorageWatch> {
  return {
    name: "storage watch",
    async start() {
      const watch = new StorageWatch({ file, log });
      await watch.start();
      return watch;
    },
    stop: (watch) => watch.stop(),
  };
}

/** The database of these settings, and how it is stopped where this process started it. */
async function findDatabase(
  config: Config,
  dataDir: string,
  manner: Manner,
  options: OpenOptions,
): Promise<{ readonly url: string; readonly reserve?: string; stop(): Promise<void> }> {
  const given = config.DATABASE_URL?.reveal();
  if (given !== undefined) await expectReachable(given, options);
  const running = given ?? (manner === "beside" ? await findRunningPostgres(dataDir) : null);
  if (running !== null) return { url: running, stop: async () => undefined };
  return startEmbeddedPostgres({ dataDir, ...options });
}

/** Model providers that the environment opens; the first is what agents get that choose none. */
export function configuredProviders(config: Config) {
  return environmentProviders({
    baseUrl: config.HYPONEMA_LLM_BASE_URL,
    apiKey: config.HYPONEMA_LLM_API_KEY,
    model: config.HYPONEMA_LLM_MODEL,
    keys: config,
  });
}

async function rootSecret(config: Config, dataDir: string) {
  if (config.HYPONEMA_SECRET_KEY) return config.HYPONEMA_SECRET_KEY;
  if (config.DATABASE_URL) {
    throw new RootSecretError(
      "HYPONEMA_SECRET_KEY is required together with DATABASE_URL, the same on every node. Make one with: openssl rand -base64 48",
    );
  }
  return loadOrCreateRootSecret(dataDir);
}
