import type { HostileWorld, Reply } from "./world.ts";

/** A published agent with one tool, and the tool. */
export interface AgentWithTool {
  readonly agentId: string;
  readonly toolId: string;
  readonly slug: string;
}

let count = 0;

/** Publishes an agent of a persona of its own that has the tool that `fields` describe. */
export async function agentWith(world: HostileWorld, fields: object): Promise<AgentWithTool> {
  const slug = `hostile_${++count}`;
  const tool = await made(world, "POST", "/tools", { slug, description: "A tool.", ...fields });
  const { agentId } = await draftOf(world, {});
  await made(world, "PUT", `/agents/${agentId}/tools/${tool.body.id}`);
  await publish(world, agentId);
  return { agentId, toolId: tool.body.id, slug };
}

/** Publishes an agent of a persona of its own, with these fields. */
export async function agentOfPersona(
  world: HostileWorld,
  fields: object,
): Promise<{ readonly agentId: string; readonly personaId: string }> {
  const draft = await draftOf(world, fields);
  await publish(world, draft.agentId);
  return draft;
}

async function draftOf(world: HostileWorld, fields: object) {
  const persona = await made(world, "POST", "/personas", {
    ...{ name: "Hostile", prompt: "You are helpful." },
    ...fields,
  });
  await made(world, "POST", `/personas/${persona.body.id}/promote`, undefined, persona.etag);
  const agent = await made(world, "POST", "/agents", {
    ...{ name: "Hostile", modality: "text", persona: { persona_id: persona.body.id } },
    privacy: { memory: false },
  });
  return { agentId: agent.body.id as string, personaId: persona.body.id as string };
}

async function publish(world: HostileWorld, agentId: string): Promise<void> {
  const draft = await made(world, "GET", `/agents/${agentId}`);
  await made(world, "POST", `/agents/${agentId}/publish`, undefined, draft.etag);
}

/** An HTTP tool of the double's, with these parameters. */
export function httpTool(world: HostileWorld, parameters: object): object {
  return { kind: "http", url: `${world.tool.url}/`, method: "POST", parameters };
}

/** Has the model call a tool with `args`, as they are, and resolves to what the model was told of it. */
export async function callByModel(
  world: HostileWorld,
  agentId: string,
  name: string,
  args: string,
): Promise<string> {
  world.llm.script = ({ body }) =>
    body.messages.at(-1).role === "user" ? [{ call: name, pieces: [args] }] : [{ say: "Done." }];
  return talk(world, agentId);
}

/** Says something in a new session; resolves to the events of the turn. */
export async function talk(world: HostileWorld, agentId: string, text = "Hi"): Promise<string> {
  const body = { agent_id: agentId, user_id: "ana", modality: "text" };
  const session = await world.ask("POST", "/sessions", body);
  const turn = await world.ask("POST", `/sessions/${session.body.id}/messages`, { text });
  return turn.text;
}

async function made(
  world: HostileWorld,
  method: string,
  path: string,
  body?: unknown,
  etag?: string,
): Promise<Reply> {
  const headers = etag === undefined ? {} : { "if-match": etag };
  const answer = await world.ask(method, `${world.workspace}${path}`, body, headers);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text.slice(0, 500)}`);
  return answer;
}
