import { z } from "zod";
import { isTooDeep } from "../../../platform/json/depth.ts";
import { McpError } from "./mcp-error.ts";

const MOST_RESULT_BYTES = 256 * 1024;

/** What a tool answered, as plain JSON for a language model. */
export interface McpToolAnswer {
  readonly result: unknown;
  readonly isError: boolean;
}

const Media = { data: z.string().catch(""), mimeType: z.string().catch("unknown type") };

const Block = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("image"), ...Media }),
  z.object({ type: z.literal("audio"), ...Media }),
  z.object({ type: z.literal("resource_link"), uri: z.string(), name: z.string().catch("") }),
  z.object({
    type: z.literal("resource"),
    resource: z.object({
      uri: z.string(),
      mimeType: z.string().catch("unknown type"),
      text: z.string().optional(),
      blob: z.string().optional(),
    }),
  }),
]);

const ToolResult = z.object({
  content: z.array(z.unknown()).optional().catch(undefined),
  structuredContent: z.looseObject({}).optional().catch(undefined),
  isError: z.boolean().catch(false),
});

/**
 * The result of `tools/call`: the structured content where there is some, otherwise the texts, joined by line breaks.
 * Images, audio and resources are named with type and size in place of their bytes. Over 256 KiB it is cut, with a note
 * that says so; structured content becomes the beginning of its JSON then. Throws `McpError`.
 */
export function toAnswer(given: unknown): McpToolAnswer {
  const parsed = ToolResult.safeParse(given);
  if (!parsed.success) throw notAResult();
  const { content, structuredContent, isError } = parsed.data;
  if (structuredContent !== undefined) return { result: boundedJson(structuredContent), isError };
  if (content === undefined) throw notAResult();
  return { result: boundedText(content.map(toText).join("\n")), isError };
}

function toText(given: unknown): string {
  const parsed = Block.safeParse(given);
  if (!parsed.success) return "[content of a kind that is not known]";
  const block = parsed.data;
  switch (block.type) {
    case "text":
      return block.text;
    case "image":
    case "audio":
      return `[${block.type}: ${block.mimeType}, ${bytesIn(block.data)} bytes, not shown]`;
    case "resource_link":
      return `[resource: ${[block.name, block.uri].filter(Boolean).join(", ")}]`;
    case "resource": {
      const { uri, mimeType, text, blob } = block.resource;
      const size = text === undefined ? bytesIn(blob ?? "") : Buffer.byteLength(text);
      return `[resource: ${uri}, ${mimeType}, ${size} bytes, not shown]`;
    }
  }
}

function bytesIn(base64: string): number {
  return Buffer.byteLength(base64, "base64");
}

function boundedJson(value: Record<string, unknown>): unknown {
  // Nested more deeply than is kept.
  if (isTooDeep(value)) throw notAResult();
  const text = JSON.stringify(value);
  return Buffer.byteLength(text) <= MOST_RESULT_BYTES ? value : boundedText(text);
}

function boundedText(text: string): string {
  const bytes = Buffer.byteLength(text);
  if (bytes <= MOST_RESULT_BYTES) return text;
  // A character cut in two is left out.
  const shown = new TextDecoder().decode(Buffer.from(text).subarray(0, MOST_RESULT_BYTES), { stream: true });
  return `${shown}\n[cut: the tool answered ${bytes} bytes, of which the first ${MOST_RESULT_BYTES} are shown]`;
}

function notAResult(): McpError {
  return new McpError("protocol", "The MCP server answered something that is not a tool's result.");
}
