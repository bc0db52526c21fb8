import { z } from "zod";
import { isTooDeep } from "../../../platform/json/depth.ts";
import type { Log } from "../../../platform/telemetry/log.ts";
import { McpError } from "./mcp-error.ts";
import type { McpSession } from "./mcp-session.ts";

const MOST_TOOLS = 128;
const MOST_PAGES = 32;
const MOST_SCHEMA_BYTES = 64 * 1024;
const MOST_DESCRIPTION = 4_000;

/** A tool as its server tells of it; `inputSchema` is a JSON Schema of an object. */
export interface McpToolInfo {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: Readonly<Record<string, unknown>>;
}

// Read one by one and not by the SDK's schema, so that one broken tool does not hide the others. Nor are output schemas
// compiled, as the SDK does with its own method: they are a stranger's, and compiling makes code of them.
const Page = z.looseObject({
  tools: z.array(z.unknown()),
  nextCursor: z.string().optional().catch(undefined),
});

const OfferedTool = z.object({
  name: z.string().min(1).max(128),
  description: z.string().catch(""),
  inputSchema: z.looseObject({ type: z.literal("object").default("object") }),
  execution: z.object({ taskSupport: z.unknown() }).optional().catch(undefined),
});

/**
 * The server's tools, pages followed. Of too many, the first 128 are taken; left out are tools without a usable name or
 * schema, with a schema over 64 KiB, named twice, or that only run as tasks. Throws whatever the request throws, and
 * `McpError` when the answer is none.
 */
export async function listTools(
  session: McpSession,
  log: Log,
  signal: AbortSignal,
): Promise<readonly McpToolInfo[]> {
  if (!session.client.getServerCapabilities()?.tools) return [];
  const tools = new Map<string, McpToolInfo>();
  let leftOut = 0;
  for await (const offered of offeredBy(session, signal)) {
    const tool = toToolInfo(offered);
    if (tool && !tools.has(tool.name)) tools.set(tool.name, tool);
    else leftOut++;
    if (tools.size === MOST_TOOLS) break;
  }
  if (leftOut > 0)
    log.warn({ left_out: leftOut, taken: tools.size }, "some tools of an MCP server are unusable");
  return [...tools.values()];
}

async function* offeredBy(session: McpSession, signal: AbortSignal): AsyncGenerator<unknown> {
  const seen = new Set<string>();
  let cursor: string | null = null;
  // A server that sends the same cursor twice would go round for ever.
  for (let pages = 0; pages < MOST_PAGES && (cursor === null || !seen.has(cursor)); pages++) {
    if (cursor !== null) seen.add(cursor);
    const params = cursor === null ? {} : { cursor };
    const page = Page.safeParse(await session.request({ method: "tools/list", params }, signal));
    if (!page.success) throw new McpError("protocol", "The MCP server's list of tools is none.");
    yield* page.data.tools;
    if (page.data.nextCursor === undefined) return;
    cursor = page.data.nextCursor;
  }
}

function toToolInfo(offered: unknown): McpToolInfo | null {
  const parsed = OfferedTool.safeParse(offered);
  if (!parsed.success) return null;
  const { name, description, inputSchema, execution } = parsed.data;
  if (execution?.taskSupport === "required" || sizeOf(inputSchema) > MOST_SCHEMA_BYTES) return null;
  return { name, description: description.slice(0, MOST_DESCRIPTION), inputSchema };
}

/** Of `value` as JSON, in bytes; endless for what is nested too deeply to be written. */
function sizeOf(value: unknown): number {
  return isTooDeep(value) ? Number.POSITIVE_INFINITY : Buffer.byteLength(JSON.stringify(value));
}
