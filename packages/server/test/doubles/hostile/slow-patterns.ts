import { reply } from "../mcp.ts";
import { agentWith, callByModel, talk } from "./agents.ts";
import { type HostileInput, refusedWith, times } from "./input.ts";
import type { HostileWorld } from "./world.ts";

const wide = (classes: number) => `(?i)[${"\\pL\\pN\\pS\\pM\\pP".repeat(classes / 5)}]`;
const persona = (zones: number, regexes: (zone: number) => string[]) => ({
  name: "Hostile",
  prompt: "You are helpful.",
  settings: {
    no_go_zones: times(zones, (zone) => ({
      ...{ name: `Zone ${zone}`, keywords: [], regexes: regexes(zone), action: "block" },
    })),
  },
});
const TAKEN = persona(2, (zone) => times(6, (at) => `${wide(35)}${zone}x${at}`));
const NAMES = {
  type: "object",
  properties: Object.fromEntries(times(8, (at) => [`p${at}`, { pattern: `^[\\pL .'-]{1,${150 + at}}$` }])),
};

const personas: readonly HostileInput[] = [
  ["very many classes", 422, persona(20, (zone) => times(10, (at) => `${wide(150)}${zone}x${at}`))],
  [
    "many classes, too many together",
    422,
    persona(20, (zone) => times(10, (at) => `${wide(35)}${zone}x${at}`)),
  ],
  ["about as many classes as are taken", 201, TAKEN],
].map(([name, status, body]) => ({
  name: `a persona with patterns of ${name}`,
  says: status === 201 ? /^201/ : /^422 invalid-regex/,
  send: async (world) => refusedWith("POST", `${world.workspace}/personas`, body as object)(world),
}));

/** Patterns of which a few characters take long to compile. */
export const SLOW_PATTERNS: readonly HostileInput[] = [
  ...personas,
  {
    name: "a first turn past patterns of many classes",
    says: /turn_end/,
    async send(world) {
      const made = await post(world, `${world.workspace}/personas`, TAKEN);
      const { id } = made.body;
      await post(world, `${world.workspace}/personas/${id}/promote`, undefined, made.etag);
      const fields = { name: "Hostile", modality: "text", persona: { persona_id: id } };
      const agent = await post(world, `${world.workspace}/agents`, { ...fields, privacy: { memory: false } });
      await post(world, `${world.workspace}/agents/${agent.body.id}/publish`, undefined, agent.etag);
      world.llm.script = () => [{ say: "Done." }];
      return talk(world, agent.body.id);
    },
  },
  {
    name: "an API whose 20 operations share a schema of 8 patterns",
    says: /^200 20/,
    async send(world) {
      const content = { "application/json": { schema: { $ref: "#/components/schemas/Names" } } };
      const paths = times(20, (at) => [`/o${at}`, { post: { requestBody: { required: true, content } } }]);
      const document = {
        openapi: "3.1.0",
        servers: [{ url: world.tool.url }],
        paths: Object.fromEntries(paths),
        components: { schemas: { Names: NAMES } },
      };
      const answer = await world.ask("POST", `${world.workspace}/tools/import-openapi`, {
        document,
        dry_run: true,
      });
      return `${answer.status} ${answer.body.planned?.length} ${answer.text.slice(0, 300)}`;
    },
  },
  {
    name: "a tool of an MCP server with 100 patterns",
    says: /turn_end/,
    async send(world) {
      const named = times(100, (at) => [`^${wide(30)}${at}`, { type: "string" }]);
      const inputSchema = { type: "object", patternProperties: Object.fromEntries(named) };
      const tools = times(20, (at) => ({ name: `tool${at}`, inputSchema }));
      world.mcp.on("tools/list", (response, seen) => reply(response, seen, { tools }));
      const { agentId, slug } = await agentWith(world, { kind: "mcp", url: world.mcp.url });
      return callByModel(world, agentId, `${slug}__tool7`, '{"a":"b"}');
    },
  },
];

async function post(world: HostileWorld, path: string, body?: object, etag?: string) {
  const answer = await world.ask("POST", path, body, etag === undefined ? {} : { "if-match": etag });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.text.slice(0, 500)}`);
  return answer;
}
