import type { Schemas } from "@hyponema/client";

/** Labels of the profile field types. */
export const FIELD_TYPES: Readonly<Record<Schemas["ProfileField"]["type"], string>> = {
  text: "Text",
  number: "Number",
  boolean: "Yes or no",
  date: "Date",
  select: "One choice",
  multi_select: "Several choices",
  email: "E-mail",
  phone: "Telephone",
  url: "Web address",
};
