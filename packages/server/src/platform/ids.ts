import { randomBytes } from "node:crypto";
import { ID_PREFIXES, type IdKind } from "@hyponema/contract/ids";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * A fresh TypeID: the kind's prefix and a UUIDv7 (RFC 9562) in Crockford base32, so that IDs sort by the time
 * they were made. Source of the format: the TypeID specification 0.3.
 */
export function newId(kind: IdKind, at: number = Date.now()): string {
  return `${ID_PREFIXES[kind]}_${base32(uuidv7(at))}`;
}

/** A name that cannot be guessed: 32 characters of base64url, 192 random bits. */
export function newSecretName(): string {
  return randomBytes(24).toString("base64url");
}

/** A fresh random UUID as text, for the event IDs that webhooks carry. */
export { randomUUID as newEventId } from "node:crypto";

/** The 16 bytes inside a TypeID as hex: a trace's ID for OpenTelemetry. */
export function idToHex(id: string): string {
  let value = 0n;
  for (const character of id.slice(id.lastIndexOf("_") + 1)) {
    value = value * 32n + BigInt(ALPHABET.indexOf(character));
  }
  return value.toString(16).padStart(32, "0");
}

let lastAt = 0;
let counter = 0;

// Within a millisecond the twelve bits after the time count up from a random start (RFC 9562, section 6.2, method 1),
// so that IDs made one after the other sort so.
function uuidv7(at: number): Uint8Array {
  const bytes = randomBytes(16);
  const start = bytes.readUInt16BE(6) & 0x07ff;
  counter = at === lastAt && counter < 0x0fff ? counter + 1 : start;
  lastAt = at;
  bytes.writeUIntBE(at, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return bytes;
}

// 128 bits as 26 characters: two zero bits in front, then five bits each.
function base32(bytes: Uint8Array): string {
  let text = "";
  let buffer = 0;
  let bits = 2;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(buffer >> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return text;
}
