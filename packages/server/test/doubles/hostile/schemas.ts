import { agentWith, callByModel, httpTool } from "./agents.ts";
import { type HostileInput, refusedWith, times } from "./input.ts";

// Which one depends on how quick the machine is.
const TOO_COMPLEX_OR_CHECKED = /too complex|too-complex|turn_end|^200/;
const OBJECTS = `[${times(20_000, () => "{}").join()}]`;
const DISTINCT = `[${times(8_000, (at) => `{"i":${at}}`).join()}]`;
const list = (items: object) => ({ type: "object", properties: { a: { type: "array", ...items } } });
const alternatives = (count: number) => times(count, (at) => ({ required: [`x${at}`] }));
const nest = (levels: number, keyword: string): object =>
  levels === 0 ? { type: "string" } : { [keyword]: [nest(levels - 1, keyword), nest(levels - 1, keyword)] };
const fanOut = (levels: number, keyword: string) => ({
  ...list({ items: { not: { $ref: "#/$defs/l0" } } }),
  $defs: Object.fromEntries(
    times(levels, (at) => [
      `l${at}`,
      at === levels - 1
        ? { type: "string" }
        : { [keyword]: times(2, () => ({ $ref: `#/$defs/l${at + 1}` })) },
    ]),
  ),
});

const patterned = (count: number, pattern: (at: number) => string) => ({
  type: "object",
  properties: Object.fromEntries(times(count, (at) => [`p${at}`, { pattern: pattern(at) }])),
});
const longReference = () => ({
  type: "object",
  properties: { a: { allOf: times(250, () => ({ $ref: "#/$defs/one" })) } },
  $defs: { one: { $ref: `#/$defs/${"%41".repeat(2_500)}` }, ["A".repeat(2_500)]: { type: "string" } },
});

/** Checked by a turn whose model calls a tool with `args`, and by its trial. */
function checked(name: string, parameters: object, args: string, says: RegExp): HostileInput[] {
  return [
    {
      name: `${name}, called by a model`,
      says,
      async send(world) {
        const { agentId, slug } = await agentWith(world, httpTool(world, parameters));
        const events = await callByModel(world, agentId, slug, args);
        return events.slice(events.indexOf("event: tool_result")).slice(-3_000);
      },
    },
    {
      name: `${name}, tried`,
      says,
      async send(world) {
        const { toolId } = await agentWith(world, httpTool(world, parameters));
        return refusedWith("POST", `${world.workspace}/tools/${toolId}/try`, `{"arguments":${args}}`)(world);
      },
    },
  ];
}

/** Arguments that are checked by schemas. */
export const ARGUMENTS: readonly HostileInput[] = [
  ...checked(
    "20,000 equal objects that must differ",
    list({ uniqueItems: true }),
    `{"a":${OBJECTS}}`,
    /must be unique|200/,
  ),
  ...checked("8,000 objects that differ", list({ uniqueItems: true }), `{"a":${DISTINCT}}`, /turn_end|200/),
  ...checked(
    "60 alternatives for 20,000 objects",
    list({ items: { not: { anyOf: alternatives(60) } } }),
    `{"a":${OBJECTS}}`,
    /turn_end|200|too-complex/,
  ),
  ...checked(
    "alternatives in alternatives",
    list({ items: { not: nest(9, "anyOf") } }),
    `{"a":${OBJECTS}}`,
    TOO_COMPLEX_OR_CHECKED,
  ),
  ...checked("references that fan out", fanOut(9, "anyOf"), `{"a":${OBJECTS}}`, TOO_COMPLEX_OR_CHECKED),
  ...checked(
    "exactly one of many",
    list({ items: { not: nest(9, "oneOf") } }),
    `{"a":${OBJECTS}}`,
    TOO_COMPLEX_OR_CHECKED,
  ),
  ...checked(
    "contains what is nowhere",
    list({ contains: { not: { allOf: times(60, () => ({ minProperties: 0 })) } }, minContains: 3 }),
    `{"a":${OBJECTS}}`,
    /contains|200|too-complex/,
  ),
  ...checked(
    "unevaluated properties",
    {
      type: "object",
      allOf: times(200, (at) => ({ properties: { [`k${at}`]: {} } })),
      unevaluatedProperties: { type: "integer" },
    },
    `{${times(900, (at) => `"k${at}":1`).join()}}`,
    /turn_end|200/,
  ),
  ...checked(
    "names by expressions",
    {
      type: "object",
      patternProperties: { "^([a-z]+[0-9])+$": { type: "integer" } },
      propertyNames: { maxLength: 2_000 },
    },
    `{${times(50, (at) => `"${"a".repeat(1_000)}${at}":1`).join()}}`,
    /turn_end|200/,
  ),
  ...checked(
    "a long text by an expression",
    {
      type: "object",
      properties: { a: { type: "string", pattern: "(a|aa|aaa|[a-z]{1,20}x){1,8}$", minLength: 3 } },
    },
    `{"a":"${"a".repeat(60_000)}!"}`,
    /must match|too complex|too-complex|200/,
  ),
  ...checked(
    "choices among many",
    list({ items: { enum: times(900, (at) => ({ at })) } }),
    `{"a":${DISTINCT}}`,
    /must be one of|200/,
  ),
  ...checked(
    "huge numbers",
    list({ items: { multipleOf: 1e-300 } }),
    `{"a":[${times(9_000, () => "1e308").join()}]}`,
    /multiple|200/,
  ),
  ...checked(
    "texts by 20 patterns of Unicode classes",
    patterned(20, (at) => `^[\\pL .'-]{1,${180 + at}}$`),
    `{${times(20, (at) => `"p${at}":"${"Zoë O'Neill ".repeat(15)}"`).join()}}`,
    /turn_end|^200/,
  ),
  ...checked(
    "no item for 250 patterns of names",
    list({ items: { patternProperties: Object.fromEntries(times(250, (at) => [`^${at}`, {}])) } }),
    `{"a":${OBJECTS}}`,
    /turn_end|^200/,
  ),
  ...checked(
    "an object of 900 names for 700 schemas",
    { type: "object", allOf: times(700, () => ({ minProperties: 1 })) },
    `{${times(900, (at) => `"k${at}":1`).join()}}`,
    /turn_end|^200/,
  ),
  ...checked(
    "choices of 12,000 characters that do not fit",
    list({ items: { enum: times(4, () => ({ a: "x".repeat(3_000) })) } }),
    `{"a":${DISTINCT}}`,
    /must be one of|turn_end/,
  ),
  ...checked(
    "more problems than are told of",
    { type: "object", allOf: times(550, (at) => ({ required: [`x${at}`] })) },
    "{}",
    /`x0` is required|^200/,
  ),
  ...checked(
    "names of JavaScript",
    list({}),
    `{"__proto__":{},"a":[${times(2_000, () => '{"__proto__":1}').join()}]}`,
    /cannot be used|200|422/,
  ),
  ...checked(
    "30,000 levels",
    list({}),
    `{"a":${"[".repeat(30_000)}${"]".repeat(30_000)}}`,
    /not valid JSON|422/,
  ),
];

/** Arguments of which a long address is made. */
export const QUERIES: readonly HostileInput[] = [
  {
    name: "20,000 arguments for a query",
    says: /^200/,
    async send(world) {
      const tool = { ...httpTool(world, list({})), method: "GET" };
      const { toolId } = await agentWith(world, tool);
      const path = `${world.workspace}/tools/${toolId}/try`;
      return refusedWith("POST", path, `{"arguments":{"a":[${times(20_000, (at) => at).join()}]}}`)(world);
    },
  },
];

/** Schemas that somebody wants to use. */
export const SCHEMAS: readonly HostileInput[] = [
  ["references that double", fanOut(14, "allOf")],
  [
    "very many expressions",
    { type: "object", patternProperties: Object.fromEntries(times(900, (at) => [`^a{${at}}$`, {}])) },
  ],
  [
    "expressions that are large",
    {
      type: "object",
      patternProperties: Object.fromEntries(
        times(200, (at) => [`([a-z]{1,40}){1,${10 + (at % 9)}}${at}`, {}]),
      ),
    },
  ],
  [
    "expressions that are none",
    { type: "object", patternProperties: Object.fromEntries(times(900, (at) => [`(${at}`, {}])) },
  ],
  [
    "2,000 properties",
    { type: "object", properties: Object.fromEntries(times(1_100, (at) => [`p${at}`, {}])) },
  ],
  ["20 patterns of Unicode classes", patterned(20, (at) => `^[\\pL .'-]{1,${200 + at}}$`)],
  [
    "20 patterns of very many Unicode classes",
    patterned(20, (at) => `(?i)[${"\\pL\\pN\\pS\\pM\\pP".repeat(30)}]${at}`),
  ],
  [
    "60 patterns of many Unicode classes",
    patterned(60, (at) => `(?i)[${"\\pL\\pN\\pS\\pM\\pP".repeat(7)}]${at}`),
  ],
  ["a reference of 7,500 characters", longReference()],
  ["requirements that are no names", list({ items: { required: [{ toString: 1, valueOf: 1 }] } })],
  [
    "dependencies that are no names",
    list({ items: { dependentRequired: { a: [times(3_000, (at) => at)] } } }),
  ],
  ["a choice of 4,000", { type: "object", properties: { a: { enum: times(3_000, (at) => at) } } }],
].map(([name, parameters]) => ({
  name: `a schema with ${name}`,
  says: /201|422 invalid-tool-schema|422 invalid-request/,
  send: async (world) =>
    refusedWith("POST", `${world.workspace}/tools`, {
      ...{ slug: `s${Math.random().toString(36).slice(2)}`, description: "A tool." },
      ...httpTool(world, parameters as object),
    })(world),
}));
