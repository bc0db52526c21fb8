import { agentOfPersona } from "./agents.ts";
import { type HostileInput, refusedWith } from "./input.ts";

const PROMPT = "{{a}}".repeat(20_000);
const VARIABLES = { dynamic_variables: { a: "x".repeat(2_000) } };

/** Prompts that a few variables make large. */
export const PROMPTS: readonly HostileInput[] = [
  {
    name: "a rendering of 40,000,000 characters",
    says: /^422 text-too-long/,
    async send(world) {
      const { agentId } = await agentOfPersona(world, {});
      const path = `${world.workspace}/agents/${agentId}/playground/render`;
      return refusedWith("POST", path, { prompt: PROMPT, ...VARIABLES })(world);
    },
  },
  {
    name: "a rendering of 1,000,000 characters",
    says: /^200/,
    async send(world) {
      const { agentId } = await agentOfPersona(world, {});
      const path = `${world.workspace}/agents/${agentId}/playground/render`;
      return refusedWith("POST", path, { prompt: PROMPT.slice(0, 2_500), ...VARIABLES })(world);
    },
  },
  {
    name: "a session whose prompt has 40,000,000 characters",
    says: /^422 text-too-long/,
    async send(world) {
      const { agentId } = await agentOfPersona(world, { prompt: PROMPT });
      const body = { agent_id: agentId, user_id: "ana", modality: "text", ...VARIABLES };
      return refusedWith("POST", "/sessions", body)(world);
    },
  },
];
