import { Checkbox, Skeleton, Stack, Switch, Text } from "@mantine/core";
import { fieldError } from "../../../api/errors.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiQuery } from "../../../api/use-api.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { Section } from "../../../kit/section.tsx";
import { useAgentEditor } from "../editor.tsx";

/** Profile fields that are included in the prompt. */
export function ProfileFieldsSection() {
  const workspace_id = useWorkspaceId();
  const { agentDraft, agentSaving } = useAgentEditor();
  const { profile_fields: chosen } = agentDraft.values;
  const read = useApiQuery("listProfileFields", { params: { workspace_id }, query: { limit: 200 } });
  const usable = read.data?.data.data.filter((field) => field.usable_in_instructions);
  return (
    <Section
      title="Profile fields"
      description="What of a User's profile is told to the agent in every turn."
    >
      <ProblemAlert error={read.error} />
      {!usable && !read.error && <Skeleton height={36} />}
      {usable?.length === 0 && (
        <Text size="sm" c="dimmed">
          No field of this workspace may be used in instructions. Fields are made with the Users.
        </Text>
      )}
      {usable && usable.length > 0 && (
        <>
          <Switch
            label="All that may be used in instructions"
            checked={chosen === null}
            onChange={({ currentTarget }) =>
              agentDraft.set("profile_fields", currentTarget.checked ? null : usable.map(({ key }) => key))
            }
          />
          {chosen !== null && (
            <Checkbox.Group
              label="Those that it is told"
              value={chosen}
              onChange={(keys) => agentDraft.set("profile_fields", keys)}
              error={fieldError(agentSaving.error, "/profile_fields")}
            >
              <Stack gap="xs" mt="xs">
                {usable.map(({ key, label, description }) => (
                  <Checkbox key={key} value={key} label={label} description={description} />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
        </>
      )}
    </Section>
  );
}
