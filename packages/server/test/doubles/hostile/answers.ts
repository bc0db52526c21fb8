import { reply } from "../mcp.ts";
import { agentWith, callByModel, httpTool, talk } from "./agents.ts";
import { fields } from "./bodies.ts";
import { type HostileInput, refusedWith, times } from "./input.ts";
import type { HostileWorld } from "./world.ts";

const MIB = 1024 * 1024;
const ANYTHING = { type: "object", properties: {} };

/** What a tool, a resolver or a URL answers: whatever reads it must not stall. */
const TEXTS: readonly [string, string][] = [
  ["400,000 nested brackets", `${"[".repeat(400_000)}${"]".repeat(400_000)}`],
  ["half a document of brackets", "[".repeat(MIB - 1)],
  ["100,000 fields", `{${fields(75_000)}}`],
  ["500,000 values", `[${"1,".repeat(500_000)}1]`],
  ["40,000 objects", `[${times(40_000, () => "{}").join()}]`],
  ["control characters", `"${"\\u0001".repeat(170_000)}"`],
  ["half characters", `"${"\\ud800".repeat(170_000)}"`],
  ["raw control characters", "\u0001".repeat(MIB - 1)],
  ["digits", "1".repeat(MIB - 1)],
  ["white space", `${" ".repeat(MIB - 10)}{`],
];

const answers = (text: string) => (world: HostileWorld) => {
  world.tool.reply = (_, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(text);
  };
};

const byTool = TEXTS.map(
  ([name, text]): HostileInput => ({
    name: `a tool that answers ${name}`,
    says: /turn_end/,
    async send(world) {
      answers(text)(world);
      const { agentId, slug } = await agentWith(world, httpTool(world, ANYTHING));
      return (await callByModel(world, agentId, slug, "{}")).slice(-300);
    },
  }),
);

const byTrial = TEXTS.map(
  ([name, text]): HostileInput => ({
    name: `a tried tool that answers ${name}`,
    says: /^200/,
    async send(world) {
      answers(text)(world);
      const { toolId } = await agentWith(world, httpTool(world, ANYTHING));
      return refusedWith("POST", `${world.workspace}/tools/${toolId}/try`, {})(world);
    },
  }),
);

const byDocument = TEXTS.map(
  ([name, text]): HostileInput => ({
    name: `a URL that answers ${name} to an OpenAPI import`,
    says: /422 openapi-unusable/,
    async send(world) {
      answers(text)(world);
      const body = { url: `${world.tool.url}/openapi.json` };
      return refusedWith("POST", `${world.workspace}/tools/import-openapi`, body)(world);
    },
  }),
);

const DOCUMENT = { openapi: "3.1.0", servers: [{ url: "https://example.com" }] };
const body = (schema: object) => ({
  post: { requestBody: { content: { "application/json": { schema } } }, responses: {} },
});
const paths = (count: number, item: object) => Object.fromEntries(times(count, (at) => [`/p${at}`, item]));
const doubling = Object.fromEntries(
  times(20, (at) => [
    `l${at}`,
    {
      type: "object",
      properties: Object.fromEntries(
        times(2, (of) => [`p${of}`, { $ref: `#/components/schemas/l${at + 1}` }]),
      ),
    },
  ]),
);

const documents: readonly HostileInput[] = [
  [
    "references that double",
    {
      paths: paths(50, body({ $ref: "#/components/schemas/l0" })),
      components: { schemas: { ...doubling, l20: { type: "string" } } },
    },
  ],
  [
    "schemas that come back",
    {
      paths: paths(50, body({ $ref: "#/components/schemas/a" })),
      components: {
        schemas: { a: { type: "object", properties: { a: { $ref: "#/components/schemas/a" } } } },
      },
    },
  ],
  ["20,000 operations", { paths: paths(4_900, { get: {} }) }],
  [
    "expressions in every operation",
    {
      paths: paths(
        50,
        body({
          type: "object",
          properties: Object.fromEntries(
            times(100, (at) => [`p${at}`, { type: "string", pattern: `([a-z]{1,20}){1,${at}}` }]),
          ),
        }),
      ),
    },
  ],
  ["names of underscores", { paths: { "/a": { get: { operationId: `a${"_".repeat(500_000)}b` } } } }],
  [
    "a choice that is referred to everywhere",
    {
      paths: paths(50, body({ type: "object", properties: { a: { $ref: "#/components/schemas/l0" } } })),
      components: {
        schemas: { ...doubling, l20: { enum: times(9_000, (at) => `choice ${at}`) } },
      },
    },
  ],
  [
    "paths that refer on and on",
    {
      paths: paths(8_000, { $ref: "#/x/p0" }),
      x: Object.fromEntries(
        times(24, (at) => [`p${at}`, at === 23 ? { get: {} } : { $ref: `#/x/p${at + 1}` }]),
      ),
    },
  ],
  ["very long paths", { paths: { [`/${"{a}".repeat(100_000)}`]: { get: {} } } }],
  [
    "very long references",
    { paths: paths(50, { get: { parameters: [{ $ref: `#/${"a/".repeat(9_000)}` }] } }) },
  ],
].map(([name, rest]) => ({
  name: `an OpenAPI document with ${name}`,
  says: /^200|^422/,
  send: async (world) =>
    refusedWith("POST", `${world.workspace}/tools/import-openapi`, {
      document: { ...DOCUMENT, ...(rest as object) },
      dry_run: true,
    })(world),
}));

const MCP_TOOLS: readonly [string, string][] = [
  [
    "schemas nested without end",
    times(
      100,
      (at) => `{"name":"t${at}","inputSchema":{"type":"object","x":${"[".repeat(300)}${"]".repeat(300)}}}`,
    ).join(),
  ],
  [
    "deep brackets",
    `{"name":"deep","inputSchema":{"type":"object","x":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`,
  ],
  ["500,000 fields", `{"name":"wide","inputSchema":{"type":"object",${fields(300_000)}}}`],
  [
    "large schemas",
    times(
      60,
      (at) => `{"name":"t${at}","inputSchema":{"type":"object","properties":{${fields(900, "{}")}}}}`,
    ).join(),
  ],
];

const byMcp = MCP_TOOLS.map(
  ([name, tools]): HostileInput => ({
    name: `an MCP server with ${name}`,
    says: /^200/,
    async send(world) {
      world.mcp.on("tools/list", (response, seen) => {
        response.setHeader("content-type", "application/json");
        response.end(`{"jsonrpc":"2.0","id":${seen.message?.id},"result":{"tools":[${tools}]}}`);
      });
      const { toolId } = await agentWith(world, { kind: "mcp", url: world.mcp.url });
      return refusedWith("POST", `${world.workspace}/tools/${toolId}/discover`)(world);
    },
  }),
);

const MCP_SCHEMA = {
  type: "object",
  properties: { a: { items: { not: { anyOf: times(500, (at) => ({ required: [`x${at}`] })) } } } },
};

const mcpCalls: readonly HostileInput[] = TEXTS.slice(0, 6).map(([name, text]) => ({
  name: `an MCP tool that answers ${name}`,
  says: /turn_end/,
  async send(world) {
    world.mcp.on("tools/list", (response, seen) => {
      reply(response, seen, { tools: [{ name: "a", inputSchema: MCP_SCHEMA }] });
    });
    world.mcp.on("tools/call", (response, seen) => {
      response.setHeader("content-type", "application/json");
      response.end(
        `{"jsonrpc":"2.0","id":${seen.message?.id},"result":{"structuredContent":{"a":${text}},"content":[]}}`,
      );
    });
    const { agentId, slug } = await agentWith(world, { kind: "mcp", url: world.mcp.url });
    return (
      await callByModel(world, agentId, `${slug}__a`, `{"a":[${times(200, () => "{}").join()}]}`)
    ).slice(-300);
  },
}));

const resolvers = TEXTS.map(
  ([name, text]): HostileInput => ({
    name: `a resolver that answers ${name}`,
    says: /^200/,
    async send(world) {
      answers(text.slice(0, 250 * 1024))(world);
      const { agentId } = await agentWith(world, httpTool(world, ANYTHING));
      const base = `${world.workspace}/agents/${agentId}/variable-resolver`;
      const resolver = { url: `${world.tool.url}/`, method: "GET", map: { a: "$.a" } };
      await world.ask("PUT", base, resolver);
      return refusedWith("POST", `${base}/try`, {})(world);
    },
  }),
);

const chunk = (delta: string) =>
  `data: {"id":"c","object":"chat.completion.chunk","choices":[{"index":0,"delta":${delta}}]}\n\n`;

const models: readonly HostileInput[] = [
  ["a chunk of brackets", `data: ${"[".repeat(900_000)}\n\n`],
  ["a chunk of fields", chunk(`{"content":"a",${fields(80_000)}}`)],
  ["a long chunk", chunk(`{"content":"${"word ".repeat(90_000)}"}`)],
  ["200,000 chunks", times(200_000, () => chunk('{"content":"a "}')).join("")],
  ["chunks of nothing", times(60_000, () => chunk("{}")).join("")],
  ["20,000 chunks", times(20_000, () => chunk('{"content":"a "}')).join("")],
  [
    "arguments in 20,000 pieces",
    times(20_000, (at) =>
      chunk(
        `{"tool_calls":[{"index":0,${at === 0 ? '"id":"c1",' : ""}"function":{"name":"none","arguments":"[1"}}]}`,
      ),
    ).join(""),
  ],
  [
    "an argument that is nested",
    chunk(
      `{"tool_calls":[{"index":0,"id":"c1","function":{"name":"none","arguments":${"[".repeat(60_000)}${"]".repeat(60_000)}}}]}`,
    ),
  ],
  ["a refusal that looks like keys", `data: {"error":{"message":"${"a1-".repeat(20_000)}"}}\n\n`],
].map(([name, raw]) => ({
  name: `a model that streams ${name}`,
  says: /turn_end|event: error/,
  async send(world) {
    world.llm.script = [{ raw: raw as string }];
    const agents = await world.ask("GET", `${world.workspace}/agents`);
    return (await talk(world, agents.body.data.at(-1).id)).slice(-300);
  },
}));

/** What other systems answer. */
export const ANSWERS: readonly HostileInput[] = [
  ...byTool,
  ...byTrial,
  ...byDocument,
  ...documents,
  ...byMcp,
  ...mcpCalls,
  ...resolvers,
  ...models,
];
