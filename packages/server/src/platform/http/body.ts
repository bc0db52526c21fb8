import type { IncomingMessage } from "node:http";
import { setImmediate } from "node:timers/promises";
import type { ProblemPlace } from "@hyponema/contract/errors";
import { isStorable, UNSTORABLE } from "@hyponema/contract/text";
import type { z } from "zod";
import { JSON_LIMITS, type JsonExcess, JsonMeter } from "../json/json-meter.ts";
import { jsonPointerStep } from "../json/pointer.ts";
import { mayBeUnstorable, parseCounted } from "../json/read-json.ts";
import { isPlain } from "../object.ts";
import { Refusal } from "./refusal.ts";

// Some clients name the charset; any other one than UTF-8 would be misread.
const JSON_TYPE = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;
const MOST_PLACES = 50;
// Of the body, of each object that is a field of it, and of each that is a field of those.
const MAX_FIELDS = [1_000, 1_000, 5_000];

/** Limits of a request body. */
export interface BodyLimits {
  /** Whether the body may be left out. */
  readonly optional: boolean;
  /** In bytes. */
  readonly limit: number;
  /** Values, arrays and objects included, and names of fields. */
  readonly values: number;
  /** Called before the body is read: a client may be waiting for "100 Continue". */
  readonly begin: () => void;
}

/**
 * Reads and parses a request's JSON body, refusing what is over the limits, not JSON, not UTF-8, nested too deep, or
 * holds text that cannot be stored, wherever it stands.
 */
export async function readBody(
  incoming: IncomingMessage,
  { optional, limit, values, begin }: BodyLimits,
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
  begin();
  return parseJson(await readBytes(incoming, limit, values));
}

/** The body's bytes. What is over a limit is refused as soon as it is, and the rest is not kept. */
async function readBytes(incoming: IncomingMessage, limit: number, values: number): Promise<Buffer> {
  const meter = new JsonMeter({ ...JSON_LIMITS, values });
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // A refusal must not destroy the connection before the answer is sent.
    for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
      const bytes = chunk as Buffer;
      size += bytes.length;
      refuseBySize(size, limit);
      // What the meter counts is ASCII, which stands for itself in UTF-8.
      const excess = meter.feed(bytes.toString("latin1"));
      if (excess !== null) throw refusalOf(excess, values);
      chunks.push(bytes);
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

// Bytes that are decoded in one piece together with what follows.
const SHORT = 64 * 1024;

async function parseJson(bytes: Buffer): Promise<unknown> {
  if (bytes.length > SHORT) await setImmediate();
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new Refusal("invalid-json", { detail: "The body is not UTF-8." });
  }
  if (bytes.length > SHORT) await setImmediate();
  const body = parseBody(text);
  if (bytes.length > SHORT) await setImmediate();
  // Harmless escapes cost one look at the whole.
  if (mayBeUnstorable(text)) refuseUnstorable(body);
  return body;
}

function parseBody(text: string): unknown {
  try {
    return parseCounted(text);
  } catch {
    throw new Refusal("invalid-json");
  }
}

function refusalOf(excess: JsonExcess, values: number): Refusal {
  switch (excess) {
    case "too-deep":
      return new Refusal("invalid-request", { detail: `Nest at most ${JSON_LIMITS.depth} levels deep.` });
    case "too-many-values":
      return new Refusal("body-too-large", {
        detail: `Keep the body within ${values} values and names of fields.`,
      });
  }
}

function refuseUnstorable(body: unknown): void {
  const errors: ProblemPlace[] = [];
  noteUnstorable(body, "", errors);
  const [first] = errors;
  if (first) {
    throw new Refusal("invalid-request", { detail: `${first.path || "The body"}: ${UNSTORABLE}.`, errors });
  }
}

function noteUnstorable(value: unknown, path: string, errors: ProblemPlace[]): void {
  const note = (at: string) => errors.push({ path: at, message: UNSTORABLE });
  if (typeof value === "string" && !isStorable(value)) note(path);
  if (typeof value !== "object" || value === null) return;
  for (const [name, item] of Object.entries(value)) {
    if (errors.length >= MOST_PLACES) return;
    const at = `${path}/${jsonPointerStep(name)}`;
    if (isStorable(name)) noteUnstorable(item, at, errors);
    else note(at);
  }
}

/** Parses `value` by `schema`; what does not fit becomes one `invalid-request` that names every place. */
export function parse<T extends z.ZodType>(
  schema: T,
  value: unknown,
  place: "body" | "query" | "path",
): z.output<T> {
  if (place === "body") refuseWide(value);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = places(result.error, place);
  const first = errors[0];
  throw new Refusal("invalid-request", {
    detail: first ? `${first.path || "The body"}: ${first.message}.` : "Correct the request.",
    errors,
  });
}

// Schemas check names one by one, at several microseconds each, before they count them.
function refuseWide(value: unknown, path = "", depth = 0): void {
  const most = MAX_FIELDS[depth];
  if (most === undefined || !isPlain(value)) return;
  const names = Object.keys(value);
  if (names.length > most) {
    const problem = `has more than ${most} fields`;
    throw new Refusal("invalid-request", {
      detail: `${path || "The body"} ${problem}.`,
      errors: [{ path, message: problem }],
    });
  }
  for (const name of names) refuseWide(value[name], `${path}/${jsonPointerStep(name)}`, depth + 1);
}

function places(error: z.ZodError, place: string): ProblemPlace[] {
  const prefix = place === "body" ? "" : `${place}/`;
  return error.issues.slice(0, MOST_PLACES).flatMap((issue): ProblemPlace[] => {
    const path = issue.path.map((step) => jsonPointerStep(String(step))).join("/");
    const at = place === "body" ? (path ? `/${path}` : "") : prefix + path;
    if (issue.code !== "unrecognized_keys") return [{ path: at, message: issue.message.slice(0, 300) }];
    return issue.keys.slice(0, MOST_PLACES).map((key) => ({
      path: `${at}${place === "body" ? "/" : ""}${jsonPointerStep(key)}`,
      message: "is not a known field",
    }));
  });
}
