import type { Checked, Visit } from "./visit.ts";

const TYPES = ["null", "boolean", "object", "array", "number", "string", "integer"];

/** `type` */
export const checkType: Checked = ({ validation, schema: { type }, value, place }) => {
  const listed: unknown[] = Array.isArray(type) ? type : [type];
  validation.spend(listed.length);
  const allowed = listed.filter((name): name is string => TYPES.includes(name as string));
  if (allowed.length === 0 || allowed.some((name) => isOfType(value, name))) return true;
  return validation.fail(place, `must be ${allowed.join(" or ")}, not ${typeOf(value)}`);
};

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function isOfType(value: unknown, type: string): boolean {
  return type === "integer" ? Number.isInteger(value) : typeOf(value) === type;
}

/** `enum` and `const` */
export const checkValue: Checked = (visit) => {
  const { root, validation, schema, value, place } = visit;
  let fits = true;
  if (Array.isArray(schema.enum) && !root.choices(schema.enum, validation).has(validation.canonical(value))) {
    fits = validation.fail(
      place,
      place === null ? "" : `must be one of ${root.prepared(schema).choicesShown}`,
    );
  }
  if ("const" in schema && validation.canonical(schema.const) !== validation.canonical(value)) {
    fits = validation.fail(place, place === null ? "" : `must be ${root.prepared(schema).constShown}`);
  }
  return fits;
};

type Limit = readonly [keyword: string, fits: (value: number, limit: number) => boolean, said: string];

const NUMBER_LIMITS: readonly Limit[] = [
  ["minimum", (value, limit) => value >= limit, "must be at least"],
  ["maximum", (value, limit) => value <= limit, "must be at most"],
  ["exclusiveMinimum", (value, limit) => value > limit, "must be more than"],
  ["exclusiveMaximum", (value, limit) => value < limit, "must be less than"],
  ["multipleOf", isMultiple, "must be a multiple of"],
];

/** Limits of numbers */
export const checkNumber: Checked = (visit) =>
  typeof visit.value === "number" ? withinLimits(visit, NUMBER_LIMITS, visit.value, "") : true;

/** Checks a number that was taken from the value, such as its length, by the keywords in `limits`. */
export function withinLimits(
  { validation, schema, place }: Visit,
  limits: readonly Limit[],
  number: number,
  unit: string,
): boolean {
  let fits = true;
  for (const [keyword, isWithin, said] of limits) {
    const limit = schema[keyword];
    if (typeof limit !== "number" || isWithin(number, limit)) continue;
    fits = validation.fail(place, `${said} ${limit}${unit}`);
  }
  return fits;
}

// Decimal fractions have no exact double: 0.0075 / 0.0001 is a hair off 75.
function isMultiple(value: number, of: number): boolean {
  if (of <= 0) return true;
  const ratio = value / of;
  if (!Number.isFinite(ratio)) return value % of === 0;
  return Math.abs(ratio - Math.round(ratio)) <= Math.abs(ratio) * 2 * Number.EPSILON;
}

const LENGTH_LIMITS: readonly Limit[] = [
  ["minLength", (value, limit) => value >= limit, "must have at least"],
  ["maxLength", (value, limit) => value <= limit, "must have at most"],
];

/** `pattern` and limits of length */
export const checkString: Checked = (visit) => {
  const { root, validation, schema, value, place } = visit;
  if (typeof value !== "string") return true;
  let fits = true;
  if (schema.minLength !== undefined || schema.maxLength !== undefined) {
    validation.spendCharacters(value.length);
    fits = withinLimits(visit, LENGTH_LIMITS, charactersIn(value), " characters");
  }
  if (typeof schema.pattern === "string") {
    const regex = root.regex(schema.pattern);
    validation.spendMatch(regex.size, value.length);
    if (!regex.test(value)) fits = validation.fail(place, `must match ${schema.pattern}`);
  }
  return fits;
};

// Counts code points, as the standard does: a pair of surrogates is one character.
function charactersIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const low = text.charCodeAt(at) >>> 10 === 0x37 && at > 0 && text.charCodeAt(at - 1) >>> 10 === 0x36;
    if (!low) count++;
  }
  return count;
}
