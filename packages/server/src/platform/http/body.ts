import type { IncomingMessage } from "node:http";
import type { ProblemPlace } from "@hyponema/contract/errors";
import { isStorable, UNSTORABLE } from "@hyponema/contract/text";
import type { z } from "zod";
import { isPlain } from "../object.ts";
import { Refusal } from "./refusal.ts";

/** Deepest nesting of arrays and objects in a JSON body. */
export const NESTING_LIMIT = 64;
// Some clients name the charset; any other one than UTF-8 would be misread.
const JSON_TYPE = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;
const MOST_PLACES = 50;

/**
 * Reads and parses a request's JSON body, refusing what is over `limit` bytes, not JSON, not UTF-8, nested too deep, or
 * holds text that cannot be stored, wherever it stands.
 */
export async function readJson(
  incoming: IncomingMessage,
  { optional, limit }: { readonly optional: boolean; readonly limit: number },
): Promise<unknown> {
  refuseBySize(Number(incoming.headers["content-length"] ?? 0), limit);
  const { "content-type": type, "content-encoding": encoding } = incoming.headers;
  const empty =
    (incoming.headers["content-length"] ?? "0") === "0" &&
    incoming.headers["transfer-encoding"] === undefined;
  if (empty && optional) return {};
  if (empty) {
    throw new Refusal("invalid-request", {
      detail: "The body is missing; send a JSON document.",
      errors: [{ path: "", message: "is required" }],
    });
  }
  if ((encoding ?? "identity") !== "identity" || !JSON_TYPE.test(type ?? "")) {
    throw new Refusal("unsupported-media-type");
  }
  return parseJson(await readBytes(incoming, limit));
}

/** The body's bytes, for fingerprints; the same limits. */
async function readBytes(incoming: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of incoming) {
      size += (chunk as Buffer).length;
      refuseBySize(size, limit);
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // Whoever sent it is gone, and nobody hears this.
    throw new Refusal("invalid-request", { detail: "The body was cut off." });
  }
  return Buffer.concat(chunks);
}

function refuseBySize(size: number, limit: number): void {
  if (size > limit) {
    throw new Refusal("body-too-large", { detail: `Keep the body within ${limit} bytes.` });
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function parseJson(bytes: Buffer): unknown {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new Refusal("invalid-json", { detail: "The body is not UTF-8." });
  }
  refuseByDepth(text);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal("invalid-json");
  }
  // Only as escapes can they stand in JSON that is UTF-8; one that is harmless costs a look at the whole.
  if (/\\u(?:0000|d[89a-f])/i.test(text)) refuseUnstorable(body);
  return body;
}

function refuseUnstorable(body: unknown): void {
  const errors = unstorablePlaces(body, "").slice(0, MOST_PLACES);
  const [first] = errors;
  if (first) {
    throw new Refusal("invalid-request", { detail: `${first.path || "The body"}: ${UNSTORABLE}.`, errors });
  }
}

function unstorablePlaces(value: unknown, path: string): ProblemPlace[] {
  if (typeof value === "string") return isStorable(value) ? [] : [{ path, message: UNSTORABLE }];
  if (Array.isArray(value)) return value.flatMap((item, at) => unstorablePlaces(item, `${path}/${at}`));
  if (!isPlain(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const at = `${path}/${pointer(name).toWellFormed()}`;
    return isStorable(name) ? unstorablePlaces(item, at) : [{ path: at, message: UNSTORABLE }];
  });
}

// Before parsing, so that a hostile document is never built.
function refuseByDepth(text: string): void {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 0x5c) at++;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x7b || code === 0x5b) {
      depth++;
      if (depth > NESTING_LIMIT) {
        throw new Refusal("invalid-request", { detail: `Nest at most ${NESTING_LIMIT} levels deep.` });
      }
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
}

/** Parses `value` by `schema`; what does not fit becomes one `invalid-request` that names every place. */
export function parse<T extends z.ZodType>(
  schema: T,
  value: unknown,
  place: "body" | "query" | "path",
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = places(result.error, place);
  const first = errors[0];
  throw new Refusal("invalid-request", {
    detail: first ? `${first.path || "The body"}: ${first.message}.` : "Correct the request.",
    errors,
  });
}

function places(error: z.ZodError, place: string): ProblemPlace[] {
  const prefix = place === "body" ? "" : `${place}/`;
  return error.issues.slice(0, MOST_PLACES).flatMap((issue): ProblemPlace[] => {
    const path = issue.path.map((step) => pointer(String(step))).join("/");
    const at = place === "body" ? (path ? `/${path}` : "") : prefix + path;
    if (issue.code !== "unrecognized_keys") return [{ path: at, message: issue.message.slice(0, 300) }];
    return issue.keys.slice(0, MOST_PLACES).map((key) => ({
      path: `${at}${place === "body" ? "/" : ""}${pointer(key)}`,
      message: "is not a known field",
    }));
  });
}

// JSON Pointer's escapes (RFC 6901); cut, since names come from the caller.
function pointer(step: string): string {
  return step.slice(0, 100).replaceAll("~", "~0").replaceAll("/", "~1");
}
