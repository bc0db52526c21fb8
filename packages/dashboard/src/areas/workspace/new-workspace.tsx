import { Button, Group, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { call } from "../../api/client.ts";
import { fieldError } from "../../api/errors.ts";
import { meQuery, useMe } from "../../api/me.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { CardPage } from "../sign-in/card-page.tsx";

/** Creates a workspace; shown first to people who belong to none. */
export function NewWorkspace() {
  const { workspaces } = useMe();
  const [name, setName] = useState("");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: () => call("createWorkspace", { body: { name }, idempotencyKey: crypto.randomUUID() }),
    async onSuccess({ data }) {
      await queries.invalidateQueries(meQuery);
      await navigate({ to: `/${data.id}` });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <CardPage title="New workspace">
      <Text size="sm" c="dimmed">
        A workspace holds agents, Users and what is remembered of them. Nothing crosses from one to another.
      </Text>
      <form onSubmit={submit}>
        <TextInput
          label="Name"
          placeholder="My company"
          required
          withAsterisk={false}
          maxLength={100}
          dir="auto"
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={fieldError(create.error, "/name")}
        />
        <Group justify="flex-end" mt="md" gap="xs">
          {workspaces.length > 0 && (
            <Button variant="default" component={Link} to="/">
              Cancel
            </Button>
          )}
          <Button type="submit" loading={create.isPending}>
            Make it
          </Button>
        </Group>
      </form>
      <ProblemAlert error={create.error} />
    </CardPage>
  );
}
