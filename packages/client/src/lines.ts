import { ConnectionError } from "./errors.ts";
import { readChunks } from "./sse.ts";

/** The lines of an answer in JSON lines, each when it is there. */
export async function* readLines(response: Response, silenceMs: number): AsyncGenerator<unknown> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of readChunks(response, silenceMs)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line !== "") yield parsed(line);
  }
  if (rest !== "") yield parsed(rest);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new ConnectionError("The answer broke off, or something that is not Hyponema answered.", { cause });
  }
}
