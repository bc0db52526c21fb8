import type { Schemas } from "@hyponema/client";
import { Button, Code, Group, NumberInput, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { fieldError } from "../../../api/errors.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { KeyValues } from "../../../kit/key-values.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { SecretHeader, type SecretHeaderChange } from "../../../kit/secret-header.tsx";
import { Section } from "../../../kit/section.tsx";
import { useAgentEditor } from "../editor.tsx";
import { ResolverTrial } from "./resolver-trial.tsx";

type Resolver = Schemas["VariableResolver"];

const NEW_RESOLVER: Resolver = {
  url: "",
  method: "POST",
  headers: {},
  timeout_ms: 2000,
  map: {},
  auth_header: null,
};
const RESOLVER_QUERIES = ["getAgent", "diffAgentVersion", "listVariables"] as const;

/** External system that provides variables when a session starts. Saved separately, because it contains a credential. */
export function ResolverSection() {
  const workspace_id = useWorkspaceId();
  const { agent, mayEdit } = useAgentEditor();
  const mayWrite = usePermission("personas:write") && mayEdit;
  const stored = agent.variable_resolver;
  const [adding, setAdding] = useState(false);
  const remove = useApiMutation("removeVariableResolver", RESOLVER_QUERIES);
  const isEmpty = !stored && !adding;
  return (
    <Section
      title="Resolver of variables"
      description="One of your systems is asked when a session begins; its answer fills variables. One that fails keeps nobody from talking."
      actions={
        mayWrite &&
        (isEmpty ? (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            Set one
          </Button>
        ) : (
          stored && (
            <Button
              variant="default"
              loading={remove.isPending}
              onClick={() =>
                remove.mutate(
                  { params: { workspace_id, agent_id: agent.id } },
                  { onSuccess: () => setAdding(false) },
                )
              }
            >
              Take it away
            </Button>
          )
        ))
      }
    >
      <ProblemAlert error={remove.error} />
      {isEmpty ? (
        <Text size="sm" c="dimmed">
          None: variables come from the session, or have their defaults.
        </Text>
      ) : (
        <fieldset className="bare" disabled={!mayWrite}>
          <ResolverForm key={stored?.url ?? "new"} stored={stored} mayWrite={mayWrite} />
        </fieldset>
      )}
    </Section>
  );
}

interface ResolverFormProps {
  readonly stored: Resolver | null;
  readonly mayWrite: boolean;
}

function ResolverForm({ stored, mayWrite }: ResolverFormProps) {
  const workspace_id = useWorkspaceId();
  const { agent } = useAgentEditor();
  const [form, setForm] = useState<Resolver>(stored ?? NEW_RESOLVER);
  const [auth, setAuth] = useState<SecretHeaderChange>(undefined);
  const save = useApiMutation("setVariableResolver", RESOLVER_QUERIES);
  const set = (part: Partial<Resolver>) => setForm({ ...form, ...part });
  const { auth_header: _, ...settings } = form;
  const submit = () =>
    save.mutate(
      {
        params: { workspace_id, agent_id: agent.id },
        body: { ...settings, ...(auth === undefined ? {} : { auth_header: auth }) },
      },
      { onSuccess: () => setAuth(undefined) },
    );
  return (
    <Stack gap="md">
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <Select
          label="Method"
          w={100}
          data={["POST", "GET"]}
          value={form.method}
          onChange={(method) => method && set({ method: method as Resolver["method"] })}
        />
        <TextInput
          label="Address"
          placeholder="https://api.example.com/customer"
          value={form.url}
          onChange={({ currentTarget }) => set({ url: currentTarget.value })}
          error={fieldError(save.error, "/url")}
          style={{ flex: 1 }}
        />
      </Group>
      <KeyValues
        label="Which variable gets what"
        description={
          <>
            A JSONPath into the answer, such as <Code>$.customer.tier</Code>.
          </>
        }
        keyLabel="variable"
        valueLabel="$.path"
        value={form.map}
        onChange={(map) => set({ map })}
        error={fieldError(save.error, "/map")}
      />
      <SecretHeader
        stored={stored?.auth_header ?? null}
        change={auth}
        onChange={setAuth}
        error={fieldError(save.error, "/auth_header")}
      />
      <KeyValues
        label="Headers"
        keyLabel="Name"
        valueLabel="Value"
        value={form.headers}
        onChange={(headers) => set({ headers })}
        error={fieldError(save.error, "/headers")}
      />
      <NumberInput
        label="Longest wait"
        suffix=" ms"
        min={100}
        max={10_000}
        step={100}
        maw={200}
        value={form.timeout_ms}
        onChange={(value) => typeof value === "number" && set({ timeout_ms: value })}
        error={fieldError(save.error, "/timeout_ms")}
      />
      <ProblemAlert error={save.error} />
      {mayWrite && (
        <Group gap="xs">
          <Button onClick={submit} loading={save.isPending}>
            Save the resolver
          </Button>
        </Group>
      )}
      {stored && mayWrite && <ResolverTrial />}
    </Stack>
  );
}
