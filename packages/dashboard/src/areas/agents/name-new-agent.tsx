import { Button, Group, List, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { call } from "../../api/client.ts";
import { fieldError } from "../../api/errors.ts";
import { useWorkspaceId } from "../../api/me.ts";
import { Dialog } from "../../kit/dialog.tsx";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import type { Template } from "./agent-fields.ts";

interface NameNewAgentProps {
  /** Null creates a blank agent. */
  readonly template: Template | null;
  readonly onClose: () => void;
}

/** Asks for the new agent's name and creates it. */
export function NameNewAgent({ template, onClose }: NameNewAgentProps) {
  const [name, setName] = useState(template?.agent.name ?? "");
  const create = useCreate(template);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(name);
  };
  return (
    <Dialog onClose={onClose} title={template ? template.title : "Blank agent"} size="lg">
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="Name"
            description="For you and your colleagues; what the agent calls itself stands in its prompt."
            required
            withAsterisk={false}
            maxLength={120}
            dir="auto"
            data-autofocus
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            error={fieldError(create.error, "/name")}
          />
          {template && (
            <div>
              <Text size="sm" fw={600}>
                Before your first User meets it
              </Text>
              <List size="sm" mt={4}>
                {template.next_steps.map((step) => (
                  <List.Item key={step}>{step}</List.Item>
                ))}
              </List>
            </div>
          )}
          <ProblemAlert error={create.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={create.isPending}>
              Make the agent
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function useCreate(template: Template | null) {
  const workspace_id = useWorkspaceId();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (name: string) =>
      template
        ? createFromTemplate(workspace_id, template.template, name)
        : createBlankAgent(workspace_id, name),
    async onSuccess(id) {
      await queries.invalidateQueries({ queryKey: ["listAgents"] });
      await navigate({ to: `/${workspace_id}/agents/${id}/basics` });
    },
  });
}

async function createFromTemplate(workspace_id: string, template: string, name: string): Promise<string> {
  const params = { workspace_id, template };
  const idempotencyKey = crypto.randomUUID();
  return (await call("createAgentFromTemplate", { params, idempotencyKey, body: { name } })).data.id;
}

async function createBlankAgent(workspace_id: string, name: string): Promise<string> {
  const params = { workspace_id };
  const persona = await call("createPersona", {
    params,
    idempotencyKey: crypto.randomUUID(),
    body: { name },
  });
  const body = { name, persona: { persona_id: persona.data.id } };
  return (await call("createAgent", { params, idempotencyKey: crypto.randomUUID(), body })).data.id;
}
