import type { ProblemPlace } from "@hyponema/contract/errors";
import {
  type HttpToolSettings,
  RESERVED_TOOL_NAMES,
  type ToolChange,
  type ToolInput,
  type ToolSettings,
} from "@hyponema/contract/tool-settings";
import { Refusal } from "../../platform/http/refusal.ts";
import { definedOf } from "../../platform/object.ts";
import { schemaProblems } from "./parameters.ts";

/** Refuses a change that is not of the kind of tool that it is for. */
export function expectKind(settings: ToolSettings, change: ToolChange): void {
  const known = Object.keys(settings);
  const errors = Object.keys(definedOf(change))
    .filter((name) => !known.includes(name))
    .map((name) => ({ path: `/${name}`, message: `is not a field of ${settings.kind} tools` }));
  if (errors.length > 0) throw new Refusal("invalid-request", { errors });
}

/** Refuses a tool that cannot be used as it is, whatever its slug: `reserved-name`, `invalid-tool-schema`. */
export async function expectUsable(settings: ToolInput | ToolSettings): Promise<void> {
  if ((RESERVED_TOOL_NAMES as readonly string[]).includes(settings.slug.toLowerCase())) {
    throw new Refusal("reserved-name", {
      errors: [{ path: "/slug", message: `${settings.slug} is reserved` }],
    });
  }
  if (settings.kind !== "http") return;
  const errors = [
    ...(await schemaProblems(settings.parameters)).map(({ path, message }) => ({
      path: `/parameters${path}`,
      message,
    })),
    ...pathProblems(settings),
  ];
  if (errors.length > 0) throw new Refusal("invalid-tool-schema", { errors });
}

// Every `{name}` of the URL needs an argument that is always there, and every path parameter a place.
function pathProblems(
  settings: Pick<HttpToolSettings, "url" | "parameters" | "path_params">,
): ProblemPlace[] {
  const places = [...settings.url.matchAll(/(?<!\{)\{([^{}]+)\}(?!\})/g)].map(([, name = ""]) => name);
  const { required = [] } = settings.parameters as { required?: unknown };
  const always = Array.isArray(required) ? required : [];
  return [
    ...settings.path_params.flatMap((name, at) => {
      const path = `/path_params/${at}`;
      if (!places.includes(name)) return [{ path, message: `{${name}} is not in the URL` }];
      return always.includes(name)
        ? []
        : [{ path, message: `${name} must be among the required parameters` }];
    }),
    ...places
      .filter((name) => !settings.path_params.includes(name))
      .map((name) => ({ path: "/url", message: `{${name}} is not among the path parameters` })),
  ];
}
