import type { FrozenIntegration } from "@hyponema/contract/integration-settings";
import {
  actionsOf,
  IntegrationAction,
  type Reach,
  secretIdsOf,
} from "../../resources/integrations/actions.ts";
import type { PreparedTool } from "./prepared-tool.ts";

const MOST_NAME = 64;
// Short enough that the longest name of a tool ends with it as it is.
const MOST_SUFFIX = 24;

/** The tools of a version's integrations, under names that none of `others` has. */
export function prepareIntegrations(
  integrations: readonly FrozenIntegration[],
  others: readonly string[],
  reach: Reach,
): PreparedTool[] {
  const taken = new Set(others.map((name) => name.toLowerCase()));
  return integrations.map((frozen) => {
    const { provider, name } = frozen.settings;
    const alone = integrations.filter(({ settings }) => settings.provider === provider).length === 1;
    const tools = actionsOf(frozen).map((action) => ({
      name: freeName(`${provider}_${action.name}`, alone ? "" : `_${slugOf(name)}`, taken),
      action: new IntegrationAction(action, frozen.settings, reach),
    }));
    return {
      name,
      secretIds: secretIdsOf(frozen.settings),
      ready: null,
      offer: (secrets) =>
        tools.map(({ name, action }) => ({
          name,
          description: action.description,
          inputSchema: action.offered,
          source: "integration",
          speakWhileRunning: null,
          async run(given, { signal }) {
            const { result, isError } = await action.run(given, secrets, signal);
            return { result, isError };
          },
        })),
    };
  });
}

// Takes the name, with a number after it when another tool has it.
function freeName(base: string, suffix: string, taken: Set<string>): string {
  for (let count = 1; ; count++) {
    const end = count === 1 ? suffix : `${suffix}_${count}`;
    const name = base.slice(0, MOST_NAME - end.length) + end;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

function slugOf(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ["other"];
  return words.join("_").slice(0, MOST_SUFFIX).replace(/_$/, "");
}
