import { Select, SimpleGrid, TextInput } from "@mantine/core";
import { fieldError } from "../../../api/errors.ts";

export interface Details {
  readonly name: string;
  readonly phone: string;
  readonly language: string;
  readonly timezone: string;
}

export const NO_DETAILS: Details = { name: "", phone: "", language: "", timezone: "" };

/** Details as a request body: empty fields become null. */
export function detailsBody(details: Details): { [K in keyof Details]: string | null } {
  const { name, phone, language, timezone } = details;
  const known = (value: string) => (value.trim() === "" ? null : value.trim());
  return { name: known(name), phone: known(phone), language: known(language), timezone: known(timezone) };
}

const TIME_ZONES = Intl.supportedValuesOf("timeZone");

interface DetailFieldsProps {
  readonly details: Details;
  readonly error: unknown;
  readonly readOnly?: boolean;
  readonly onChange: (field: keyof Details, value: string) => void;
}

/** Form fields that every User has: name, phone number, language and time zone. */
export function DetailFields({ details, error, readOnly = false, onChange }: DetailFieldsProps) {
  const { name, phone, language, timezone } = details;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
      <TextInput
        label="Name"
        dir="auto"
        readOnly={readOnly}
        value={name}
        onChange={({ currentTarget }) => onChange("name", currentTarget.value)}
        error={fieldError(error, "/name")}
      />
      <TextInput
        label="Telephone number"
        type="tel"
        placeholder="+43660123456"
        readOnly={readOnly}
        value={phone}
        onChange={({ currentTarget }) => onChange("phone", currentTarget.value)}
        error={fieldError(error, "/phone")}
      />
      <TextInput
        label="Language"
        placeholder="en, de-AT, ar"
        readOnly={readOnly}
        value={language}
        onChange={({ currentTarget }) => onChange("language", currentTarget.value)}
        error={fieldError(error, "/language")}
      />
      <Select
        label="Time zone"
        placeholder="Europe/Vienna"
        searchable
        clearable={!readOnly}
        limit={60}
        readOnly={readOnly}
        data={TIME_ZONES.includes(timezone) || timezone === "" ? TIME_ZONES : [timezone, ...TIME_ZONES]}
        value={timezone || null}
        onChange={(value) => onChange("timezone", value ?? "")}
        error={fieldError(error, "/timezone")}
      />
    </SimpleGrid>
  );
}
