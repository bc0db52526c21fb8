import { Button, Group, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { call } from "../../api/client.ts";
import { placeAt } from "../../api/failure.ts";
import { me, useMe } from "../../api/me.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { Entrance } from "../sign-in/entrance.tsx";

/** Makes a workspace; for people without one the first thing there is to do. */
export function NewWorkspace() {
  const { workspaces } = useMe();
  const [name, setName] = useState("");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: () => call("createWorkspace", { body: { name }, idempotencyKey: crypto.randomUUID() }),
    async onSuccess({ data }) {
      await queries.invalidateQueries(me);
      await navigate({ to: `/${data.id}` });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <Entrance title="New workspace">
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
          error={placeAt(create.error, "/name")}
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
    </Entrance>
  );
}
