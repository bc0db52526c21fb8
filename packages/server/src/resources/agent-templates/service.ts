import type { Agent } from "@hyponema/contract/agents";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { atRevision } from "../../platform/http/etag.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { createAgent } from "../agents/service.ts";
import { createPersona, promotePersona } from "../personas/service.ts";
import { TEMPLATES } from "./templates.ts";

/** Makes a template's persona, promoted, and its agent, a draft that follows it. */
export async function createAgentFromTemplate(
  tx: WorkspaceTx,
  name: string,
  agentName: string | undefined,
): Promise<Agent> {
  const template = TEMPLATES.find((known) => known.template === name);
  if (!template) throw new Refusal("template-not-found");
  const persona = await createPersona(tx, { key: null, ...template.persona });
  const noFollowers = async () => undefined;
  await promotePersona(tx, persona.id, atRevision(persona.revision), "From a template", noFollowers);
  const { description, settings } = template.agent;
  return createAgent(tx, {
    key: null,
    ...settings,
    name: agentName ?? template.agent.name,
    description,
    persona: { persona_id: persona.id, version: null },
  });
}
