import type { Schemas } from "@hyponema/client";
import { Button, Code, Group, NumberInput, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { placeAt } from "../../../api/failure.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { useMay } from "../../../api/roles.ts";
import { useChange } from "../../../api/use-api.ts";
import { KeyValues } from "../../../kit/key-values.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { SecretHeader, type SecretHeaderChange } from "../../../kit/secret-header.tsx";
import { Section } from "../../../kit/section.tsx";
import { useAgentEditor } from "../editor.tsx";
import { ResolverTrial } from "./resolver-trial.tsx";

type Resolver = Schemas["VariableResolver"];

const NEW: Resolver = { url: "", method: "POST", headers: {}, timeout_ms: 2000, map: {}, auth_header: null };
const VOIDED = ["getAgent", "diffAgentVersion", "listVariables"] as const;

/** A system that is asked for variables when a session begins. It is saved by itself, since it holds a credential. */
export function ResolverSection() {
  const workspace_id = useWorkspaceId();
  const { agent, mayEdit } = useAgentEditor();
  const mayWrite = useMay("personas:write") && mayEdit;
  const stored = agent.variable_resolver;
  const [adding, setAdding] = useState(false);
  const remove = useChange("removeVariableResolver", VOIDED);
  const none = !stored && !adding;
  return (
    <Section
      title="Resolver of variables"
      description="One of your systems is asked when a session begins; its answer fills variables. One that fails keeps nobody from talking."
      actions={
        mayWrite &&
        (none ? (
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
      {none ? (
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
  const [form, setForm] = useState<Resolver>(stored ?? NEW);
  const [auth, setAuth] = useState<SecretHeaderChange>(undefined);
  const save = useChange("setVariableResolver", VOIDED);
  const set = (part: Partial<Resolver>) => setForm({ ...form, ...part });
  const { auth_header: _, ...asked } = form;
  const submit = () =>
    save.mutate(
      {
        params: { workspace_id, agent_id: agent.id },
        body: { ...asked, ...(auth === undefined ? {} : { auth_header: auth }) },
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
          error={placeAt(save.error, "/url")}
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
        error={placeAt(save.error, "/map")}
      />
      <SecretHeader
        sealed={stored?.auth_header ?? null}
        change={auth}
        onChange={setAuth}
        error={placeAt(save.error, "/auth_header")}
      />
      <KeyValues
        label="Headers"
        keyLabel="Name"
        valueLabel="Value"
        value={form.headers}
        onChange={(headers) => set({ headers })}
        error={placeAt(save.error, "/headers")}
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
        error={placeAt(save.error, "/timeout_ms")}
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
