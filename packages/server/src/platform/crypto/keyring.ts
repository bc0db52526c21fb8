import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
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

/** The root secret kept in the data folder, made on first use: file `secret.key`, readable by its owner only. */
export async function loadOrCreateRootSecret(dataDir: string): Promise<Secret> {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, "secret.key");
  const found = await readIfThere(file);
  if (found) return new Secret(found);
  // Written aside and linked into place, so that two starts at once agree on one secret and none reads half of it.
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  const handle = await open(draft, "wx", 0o600);
  try {
    await handle.writeFile(randomBytes(48).toString("base64url"));
    await handle.sync();
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  } finally {
    await handle.close();
    await rm(draft);
  }
  return new Secret(await readFile(file, "utf8"));
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return (await readFile(file, "utf8")).trim() || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
