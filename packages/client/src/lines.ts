import { ConnectionError } from "./errors.ts";
import { readChunks } from "./sse.ts";

/** Yields the lines of a JSON lines response as they arrive. */
export async function* readLines(response: Response, silenceMs: number): AsyncGenerator<unknown> {
  const decoder = new TextDecoder();
  let buffered = "";
  for await (const chunk of readChunks(response, silenceMs)) {
    const lines = (buffered + decoder.decode(chunk, { stream: true })).split("\n");
    buffered = lines.pop() ?? "";
    for (const line of lines) if (line !== "") yield parseLine(line);
  }
  if (buffered !== "") yield parseLine(buffered);
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new ConnectionError("The answer broke off, or something that is not Hyponema answered.", { cause });
  }
}
