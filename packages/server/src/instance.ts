import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import type { Config } from "./config.ts";
import type { BlobStore } from "./platform/blobs/blob-store.ts";
import { openBlobStore } from "./platform/blobs/open.ts";
import { type Clock, systemClock } from "./platform/clock.ts";
import { localKeyEncryption, Sealer } from "./platform/crypto/envelope.ts";
import { Keyring, loadOrCreateRootSecret, RootSecretError } from "./platform/crypto/keyring.ts";
import { Database } from "./platform/database/database.ts";
import { findRunningPostgres, startEmbeddedPostgres } from "./platform/database/embedded/embedded.ts";
import type { Log } from "./platform/telemetry/log.ts";
import { environmentProviders } from "./providers/llm/providers.ts";
import { ProviderAccesses } from "./resources/provider-credentials/access.ts";
import { Credentials } from "./resources/provider-credentials/credentials.ts";
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
  readonly sealer: Sealer;
  readonly credentials: Credentials;
  readonly accesses: ProviderAccesses;
  readonly secrets: Secrets;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  close(): Promise<void>;
}

/** How an instance is opened: to serve, alone on its data folder, or beside a server that may be running on it. */
export type Manner = "alone" | "beside";

/** Opens the instance that `config` describes, starting the embedded database where no other serves. */
export async function openInstance(config: Config, log: Log, manner: Manner): Promise<Instance> {
  const dataDir = resolve(config.HYPONEMA_DATA_DIR);
  const keyring = new Keyring(await rootSecret(config, dataDir));
  const running =
    config.DATABASE_URL?.reveal() ?? (manner === "beside" ? await findRunningPostgres(dataDir) : null);
  const embedded = running === null ? await startEmbeddedPostgres({ dataDir }) : null;
  const databaseUrl = embedded?.url ?? running ?? "";
  const database = new Database({
    url: databaseUrl,
    clock: systemClock,
    onConnectionError: (error) => log.warn({ err: error }, "a database connection broke"),
  });
  const sealer = new Sealer(localKeyEncryption(keyring.keysFor("sealing")));
  const credentials = new Credentials(sealer);
  return {
    config,
    databaseUrl,
    embedded: config.DATABASE_URL === undefined,
    dataDir,
    database,
    keyring,
    sealer,
    credentials,
    accesses: new ProviderAccesses({
      ...{ credentials, database },
      environment: configuredProviders(config),
      environmentForAll: config.HYPONEMA_ENV_KEYS_FOR_ALL,
    }),
    secrets: new Secrets(sealer),
    blobs: openBlobStore(config.HYPONEMA_BLOBS, dataDir),
    clock: systemClock,
    async close() {
      await database.close();
      await embedded?.stop();
    },
  };
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
  if (!existsSync(dataDir)) await mkdir(dataDir, { recursive: true });
  return loadOrCreateRootSecret(dataDir);
}
