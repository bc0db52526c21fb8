import { Button, Checkbox, Group, NumberInput, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { call } from "../../../api/client.ts";
import { fieldError } from "../../../api/errors.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import type { Integration, Provider } from "./attached-integrations.ts";

type Field = Provider["credential"][number];
type Value = string | number | boolean;
type Values = Readonly<Record<string, Value>>;

interface IntegrationFormProps {
  readonly provider: Provider;
  /** Null creates an integration. */
  readonly integration: Integration | null;
  readonly onSaved: (integration: Integration) => void;
}

/** Credential and settings form, generated from the vendor's description. */
export function IntegrationForm({ provider, integration, onSaved }: IntegrationFormProps) {
  const [name, setName] = useState(integration?.name ?? provider.name);
  const [credential, setCredential] = useState<Values>({});
  const [settings, setSettings] = useState<Values>(integration?.settings ?? {});
  const save = useSave(provider, integration, onSaved);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({
      name,
      credential: withoutEmpty(credential) as Record<string, string>,
      settings: withoutEmpty(settings),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label="Name"
          description="Tells it from others of the same vendor."
          required
          withAsterisk={false}
          maxLength={120}
          dir="auto"
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={fieldError(save.error, "/name")}
        />
        {provider.credential.map((field) => (
          <IntegrationField
            key={field.name}
            field={field}
            hint={integration?.credential[field.name]?.hint}
            value={credential[field.name]}
            onChange={(value) => setCredential({ ...credential, [field.name]: value })}
            error={fieldError(save.error, `/credential/${field.name}`)}
          />
        ))}
        {provider.settings.map((field) => (
          <IntegrationField
            key={field.name}
            field={field}
            value={settings[field.name]}
            onChange={(value) => setSettings({ ...settings, [field.name]: value })}
            error={fieldError(save.error, `/settings/${field.name}`)}
          />
        ))}
        <ProblemAlert error={save.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            {integration ? "Save" : "Connect"}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface Change {
  readonly name: string;
  readonly credential: Record<string, string>;
  readonly settings: Record<string, Value>;
}

function useSave(
  provider: Provider,
  integration: Integration | null,
  onSaved: IntegrationFormProps["onSaved"],
) {
  const workspace_id = useWorkspaceId();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, credential, settings }: Change) => {
      if (!integration) {
        const body = { provider: provider.slug, name, credential, settings };
        const params = { workspace_id };
        return (await call("createIntegration", { params, idempotencyKey: crypto.randomUUID(), body })).data;
      }
      const changedCredential = Object.keys(credential).length > 0 ? { credential } : {};
      const params = { workspace_id, integration_id: integration.id };
      const body = { name, settings, ...changedCredential };
      return (await call("updateIntegration", { params, ifMatch: `"${integration.revision}"`, body })).data;
    },
    async onSuccess(saved) {
      const voided = ["getIntegration", "listIntegrations"] as const;
      await Promise.all(voided.map((voids) => queries.invalidateQueries({ queryKey: [voids] })));
      onSaved(saved);
    },
  });
}

// Omits empty fields, so that stored secrets are kept.
function withoutEmpty(values: Values): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
}

interface IntegrationFieldProps {
  readonly field: Field;
  /** Last characters of the stored value. */
  readonly hint?: string | undefined;
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly error: string | undefined;
}

function IntegrationField({ field, hint, value, onChange, error }: IntegrationFieldProps) {
  const { label, help, secret, required, schema } = field;
  const { type } = (schema ?? {}) as { type?: string };
  const needed = required && hint === undefined;
  const common = { label, description: help, error, required: needed, withAsterisk: false };
  if (type === "boolean") {
    return (
      <Checkbox
        label={label}
        description={help}
        checked={value === true}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    );
  }
  if (type === "number" || type === "integer") {
    return (
      <NumberInput
        {...common}
        value={typeof value === "number" ? value : ""}
        onChange={(next) => onChange(typeof next === "number" ? next : "")}
      />
    );
  }
  const text = typeof value === "string" ? value : "";
  if (secret) {
    return (
      <PasswordInput
        {...common}
        autoComplete="off"
        placeholder={hint ? `…${hint}, stays when left empty` : ""}
        value={text}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  }
  return (
    <TextInput {...common} value={text} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
  );
}
