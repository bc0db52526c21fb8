import { Button, Stack, Textarea } from "@mantine/core";
import { IconBrain } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { fieldError } from "../../../api/errors.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { EmptyState } from "../../../kit/empty-state.tsx";
import { useFilters } from "../../../kit/filters.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { Section } from "../../../kit/section.tsx";
import { UserPicker } from "../../users/user-picker.tsx";
import { RecallResult } from "./recall-result.tsx";

/** Tries a recall: shows what an agent would recall for a User's message, and why. */
export function ExplainRecall() {
  const workspace_id = useWorkspaceId();
  const { filters, set } = useFilters<{ user?: string }>();
  const { user } = filters;
  const [query, setQuery] = useState("");
  const recall = useApiMutation("recallMemory");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (user) recall.mutate({ params: { workspace_id }, body: { user_id: user, query } });
  };
  return (
    <Stack gap="lg">
      <Section
        title="Ask as a User"
        description="Shows exactly what a conversation would be given that begins with these words. Nothing is sent to a model."
      >
        <form onSubmit={submit}>
          <Stack gap="sm">
            <UserPicker
              labelled
              label="User"
              placeholder="Name, telephone number or ID"
              value={user}
              onChange={(value) => set({ user: value })}
            />
            <Textarea
              label="What the User says"
              placeholder="Where did I want to go in December?"
              dir="auto"
              value={query}
              onChange={({ currentTarget }) => setQuery(currentTarget.value)}
              error={fieldError(recall.error, "/query")}
            />
            <Button
              type="submit"
              disabled={!user || query.trim() === ""}
              loading={recall.isPending}
              style={{ alignSelf: "flex-start" }}
            >
              See what is recalled
            </Button>
          </Stack>
        </form>
        <ProblemAlert error={recall.error} />
      </Section>
      {recall.data ? (
        <RecallResult reply={recall.data.data} />
      ) : (
        <EmptyState icon={IconBrain} title="Why does the agent say that?">
          Choose a User and say something in their place: each thing that is recalled is shown with what its
          score adds up from, and what was left out with the reason.
        </EmptyState>
      )}
    </Stack>
  );
}
