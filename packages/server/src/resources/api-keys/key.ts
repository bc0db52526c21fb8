import { createHash, randomInt } from "node:crypto";
import { crc32 } from "node:zlib";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const SECRET_LENGTH = 32;
const CHECK_LENGTH = 6;
const KEY_FORMAT = /^hyp_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/;

/**
 * Creates an API key: `hyp_`, 32 random base-62 characters (190 bits) and a CRC-32 in base 62. Secret scanners can find
 * it by the prefix and verify it by the checksum.
 */
export function newKey(): string {
  let secret = "";
  for (let index = 0; index < SECRET_LENGTH; index++) secret += ALPHABET[randomInt(62)];
  return `hyp_${secret}${checksum(secret)}`;
}

/** Whether `key` is well-formed with a matching checksum. Saves the look-up of mistyped keys. */
export function isKey(key: string): boolean {
  const match = KEY_FORMAT.exec(key);
  return match !== null && checksum(match[1] ?? "") === match[2];
}

/** Stored hash of a key. Keys have enough entropy for a fast hash. */
export function hashKey(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}

/** The part of a key that is shown after its creation. */
export function hintOf(key: string): string {
  return `${key.slice(0, 8)}…${key.slice(-4)}`;
}

function checksum(secret: string): string {
  let value = crc32(secret);
  let text = "";
  for (let index = 0; index < CHECK_LENGTH; index++) {
    text = ALPHABET[value % 62] + text;
    value = Math.floor(value / 62);
  }
  return text;
}
