import type { ProfileFieldType } from "@hyponema/contract/profile-fields";
import { PhoneNumber, text } from "@hyponema/contract/text";
import { z } from "zod";
import type { FieldRow } from "./store.ts";

const MOST_CHARACTERS = 2_000;

type Shape = Pick<FieldRow, "type" | "options">;

const SCHEMAS: Readonly<Record<ProfileFieldType, (options: readonly string[]) => z.ZodType>> = {
  text: () => text(1, MOST_CHARACTERS),
  number: () => z.number(),
  boolean: () => z.boolean(),
  date: () => z.iso.date("must be a date such as 2026-11-24"),
  select: oneOf,
  multi_select: (options) =>
    z
      .array(oneOf(options))
      .min(1)
      .max(options.length)
      .refine((chosen) => new Set(chosen).size === chosen.length, "must name each option once"),
  email: () => z.email("must be an e-mail address").max(254),
  phone: () => PhoneNumber,
  url: () => text(1, MOST_CHARACTERS).refine(isWebAddress, "must be an http or https URL"),
};

function oneOf(options: readonly string[]): z.ZodType {
  return z.string().refine((value) => options.includes(value), `must be one of: ${options.join(", ")}`);
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(value) && URL.canParse(value);
}

/** What keeps `value` from being one of the field; null when nothing does. */
export function valueProblem({ type, options }: Shape, value: unknown): string | null {
  const { error } = SCHEMAS[type](options).safeParse(value);
  return error ? (error.issues[0]?.message ?? "does not fit").slice(0, 300) : null;
}
