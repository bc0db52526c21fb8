import { Button, Group, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { fieldError } from "../../api/errors.ts";
import { useMe } from "../../api/me.ts";
import { useApiMutation } from "../../api/use-api.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { Section } from "../../kit/section.tsx";

/** The person's display name. */
export function PersonName() {
  const { name: saved, email } = useMe();
  const [name, setName] = useState(saved);
  const update = useApiMutation("updateMe", ["getMe"]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate({ body: { name } });
  };
  return (
    <Section title="You" description="Colleagues see your name beside what you changed.">
      <form onSubmit={submit}>
        <Group align="flex-end" gap="sm">
          <TextInput
            label="Name"
            dir="auto"
            maxLength={100}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            error={fieldError(update.error, "/name")}
            style={{ flex: "1 1 14rem" }}
          />
          <Button type="submit" disabled={name === saved || name === ""} loading={update.isPending}>
            Save
          </Button>
        </Group>
      </form>
      <Text size="sm" c="dimmed">
        You sign in as {email}.
      </Text>
      <ProblemAlert error={update.error} />
    </Section>
  );
}
