import {
  Checkbox,
  Collapse,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  Textarea,
  TextInput,
  UnstyledButton,
} from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { fieldError } from "../../../api/errors.ts";
import { KeyValues } from "../../../kit/key-values.tsx";
import { SecretHeader } from "../../../kit/secret-header.tsx";
import { ArgumentRows } from "./argument-rows.tsx";
import type { HttpTool } from "./attached-tools.ts";
import { type HttpForm, queryOrBodyArguments } from "./http-form.ts";

interface HttpFieldsProps {
  readonly form: HttpForm;
  readonly storedHeader: HttpTool["auth_header"];
  readonly error: unknown;
  readonly onChange: (form: HttpForm) => void;
}

/** Form fields of an HTTP tool: name, request and parameters. */
export function HttpFields({ form, storedHeader, error, onChange }: HttpFieldsProps) {
  const [showMore, { toggle }] = useDisclosure(false);
  const set = (part: Partial<HttpForm>) => onChange({ ...form, ...part });
  const queryOrBody = queryOrBodyArguments(form);
  return (
    <Stack gap="md">
      <TextInput
        label="Name"
        description="What the model calls it: letters, digits, _ and -."
        placeholder="find_order"
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
        maxLength={48}
        data-autofocus
        value={form.slug}
        onChange={({ currentTarget }) => set({ slug: currentTarget.value })}
        error={fieldError(error, "/slug")}
      />
      <Textarea
        label="What it does, and when to use it"
        description="The model decides by these words."
        maxLength={1024}
        dir="auto"
        value={form.description}
        onChange={({ currentTarget }) => set({ description: currentTarget.value })}
        error={fieldError(error, "/description")}
      />
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <Select
          label="Method"
          w={110}
          data={["GET", "POST", "PUT", "PATCH", "DELETE"]}
          value={form.method}
          onChange={(method) => method && set({ method: method as HttpForm["method"] })}
        />
        <TextInput
          label="Address"
          placeholder="https://api.example.com/orders/{order_id}"
          value={form.url}
          onChange={({ currentTarget }) => set({ url: currentTarget.value })}
          error={fieldError(error, "/url")}
          style={{ flex: 1 }}
        />
      </Group>
      <ArgumentRows
        schema={form.parameters}
        onChange={(parameters) => set({ parameters })}
        error={fieldError(error, "/parameters") ?? fieldError(error, "/path_params")}
      />
      {queryOrBody.length > 0 && (
        <MultiSelect
          label="Arguments that go into the query"
          description="All others go into the body, as JSON."
          data={queryOrBody}
          value={form.query_params.filter((name) => queryOrBody.includes(name))}
          onChange={(query_params) => set({ query_params })}
        />
      )}
      <SecretHeader
        stored={storedHeader}
        change={form.auth}
        onChange={(auth) => set({ auth })}
        error={fieldError(error, "/auth_header")}
      />
      <UnstyledButton fz="sm" c="var(--mantine-color-anchor)" onClick={toggle} aria-expanded={showMore}>
        {showMore ? "Fewer settings" : "More settings"}
      </UnstyledButton>
      <Collapse expanded={showMore}>
        <MoreFields form={form} error={error} set={set} />
      </Collapse>
    </Stack>
  );
}

interface MoreFieldsProps {
  readonly form: HttpForm;
  readonly error: unknown;
  readonly set: (part: Partial<HttpForm>) => void;
}

function MoreFields({ form, error, set }: MoreFieldsProps) {
  return (
    <Stack gap="md">
      <KeyValues
        label="Headers"
        keyLabel="Name"
        valueLabel="Value"
        value={form.headers}
        onChange={(headers) => set({ headers })}
        error={fieldError(error, "/headers")}
      />
      <KeyValues
        label="Query parameters that are always the same"
        keyLabel="Name"
        valueLabel="Value"
        value={form.static_query_params}
        onChange={(static_query_params) => set({ static_query_params })}
        error={fieldError(error, "/static_query_params")}
      />
      <TextInput
        label="Said while it runs"
        description="When nothing else was said in the turn before."
        placeholder="One moment, I am looking that up."
        maxLength={500}
        dir="auto"
        value={form.speak_while_running}
        onChange={({ currentTarget }) => set({ speak_while_running: currentTarget.value })}
      />
      <Group gap="md" align="flex-start" grow>
        <NumberInput
          label="Longest wait"
          suffix=" ms"
          min={100}
          max={60_000}
          step={500}
          value={form.timeout_ms}
          onChange={(value) => typeof value === "number" && set({ timeout_ms: value })}
          error={fieldError(error, "/timeout_ms")}
        />
        <NumberInput
          label="Repeats when it fails"
          description="Of GET, PUT and DELETE."
          min={0}
          max={3}
          value={form.retries}
          onChange={(value) => typeof value === "number" && set({ retries: value })}
        />
      </Group>
      <Checkbox
        label="Fill in {{variables}} in the address, headers, query and body"
        checked={form.allow_dynamic_vars}
        onChange={({ currentTarget }) => set({ allow_dynamic_vars: currentTarget.checked })}
      />
    </Stack>
  );
}
