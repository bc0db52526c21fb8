import { inspect } from "node:util";

const SHOWN = "[secret]";

/** A string that does not print: logs, errors, JSON and the inspector show `[secret]`. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The string itself, for the one place that needs it. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  [inspect.custom](): string {
    return SHOWN;
  }
}

// Of a short secret, its end would be too much of it.
const LONG_ENOUGH = 12;

/** What may be shown of a secret, to tell it from others: its last four characters, and of a short one nothing. */
export function endOf(value: string): string {
  return value.length < LONG_ENOUGH ? "…" : `…${value.slice(-4)}`;
}

// What is shorter could stand in any text by chance.
const TELLING = 6;

/**
 * `text` with every secret in it replaced, whole or as the last word of it (`Bearer <key>`), also as JSON or a URL
 * would write it: for what a system sends back of what it was sent.
 */
export function withoutSecrets(text: string, secrets: Iterable<Secret>): string {
  let rest = text;
  for (const secret of secrets) {
    const whole = secret.reveal();
    for (const part of [whole, whole.slice(whole.lastIndexOf(" ") + 1)]) {
      if (part.length < TELLING) continue;
      for (const written of waysToWrite(part)) rest = rest.replaceAll(written, SHOWN);
    }
  }
  return rest;
}

function waysToWrite(text: string): ReadonlySet<string> {
  const json = JSON.stringify(text).slice(1, -1);
  return new Set([text, json, json.replaceAll("/", "\\/"), encodeURIComponent(text)]);
}
