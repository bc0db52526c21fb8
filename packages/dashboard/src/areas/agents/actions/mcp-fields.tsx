import {
  NumberInput,
  PasswordInput,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from "@mantine/core";
import { fieldError } from "../../../api/errors.ts";
import { Choice } from "../../../kit/choice.tsx";
import { SecretHeader } from "../../../kit/secret-header.tsx";
import type { McpTool } from "./attached-tools.ts";
import { type McpForm, NEW_CLIENT, type OAuthClient } from "./mcp-form.ts";

interface McpFieldsProps {
  readonly form: McpForm;
  readonly tool: McpTool | null;
  readonly error: unknown;
  readonly onChange: (form: McpForm) => void;
}

/** Form fields of an MCP server: URL, transport and authentication. */
export function McpFields({ form, tool, error, onChange }: McpFieldsProps) {
  const set = (part: Partial<McpForm>) => onChange({ ...form, ...part });
  return (
    <Stack gap="md">
      <TextInput
        label="Name"
        description="Its tools are offered to the model as name__tool."
        placeholder="shop"
        maxLength={48}
        data-autofocus
        value={form.slug}
        onChange={({ currentTarget }) => set({ slug: currentTarget.value })}
        error={fieldError(error, "/slug")}
      />
      <Textarea
        label="What it is for"
        maxLength={1024}
        dir="auto"
        value={form.description}
        onChange={({ currentTarget }) => set({ description: currentTarget.value })}
        error={fieldError(error, "/description")}
      />
      <TextInput
        label="Address"
        placeholder="https://mcp.example.com/mcp"
        value={form.url}
        onChange={({ currentTarget }) => set({ url: currentTarget.value })}
        error={fieldError(error, "/url")}
      />
      <SegmentedControl
        aria-label="Transport"
        style={{ alignSelf: "flex-start" }}
        value={form.transport}
        onChange={(transport) => set({ transport: transport as McpForm["transport"] })}
        data={[
          { value: "streamable_http", label: "Streamable HTTP" },
          { value: "sse", label: "SSE" },
        ]}
      />
      <SecretHeader
        stored={tool?.auth_header ?? null}
        change={form.auth}
        onChange={(auth) => set({ auth })}
        error={fieldError(error, "/auth_header")}
      />
      <OAuthFields form={form} tool={tool} error={error} set={set} />
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
    </Stack>
  );
}

interface OAuthFieldsProps extends Omit<McpFieldsProps, "onChange"> {
  readonly set: (part: Partial<McpForm>) => void;
}

function OAuthFields({ form, tool, error, set }: OAuthFieldsProps) {
  const stored = tool?.oauth ?? null;
  const client = typeof form.oauth === "object" ? form.oauth : null;
  const mode = client ? "set" : form.oauth === "keep" && stored ? "keep" : "none";
  const choose = (next: "none" | "keep" | "set") =>
    set({ oauth: next === "set" ? NEW_CLIENT : next === "keep" || !stored ? "keep" : "none" });
  const put = (part: Partial<OAuthClient>) => client && set({ oauth: { ...client, ...part } });
  return (
    <Stack gap="xs">
      <Choice
        label="OAuth client"
        value={mode}
        onChange={choose}
        options={[
          { value: "none", label: "None" },
          ...(stored ? [{ value: "keep", label: stored.client_id } as const] : []),
          { value: "set", label: stored ? "Another client" : "Client credentials" },
        ]}
      />
      {client && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label="Client ID"
            value={client.client_id}
            onChange={({ currentTarget }) => put({ client_id: currentTarget.value })}
            error={fieldError(error, "/oauth/client_id")}
          />
          <PasswordInput
            label="Client secret"
            autoComplete="off"
            value={client.client_secret}
            onChange={({ currentTarget }) => put({ client_secret: currentTarget.value })}
            error={fieldError(error, "/oauth/client_secret")}
          />
          <TextInput
            label="Scope"
            value={client.scope}
            onChange={({ currentTarget }) => put({ scope: currentTarget.value })}
          />
          <TextInput
            label="Token address"
            description="Empty: the server's metadata names it."
            value={client.token_url}
            onChange={({ currentTarget }) => put({ token_url: currentTarget.value })}
            error={fieldError(error, "/oauth/token_url")}
          />
        </SimpleGrid>
      )}
    </Stack>
  );
}
