import type { Answer, TestServer } from "./server.ts";

/** What an agent is made of, as its routes take it. */
export interface Design {
  readonly persona?: object;
  readonly agent?: object;
  /** Bodies of tools; each is made and attached. */
  readonly tools?: readonly object[];
}

export interface Designed {
  readonly agentId: string;
  readonly personaId: string;
  readonly toolIds: readonly string[];
}

/** Makes a persona, tools and an agent by their routes, and publishes the agent. */
export async function publishDesign(
  server: Pick<TestServer, "ask" | "demo">,
  design: Design,
): Promise<Designed> {
  const base = `/workspaces/${server.demo.workspace_id}`;
  const persona = await made(
    server.ask("POST", `${base}/personas`, {
      body: { name: "Designed", prompt: "You are helpful.", ...design.persona },
    }),
  );
  await made(
    server.ask("POST", `${base}/personas/${persona.body.id}/promote`, { headers: ifMatch(persona) }),
  );
  const agent = await made(
    server.ask("POST", `${base}/agents`, {
      body: {
        ...{ name: "Designed", modality: "text", persona: { persona_id: persona.body.id } },
        // Remembers nothing unless told to: most designs are about something else.
        privacy: { memory: false },
        ...design.agent,
      },
    }),
  );
  const path = `${base}/agents/${agent.body.id}`;
  const toolIds: string[] = [];
  for (const body of design.tools ?? []) {
    const tool = await made(server.ask("POST", `${base}/tools`, { body }));
    await made(server.ask("PUT", `${path}/tools/${tool.body.id}`));
    toolIds.push(tool.body.id);
  }
  await publish(server, agent.body.id);
  return { agentId: agent.body.id, personaId: persona.body.id, toolIds };
}

/** Publishes an agent's draft as it is. */
export async function publish(server: Pick<TestServer, "ask" | "demo">, agentId: string): Promise<Answer> {
  const path = `/workspaces/${server.demo.workspace_id}/agents/${agentId}`;
  const agent = await made(server.ask("GET", path));
  return made(server.ask("POST", `${path}/publish`, { headers: ifMatch(agent) }));
}

/** The precondition that an answer's ETag makes. */
export function ifMatch(answer: Answer): { "if-match": string } {
  return { "if-match": answer.headers.get("etag") ?? "" };
}

async function made(asking: Promise<Answer>): Promise<Answer> {
  const answer = await asking;
  if (answer.status >= 300) throw new Error(`not made: ${answer.status} ${answer.text}`);
  return answer;
}
