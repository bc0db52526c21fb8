import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { link, lstat, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { closeToOthers, PRIVATE_FILE } from "../files.ts";
import { Secret } from "../secret.ts";

const LEAST_CHARACTERS = 32;

/** What a key is used for; keys of different purposes have nothing in common. */
export type KeyPurpose = "session-token" | "sealing" | "sign-in" | "sign-in-link" | "sign-in-ceremony";

/** The root secret is missing or too weak; the message says what to do. */
export class RootSecretError extends Error {
  override name = "RootSecretError";
}

export interface DerivedKey {
  /** Short public name of the key, put beside what it signed or sealed. */
  readonly id: string;
  readonly key: Uint8Array;
}

/**
 * Keys for every purpose, derived from the root secrets (HKDF-SHA256, RFC 5869). The newest root signs and seals;
 * older ones still verify and open, so that a rotation breaks nothing.
 */
export class Keyring {
  readonly #roots: readonly string[];

  /** `roots`: HYPONEMA_SECRET_KEY, newest first, separated by commas. */
  constructor(roots: Secret) {
    this.#roots = roots
      .reveal()
      .split(",")
      .map((root) => root.trim());
    if (this.#roots.some((root) => root.length < LEAST_CHARACTERS)) {
      throw new RootSecretError(
        `HYPONEMA_SECRET_KEY must be at least ${LEAST_CHARACTERS} characters; make one with: openssl rand -base64 48`,
      );
    }
  }

  /** The keys for one purpose. */
  keysFor(purpose: KeyPurpose): Keys {
    return new Keys(this.#roots.map((root) => derive(root, purpose)));
  }
}

/** Keys of one purpose, newest first. */
export class Keys {
  readonly current: DerivedKey;
  readonly #all: readonly DerivedKey[];

  constructor(all: readonly DerivedKey[]) {
    const [current] = all;
    if (!current) throw new RootSecretError("HYPONEMA_SECRET_KEY is empty");
    this.current = current;
    this.#all = all;
  }

  /** Signs `text` (HMAC-SHA256): `<key ID>.<signature>`, in characters of base64url. */
  sign(text: string): string {
    return `${this.current.id}.${signature(this.current.key, text)}`;
  }

  /** Whether `signed` is what `sign` gave for `text`, by any key that is still known. */
  verify(text: string, signed: string): boolean {
    const [id = "", given = ""] = signed.split(".");
    const key = this.find(id);
    if (!key) return false;
    const [a, b] = [Buffer.from(given), Buffer.from(signature(key, text))];
    return a.length === b.length && timingSafeEqual(a, b);
  }

  /** The key named `id`, when its root is still known. */
  find(id: string): Uint8Array | null {
    return this.#all.find((key) => key.id === id)?.key ?? null;
  }
}

function signature(key: Uint8Array, text: string): string {
  return createHmac("sha256", key).update(text).digest("base64url");
}

function derive(root: string, purpose: KeyPurpose): DerivedKey {
  const key = new Uint8Array(hkdfSync("sha256", root, "", `hyponema/${purpose}`, 32));
  return { id: createHash("sha256").update(key).digest("base64url").slice(0, 8), key };
}

/** Where the root secret of an embedded database is kept. */
export function rootSecretFile(dataDir: string): string {
  return join(dataDir, "secret.key");
}

/**
 * The root secret kept in the data folder, made on first use: file `secret.key`, readable by its owner only. Throws
 * `RootSecretError` where it cannot be read, and where it is missing although the folder has a database.
 */
export async function loadOrCreateRootSecret(dataDir: string): Promise<Secret> {
  const file = rootSecretFile(dataDir);
  const found = await readIfThere(file);
  if (found !== null) {
    await closeToOthers(file);
    return asRootSecret(file, found);
  }
  if (await isThere(join(dataDir, "postgres"))) {
    throw new RootSecretError(
      `${file} is missing, but ${dataDir} holds a database that was sealed with it. Put the file back from a backup, or set HYPONEMA_SECRET_KEY to its content.`,
    );
  }
  // Written aside and linked into place, so that two starts at once agree on one secret and none reads half of it.
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  const handle = await open(draft, "wx", PRIVATE_FILE);
  try {
    await handle.chmod(PRIVATE_FILE);
    await handle.writeFile(randomBytes(48).toString("base64url"));
    await handle.sync();
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  } finally {
    await handle.close();
    await rm(draft);
  }
  return asRootSecret(file, await readFile(file, "utf8"));
}

function asRootSecret(file: string, text: string): Secret {
  const root = text.trim();
  if (root.length >= LEAST_CHARACTERS) return new Secret(root);
  throw new RootSecretError(
    `${file} is damaged: the root secret in it has ${root.length} characters instead of at least ${LEAST_CHARACTERS}. Put the file back from a backup.`,
  );
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    throw new RootSecretError(
      `${file}, which holds the root secret, cannot be read (${code ?? message}). Make it a file that this account can read.`,
    );
  }
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
