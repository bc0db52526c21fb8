import { readFile } from "node:fs/promises";
import { widgetScriptRoutes } from "@hyponema/contract/widget-script";
import { type Asset, makeAsset } from "../platform/http/asset.ts";
import { operations } from "../platform/http/call.ts";
import { Refusal } from "../platform/http/refusal.ts";

const SCRIPT = new URL(import.meta.resolve("@hyponema/widget/widget.js"));

/** The widget's built script. */
export function widgetScriptOperations(file = SCRIPT) {
  let script: Promise<Asset> | null = null;
  return operations(widgetScriptRoutes, {
    async getWidgetScript({ query }) {
      script ??= readFile(file).then(makeAsset);
      try {
        return { asset: await script, named: query.v };
      } catch (error) {
        script = null;
        if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
        throw new Refusal("not-ready", {
          detail: "The widget has not been built: run `node scripts/prepare.mjs` on the server.",
        });
      }
    },
  });
}
