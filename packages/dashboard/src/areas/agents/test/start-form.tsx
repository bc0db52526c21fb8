import { Button, Group, Text, TextInput } from "@mantine/core";
import { IconMessageCircle } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { fieldError } from "../../../api/errors.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { Section } from "../../../kit/section.tsx";
import { useAgentEditor } from "../editor.tsx";
import type { TestConversation } from "./use-test-conversation.ts";

/** Form to start a test conversation: the User and the session's variables. */
export function StartForm({ talk: conversation }: { readonly talk: TestConversation }) {
  const { agent, dirty, agentDraft } = useAgentEditor();
  const [user, setUser] = useState("tester");
  const [variables, setVariables] = useState<Readonly<Record<string, string>>>({});
  const declared = agentDraft.values.dynamic_variables;
  if (agent.archived_at) return <Text size="sm">An archived agent takes no sessions.</Text>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    conversation.open({
      user,
      variables: Object.fromEntries(Object.entries(variables).filter(([, value]) => value)),
    });
  };
  return (
    <form onSubmit={submit} style={{ maxWidth: 640 }}>
      <Section
        title="Talk to the draft"
        description="As a User would, on this page. Beside every answer you see what the model was sent, what it remembered, which tools ran and what it cost."
      >
        <TextInput
          label="As the User"
          description="Your own ID of somebody; one who is not known yet is made. Memory is theirs."
          required
          withAsterisk={false}
          maxLength={200}
          dir="auto"
          value={user}
          onChange={({ currentTarget }) => setUser(currentTarget.value)}
          error={fieldError(conversation.error, "/user_id")}
        />
        {declared.map(({ name, default: fallback, required }) => (
          <TextInput
            key={name}
            label={name}
            description={required ? "Required: every session has to give it." : undefined}
            placeholder={fallback ?? ""}
            required={required && fallback === null}
            withAsterisk={false}
            maxLength={2000}
            dir="auto"
            value={variables[name] ?? ""}
            onChange={({ currentTarget }) => setVariables({ ...variables, [name]: currentTarget.value })}
          />
        ))}
        {dirty && <Text size="sm">What you have not saved yet is saved first.</Text>}
        <ProblemAlert error={conversation.error} />
        <Group>
          <Button
            type="submit"
            loading={conversation.opening}
            leftSection={<IconMessageCircle size={18} aria-hidden />}
          >
            Begin to talk
          </Button>
        </Group>
      </Section>
    </form>
  );
}
