/** Text and values made to cost the receiver more than the sender. */

export const NESTED = "[".repeat(400_000) + "]".repeat(400_000);

/** An object of 600,000 keys that no schema knows. */
export const UNKNOWN_KEYS = `{${Array.from({ length: 600_000 }, (_, index) => `"k${index}":0`).join(",")}}`;

/** 9 MiB of one text. */
export const OVERSIZED = JSON.stringify({ text: "x".repeat(9 * 1024 * 1024) });

/**
 * Schemas that are allowed and slow to check without a budget, each with arguments that fit a request's body, all of which fit
 * one answer of a model.
 */
export const SLOW_SCHEMAS: readonly { readonly schema: object; readonly given: object }[] = [
  {
    schema: list({ uniqueItems: true }),
    given: { items: Array.from({ length: 8_000 }, (_, index) => ({ index })) },
  },
  {
    schema: list({
      items: { anyOf: Array.from({ length: 60 }, (_, index) => ({ required: [`field_${index}`] })) },
    }),
    given: { items: Array.from({ length: 20_000 }, () => ({})) },
  },
  {
    schema: list({ items: nestedChoice(5) }),
    given: { items: Array.from({ length: 2_000 }, () => ({ a: { b: 1 } })) },
  },
  {
    schema: list({ contains: { const: "never" } }),
    given: { items: Array.from({ length: 15_000 }, (_, index) => `item ${index}`) },
  },
];

/** Answers of a tool's backend that are made to be slow to read. */
export const SLOW_ANSWERS: readonly string[] = [
  NESTED,
  UNKNOWN_KEYS,
  `{"a":`.repeat(200_000),
  `[${"0,".repeat(500_000)}0]`,
];

function list(items: object): object {
  return { type: "object", properties: { items: { type: "array", ...items } } };
}

function nestedChoice(depth: number): object {
  if (depth === 0) return { required: ["never"] };
  const inner = nestedChoice(depth - 1);
  return { anyOf: [inner, { properties: { a: inner } }, inner] };
}
