import { AgentSettings } from "@hyponema/contract/agent-settings";
import { PersonaSettings } from "@hyponema/contract/persona-settings";
import { HttpToolSettings } from "@hyponema/contract/tool-settings";
import { NO_HISTORY } from "../../packages/server/src/conversation/history.ts";
import { joined } from "../../packages/server/src/conversation/prompt/compose.ts";
import type { SessionContext } from "../../packages/server/src/conversation/session-context.ts";
import { Toolbox } from "../../packages/server/src/conversation/tools/toolbox.ts";
import { WorkspaceTools } from "../../packages/server/src/conversation/tools/workspace-tools.ts";
import { setUpTurn } from "../../packages/server/src/conversation/turn-setup.ts";
import { systemClock } from "../../packages/server/src/platform/clock.ts";
import { Egress } from "../../packages/server/src/platform/egress/egress.ts";
import { SchemaChecks } from "../../packages/server/src/platform/json-schema/schema-checks.ts";
import { NOTHING_RECALLED } from "../../packages/server/src/resources/memory/recall/recall-result.ts";
import { percentile } from "../statistics.ts";

const PARTS = 20;
const VARIABLES = 50;
const TOOLS = 30;
const ROUNDS = 2_000;

/** Time to compose what a turn sends, in ms: a persona of 20 parts with 50 variables, beside all other kinds of parts, and 30 tools. */
export async function measureCompose(
  paragraph = 600,
): Promise<{ readonly p50: number; readonly p95: number }> {
  const egress = new Egress({ allow: { includes: () => false } });
  const context = contextWith(egress, paragraph);
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const begun = performance.now();
    const setup = setUpTurn(context, `Question ${round}`, new Date(), {
      recollection: NOTHING_RECALLED,
      tools: [],
    });
    const system = joined(setup.parts);
    const tools = new Toolbox(setup.tools, setup.variables);
    const time = performance.now() - begun;
    if (system.includes("{{value_") || tools.offered.length < TOOLS) throw new Error("it was not composed");
    return time;
  });
  await egress.close();
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

function contextWith(egress: Egress, paragraph: number): SessionContext {
  const names = Array.from({ length: VARIABLES }, (_, index) => `value_${index}`);
  const parts = Array.from({ length: PARTS }, (_, part) => {
    const held = names.filter((_name, index) => index % PARTS === part).map((name) => `{{${name}}}`);
    return `# Part ${part}\n${held.join(" ")} {{system__local_date}} ${"words ".repeat(paragraph / 6)}`;
  });
  const tools = Array.from({ length: TOOLS }, (_, index) => ({
    tool_id: `tool_${index}`,
    settings: HttpToolSettings.parse({
      ...{ kind: "http", slug: `tool_${index}`, description: "Does something.", url: "https://example.com/" },
      ...{
        method: "POST",
        headers: {},
        path_params: [],
        query_params: [],
        static_query_params: {},
        retries: 0,
      },
      ...{ allow_dynamic_vars: true, timeout_ms: 1_000, speak_while_running: null, auth_header: null },
      parameters: { type: "object", properties: { a: { type: "string" }, b: { const: "{{value_1}}" } } },
    }),
  }));
  const workspace = new WorkspaceTools(
    { egress, clock: systemClock, checks: new SchemaChecks() },
    null as never,
  );
  const settings = PersonaSettings.parse({
    identity: { name: "Mara", role: "Host of {{value_1}}" },
    personality: { warmth: 5, brevity: 1 },
  });
  return {
    sessionId: "ses_1",
    test: false,
    userId: null,
    version: {
      ...{ agentId: "agent_1", version: 1, name: "Bench", settings: AgentSettings.parse({}) },
      ...{ tools, integrations: [] },
      persona: { name: "Bench", prompt: parts.join("\n\n"), settings },
      zones: null,
      escalationRules: null,
      prepared: workspace.prepare({ tools, integrations: [] }),
    },
    user: { name: "Ana Kovač", phone: null, language: "de", timezone: "Europe/Zagreb" },
    profile: Array.from({ length: 20 }, (_, index) => ({
      ...{ key: `field_${index}`, label: `Field ${index}`, type: "text" as const },
      value: "Something that is known of the User",
    })),
    variables: Object.fromEntries(names.map((name) => [name, `the value of ${name}`])),
    overrides: { system_prompt_append: "Also: {{value_2}}.", language: "de" },
    models: [],
    settings: {},
    language: null,
    secrets: new Map(),
    history: NO_HISTORY,
  };
}
