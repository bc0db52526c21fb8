import { createHash, randomInt } from "node:crypto";
import { crc32 } from "node:zlib";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const SECRET_LENGTH = 32;
const CHECK_LENGTH = 6;
const FORM = /^hyp_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/;

/**
 * A fresh API key: `hyp_`, 32 random base-62 characters (190 bits) and a CRC-32 in base 62, so that secret scanners
 * can find it by its prefix and tell it from text that merely looks alike.
 */
export function newKey(): string {
  let secret = "";
  for (let index = 0; index < SECRET_LENGTH; index++) secret += ALPHABET[randomInt(62)];
  return `hyp_${secret}${check(secret)}`;
}

/** Whether `key` is well-formed and its check characters fit: a typing error needs no look-up. */
export function isKey(key: string): boolean {
  const match = FORM.exec(key);
  return match !== null && check(match[1] ?? "") === match[2];
}

/** What is stored of a key. It has far too much entropy to be guessed, so a fast hash is enough. */
export function hashKey(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}

/** What may be shown of a key after its creation. */
export function hintOf(key: string): string {
  return `${key.slice(0, 8)}…${key.slice(-4)}`;
}

function check(secret: string): string {
  let value = crc32(secret);
  let text = "";
  for (let index = 0; index < CHECK_LENGTH; index++) {
    text = ALPHABET[value % 62] + text;
    value = Math.floor(value / 62);
  }
  return text;
}
