import { type JsonLimits, JsonMeter } from "../../../platform/json/json-meter.ts";
import { McpError, mcpErrorIn } from "./mcp-error.ts";

// Lists of many tools with large schemas are longer than other answers.
const LIMITS: JsonLimits = { depth: Number.POSITIVE_INFINITY, values: 100_000 };

type Chunks = AsyncIterable<Uint8Array>;

/** Bytes that a server may still send. */
export interface Allowance {
  left: number;
}

/** Passes `source` on and takes it off the allowance; throws `too-large` where that is used up. */
export async function* within(allowance: Allowance, source: Chunks): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    allowance.left -= chunk.byteLength;
    if (allowance.left < 0) throw FAULTS["too-large"]();
    yield chunk;
  }
}

/**
 * Passes `source` on while it is JSON, or a stream of events with JSON, that can be read without holding up others;
 * throws `too-large` where it has too many values. The SDK parses whatever it is given. How deep it may be is for those
 * to say who walk through it: one tool that is nested without end does not hide the others.
 */
export async function* readable(source: Chunks): AsyncGenerator<Uint8Array> {
  let meter = new JsonMeter(LIMITS);
  let lineIsEmpty = true;
  for await (const chunk of source) {
    // What JSON is made of is ASCII, and no other character of UTF-8 has such a byte in it.
    const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString("latin1");
    for (let from = 0; from < text.length; ) {
      const end = text.indexOf("\n", from) + 1 || text.length;
      if (meter.feed(text, from, end) !== null) throw FAULTS["too-large"]();
      lineIsEmpty &&= text.slice(from, end).trim() === "";
      if (text[end - 1] === "\n") {
        // No string of JSON goes over a line's end; an empty line ends an event.
        if (lineIsEmpty) meter = new JsonMeter(LIMITS);
        else meter.endLine();
        lineIsEmpty = true;
      }
      from = end;
    }
    yield chunk;
  }
}

/**
 * The event stream that answers request `id`, with an end that the SDK understands. On its own, a stream that breaks or
 * ends early leaves the request waiting until its time is over; here the last events fail it, and the one after keeps
 * the SDK from asking for the rest. Only a stream with event IDs ends as it is: the server may have promised the rest
 * (MCP 2025-11-25, "Streamable HTTP", resumability), and the SDK asks for it.
 */
export async function* untilAnswered(
  source: Chunks,
  id: number | string,
  over: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let fault = FAULTS.unreachable();
  let resumable = false;
  let line = "\n";
  try {
    for await (const chunk of source) {
      line += Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString("latin1");
      resumable ||= /[\r\n]id:/.test(line);
      line = line.slice(-3);
      yield chunk;
    }
  } catch (error) {
    fault = mcpErrorIn(error);
  }
  if (resumable && !over.aborted && fault.code === "unreachable") return;
  const failure = { code: -32000, message: fault.message, data: { [FAULT]: fault.code } };
  const events = [
    { jsonrpc: "2.0", id, error: failure },
    { jsonrpc: "2.0", id, result: {} },
  ];
  yield Buffer.from(`\n\n${events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("")}`);
}

// Under which a failure of ours travels in an answer's error.
const FAULT = "hyponema/fault";

const FAULTS = {
  unreachable: () => new McpError("unreachable", "The MCP server broke off before it answered."),
  "too-large": () => new McpError("too-large", "The MCP server sent more than is allowed."),
};

/** The failure that `untilAnswered` put into an answer's error; null when the error is the server's own. */
export function faultIn(data: unknown): McpError | null {
  const code = typeof data === "object" && data !== null && FAULT in data ? data[FAULT] : null;
  // A server may pretend to have failed like this, and then it has.
  return code === "unreachable" || code === "too-large" ? FAULTS[code]() : null;
}

/** `source` as the body of a `Response`, read no faster than that is; `done` follows its end, however it comes. */
export function toBody(
  source: Chunks,
  { cancel, done }: { cancel: () => void; done: () => void },
): ReadableStream<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await iterator.next();
          if (!next.done) return controller.enqueue(next.value);
          controller.close();
        } catch (error) {
          controller.error(error);
        }
        done();
      },
      cancel() {
        cancel();
        done();
      },
    },
    { highWaterMark: 0 },
  );
}
