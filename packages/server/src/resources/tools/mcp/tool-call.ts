import { McpError } from "./mcp-error.ts";
import { type McpSession, RpcRefusal } from "./mcp-session.ts";
import { type McpToolAnswer, toAnswer } from "./tool-answer.ts";

// Servers answer both for a tool that they do not have, the SDK's own by a result that says so.
const METHOD_NOT_FOUND = -32601;
const INVALID_PARAMS = -32602;
const UNKNOWN = /unknown tool|tool\b.*\b(not found|unknown|does not exist|disabled)/i;
const UNKNOWN_RESULT = /^MCP error -32602: tool .{1,200} (not found|disabled)$/i;

/**
 * Runs a tool. A refusal by the server is an answer too, for the model to read and to do better, save that of a tool
 * that is not there any more. Throws `McpError` and whatever the request throws.
 */
export async function callTool(
  session: McpSession,
  name: string,
  args: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<McpToolAnswer> {
  let answer: McpToolAnswer;
  try {
    answer = toAnswer(
      await session.request({ method: "tools/call", params: { name, arguments: args } }, signal),
    );
  } catch (error) {
    if (!(error instanceof RpcRefusal)) throw error;
    if (
      error.rpcCode === METHOD_NOT_FOUND ||
      (error.rpcCode === INVALID_PARAMS && UNKNOWN.test(error.said))
    ) {
      throw toolUnknown(name);
    }
    return { result: { error: error.said }, isError: true };
  }
  if (answer.isError && typeof answer.result === "string" && UNKNOWN_RESULT.test(answer.result)) {
    throw toolUnknown(name);
  }
  return answer;
}

function toolUnknown(name: string): McpError {
  return new McpError("tool-unknown", `The MCP server has no tool named ${name.slice(0, 128)}.`);
}
