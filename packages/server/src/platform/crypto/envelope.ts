import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Keys } from "./keyring.ts";

const VERSION = "v1";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Something sealed cannot be opened; the message never says what it holds. */
export class SealError extends Error {
  override name = "SealError";
}

/** Wraps the small keys that data is sealed with; the place where a key management service goes. */
export interface KeyEncryption {
  /** Name of the key that wraps now. */
  readonly currentId: string;
  /** Whether it has the key named so. */
  knows(keyId: string): boolean;
  wrap(dataKey: Uint8Array, context: string): Promise<Uint8Array>;
  unwrap(keyId: string, wrapped: Uint8Array, context: string): Promise<Uint8Array>;
}

/** Key encryption by keys derived from the root secret. */
export function localKeyEncryption(keys: Keys): KeyEncryption {
  return {
    currentId: keys.current.id,
    knows: (keyId) => keys.find(keyId) !== null,
    wrap: async (dataKey, context) => encrypt(keys.current.key, dataKey, context),
    async unwrap(keyId, wrapped, context) {
      const key = keys.find(keyId);
      if (!key) {
        throw new SealError(
          "It was sealed with a key that is gone; put the old HYPONEMA_SECRET_KEY back behind the new one.",
        );
      }
      return decrypt(key, wrapped, context);
    },
  };
}

/**
 * Envelope encryption, AES-256-GCM: every record has a data key of its own, wrapped by the key-encryption key. The
 * `context` (whose record it is) is authenticated with both, so a sealed record cannot be moved to another place.
 * Form: `v1.<key id>.<wrapped data key>.<sealed data>`, base64url.
 */
export class Sealer {
  readonly #keys: KeyEncryption;

  constructor(keys: KeyEncryption) {
    this.#keys = keys;
  }

  /** Whether what was sealed with the key named so can be opened. */
  knows(keyId: string): boolean {
    return this.#keys.knows(keyId);
  }

  async seal(plaintext: string, context: string): Promise<string> {
    const dataKey = randomBytes(32);
    const wrapped = await this.#keys.wrap(dataKey, context);
    const sealed = encrypt(dataKey, Buffer.from(plaintext), context);
    return [VERSION, this.#keys.currentId, encode(wrapped), encode(sealed)].join(".");
  }

  async open(sealed: string, context: string): Promise<string> {
    const { keyId, wrapped, data } = parts(sealed);
    const dataKey = await this.#keys.unwrap(keyId, wrapped, context);
    return Buffer.from(decrypt(dataKey, data, context)).toString("utf8");
  }

  /** The same record with its data key wrapped by the newest key; unchanged when it is already. The data stays as it is. */
  async rewrap(sealed: string, context: string): Promise<string> {
    const { keyId, wrapped, data } = parts(sealed);
    if (keyId === this.#keys.currentId) return sealed;
    const dataKey = await this.#keys.unwrap(keyId, wrapped, context);
    const again = await this.#keys.wrap(dataKey, context);
    return [VERSION, this.#keys.currentId, encode(again), encode(data)].join(".");
  }
}

function encrypt(key: Uint8Array, plaintext: Uint8Array, context: string): Uint8Array {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(context));
  return Buffer.concat([iv, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, sealed: Uint8Array, context: string): Uint8Array {
  if (sealed.length < IV_BYTES + TAG_BYTES) throw new SealError("It is too short to be sealed data.");
  const iv = sealed.subarray(0, IV_BYTES);
  const tag = sealed.subarray(sealed.length - TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(context)).setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new SealError("It was changed, or belongs to another place.");
  }
}

function parts(sealed: string) {
  const [version, keyId = "", wrapped = "", data = ""] = sealed.split(".");
  if (version !== VERSION) throw new SealError("It is not in a form that this version knows.");
  return { keyId, wrapped: Buffer.from(wrapped, "base64url"), data: Buffer.from(data, "base64url") };
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}
