import { z } from "zod";
import { defineRoute } from "./route.ts";
import { text } from "./text.ts";

export const getWidgetScript = defineRoute({
  operationId: "getWidgetScript",
  method: "GET",
  path: "/widget.js",
  tag: "widget",
  summary: "The web widget's script",
  description:
    "One script for any page: it defines `<hyponema-widget>`. Browsers ask again after an hour; named with `v`, what its ETag holds, it is kept for a year.",
  access: { kind: "public" },
  query: z.strictObject({
    v: text(1, 64)
      .optional()
      .meta({ description: "The version that is meant: the text in the ETag. Another one is answered too." }),
  }),
  success: { status: 200, description: "The script.", contentType: "text/javascript", asset: true },
  errors: ["not-ready"],
});

export const widgetScriptRoutes = { getWidgetScript };
