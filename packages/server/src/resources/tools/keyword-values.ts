import { isPlain } from "../../platform/object.ts";

type Expected = readonly [isValid: (value: unknown) => boolean, message: string];

const TYPES = ["null", "boolean", "object", "array", "number", "string", "integer"];

const COUNT: Expected = [
  (value) => Number.isInteger(value) && (value as number) >= 0,
  "must be a whole number of 0 or more",
];
const NUMBER: Expected = [Number.isFinite, "must be a number"];
const LIST: Expected = [Array.isArray, "must be a list"];
const NAMED: Expected = [isPlain, "must be an object that holds schemas by name"];
const STRINGS: Expected = [isListOfStrings, "must be a list of strings"];

// What a keyword may hold, by JSON Schema 2020-12. Keywords that hold a schema and `$ref` are judged where they are
// followed; annotations, such as `description`, are not looked at.
const EXPECTED: ReadonlyMap<string, Expected> = new Map<string, Expected>([
  ["type", [isType, `must be one of ${TYPES.join(", ")}, or a list of them`]],
  ["enum", LIST],
  ["minimum", NUMBER],
  ["maximum", NUMBER],
  ["exclusiveMinimum", NUMBER],
  ["exclusiveMaximum", NUMBER],
  ["multipleOf", [(value) => Number.isFinite(value) && (value as number) > 0, "must be a number above 0"]],
  ["minLength", COUNT],
  ["maxLength", COUNT],
  ["pattern", [(value) => typeof value === "string", "must be a string"]],
  ["minItems", COUNT],
  ["maxItems", COUNT],
  ["uniqueItems", [(value) => typeof value === "boolean", "must be true or false"]],
  ["minContains", COUNT],
  ["maxContains", COUNT],
  ["minProperties", COUNT],
  ["maxProperties", COUNT],
  ["required", STRINGS],
  [
    "dependentRequired",
    [
      (value) => isPlain(value) && Object.values(value).every(isListOfStrings),
      "must be an object that holds lists of strings by name",
    ],
  ],
  ["properties", NAMED],
  ["patternProperties", NAMED],
  ["dependentSchemas", NAMED],
  ["$defs", NAMED],
  ["allOf", LIST],
  ["anyOf", LIST],
  ["oneOf", LIST],
  ["prefixItems", LIST],
]);

/** The keywords of one schema whose value is none that they may have, each with what it must be. */
export function keywordProblems(
  schema: Readonly<Record<string, unknown>>,
): { readonly keyword: string; readonly message: string }[] {
  return [...EXPECTED].flatMap(([keyword, [isValid, message]]) =>
    schema[keyword] === undefined || isValid(schema[keyword]) ? [] : [{ keyword, message }],
  );
}

function isType(value: unknown): boolean {
  if (!Array.isArray(value)) return TYPES.includes(value as string);
  const known =
    value.length > 0 && value.length <= TYPES.length && value.every((name) => TYPES.includes(name));
  return known && new Set(value).size === value.length;
}

function isListOfStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
