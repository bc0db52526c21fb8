import type { Schemas } from "@hyponema/client";
import { Button, Input, MultiSelect, NumberInput, Select, TextInput } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiQuery } from "../../../api/use-api.ts";
import { formatDateTime } from "../../../kit/relative-time.tsx";

type Field = Schemas["UserProfile"]["fields"][number];

interface ProfileValueProps {
  readonly field: Field;
  readonly value: unknown;
  readonly readOnly: boolean;
  readonly error: string | undefined;
  readonly onChange: (value: unknown) => void;
}

/** Input for a profile value, by its type. Sensitive values are hidden until revealed. */
export function ProfileValue(props: ProfileValueProps) {
  const { field, value } = props;
  const [shown, setShown] = useState(!field.sensitive);
  const id = useId();
  if (shown || value === null) return <TypedValue {...props} />;
  return (
    <Input.Wrapper label={field.label} description={originText(field)} id={id} labelElement="div">
      <Button
        variant="default"
        mt={5}
        fullWidth
        justify="space-between"
        fw={400}
        rightSection={<IconEye size={16} aria-hidden />}
        aria-label={`Show ${field.label}`}
        onClick={() => setShown(true)}
      >
        ••••••••
      </Button>
    </Input.Wrapper>
  );
}

const INPUT_TYPES = { text: "text", date: "date", email: "email", phone: "tel", url: "url" } as const;

function TypedValue(props: ProfileValueProps): ReactNode {
  const { field, value, readOnly, error, onChange } = props;
  const common = { label: <bdi>{field.label}</bdi>, description: originText(field), error, readOnly };
  const { type } = field;
  if (type === "number") {
    return (
      <NumberInput
        {...common}
        hideControls
        value={typeof value === "number" ? value : ""}
        onChange={(next) => onChange(typeof next === "number" ? next : next === "" ? null : Number(next))}
      />
    );
  }
  if (type === "boolean") {
    return (
      <Select
        {...common}
        clearable={!readOnly}
        placeholder="Not known"
        data={[
          { value: "true", label: "Yes" },
          { value: "false", label: "No" },
        ]}
        value={typeof value === "boolean" ? String(value) : null}
        onChange={(next) => onChange(next === null ? null : next === "true")}
      />
    );
  }
  if (type === "select" || type === "multi_select") return <OptionValue {...props} />;
  return (
    <TextInput
      {...common}
      type={INPUT_TYPES[type]}
      dir={type === "text" ? "auto" : undefined}
      placeholder="Not known"
      value={typeof value === "string" ? value : ""}
      onChange={({ currentTarget }) => onChange(currentTarget.value === "" ? null : currentTarget.value)}
    />
  );
}

/** Select for an option. A stored value that is no longer an option remains selectable. */
function OptionValue({ field, value, readOnly, error, onChange }: ProfileValueProps) {
  const workspace_id = useWorkspaceId();
  const fields = useApiQuery("listProfileFields", { params: { workspace_id }, query: { limit: 200 } });
  const options = fields.data?.data.data.find(({ key }) => key === field.key)?.options ?? [];
  const common = {
    ...{ label: <bdi>{field.label}</bdi>, description: originText(field), error, readOnly },
    ...{ clearable: !readOnly, placeholder: "Not known" },
  };
  if (field.type === "multi_select") {
    const chosen = Array.isArray(value) ? value.map(String) : [];
    return (
      <MultiSelect
        {...common}
        {...(chosen.length > 0 ? { placeholder: "" } : {})}
        data={[...new Set([...options, ...chosen])]}
        value={chosen}
        onChange={(next) => onChange(next.length === 0 ? null : next)}
      />
    );
  }
  const chosen = typeof value === "string" ? value : null;
  return (
    <Select
      {...common}
      data={[...new Set([...options, ...(chosen === null ? [] : [chosen])])]}
      value={chosen}
      onChange={(next) => onChange(next)}
    />
  );
}

function originText({ source, updated_at }: Field): ReactNode {
  if (source === null || updated_at === null) return "\u00a0";
  return (
    <>
      <bdi>{source}</bdi>, {formatDateTime(updated_at)}
    </>
  );
}
