import { z } from "zod";
import { id } from "./ids.ts";
import { defineRoute, LIST_VALUES } from "./route.ts";
import { text } from "./text.ts";
import { Tool } from "./tools.ts";
import { AuthHeaderInput, CallUrl } from "./variables.ts";

/** How many tools one import makes at most. */
export const MOST_IMPORTED = 50;

const Result = z
  .object({
    created: z.array(Tool).meta({ description: "Empty when it was only tried." }),
    planned: z
      .array(z.object({ operation: z.string(), slug: z.string(), method: z.string(), url: z.string() }))
      .meta({ description: "What becomes, or became, a tool." }),
    skipped: z.array(z.object({ operation: z.string(), reason: z.string() })),
  })
  .meta({ id: "OpenApiImport" });
export type OpenApiImport = z.output<typeof Result>;

export const importOpenApi = defineRoute({
  operationId: "importOpenApi",
  method: "POST",
  path: "/workspaces/{workspace_id}/tools/import-openapi",
  tag: "tools",
  summary: "Make tools of an OpenAPI document",
  description: `Takes OpenAPI 3.0 and 3.1, at most ${MOST_IMPORTED} operations at a time. Path and query parameters and the properties of JSON bodies become arguments; what cannot be a tool is skipped, with the reason.`,
  access: { kind: "scope", scope: "integrations:write" },
  params: z.strictObject({ workspace_id: id("workspace") }),
  body: z
    .strictObject({
      document: z
        .record(z.string(), z.unknown())
        .optional()
        .meta({ description: "The document itself; else `url`." }),
      url: CallUrl.optional().meta({ description: "Where it is; JSON, at most 2 MiB." }),
      base_url: CallUrl.optional().meta({ description: "Instead of the document's own server." }),
      operations: z
        .array(text(1, 300))
        .min(1)
        .max(MOST_IMPORTED)
        .optional()
        .meta({ description: "Only these, by operation ID or as `GET /path`." }),
      auth_header: AuthHeaderInput.optional().meta({ description: "For all of the tools." }),
      dry_run: z.boolean().default(false),
    })
    .refine(
      ({ document, url }) => (document === undefined) !== (url === undefined),
      "needs either document or url",
    )
    .meta({ id: "OpenApiImportRequest" }),
  success: { status: 200, description: "What was made, and what was not.", body: Result },
  bodyValues: LIST_VALUES,
  errors: ["openapi-unusable", "too-many-operations"],
  example: {
    document: {
      openapi: "3.1.0",
      servers: [{ url: "https://127.0.0.1:1" }],
      paths: { "/orders": { get: { operationId: "listOrders", summary: "Lists orders." } } },
    },
  },
});

export const openApiImportRoutes = { importOpenApi };
