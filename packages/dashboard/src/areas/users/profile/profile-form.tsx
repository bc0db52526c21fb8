import { Anchor, Button, Group, SimpleGrid, Skeleton, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { fieldError } from "../../../api/errors.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiMutation, useApiQuery } from "../../../api/use-api.ts";
import { isEqual } from "../../../kit/draft.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { Section } from "../../../kit/section.tsx";
import { usePageUser } from "../use-page-user.ts";
import { ProfileValue } from "./profile-value.tsx";

/** Form for a User's profile fields. */
export function ProfileForm() {
  const workspace_id = useWorkspaceId();
  const { user_id } = usePageUser();
  const mayWrite = usePermission("profile_fields:write");
  const params = { workspace_id, user_id };
  const read = useApiQuery("getProfile", { params });
  const update = useApiMutation("updateProfile", ["getProfile", "getTimeline"]);
  const [changes, setChanges] = useState<Readonly<Record<string, unknown>>>({});
  const fields = read.data?.data.fields;
  const set = (key: string, value: unknown, stored: unknown) =>
    setChanges(({ [key]: _, ...rest }) => (isEqual(value, stored) ? rest : { ...rest, [key]: value }));
  const dirty = Object.keys(changes).length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate(
      { params, body: { values: { ...changes }, source: "dashboard" } },
      { onSuccess: () => setChanges({}) },
    );
  };
  return (
    <Section title="Profile" description="Fields that you have defined; each value keeps where it came from.">
      {read.isPending && <Skeleton height={160} />}
      <ProblemAlert error={read.error} retry={read.refetch} />
      {fields?.length === 0 && <NoFields mayWrite={mayWrite} />}
      {fields && fields.length > 0 && (
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
              {fields.map((field) => (
                <ProfileValue
                  key={field.key}
                  field={field}
                  value={field.key in changes ? changes[field.key] : field.value}
                  readOnly={!mayWrite}
                  error={fieldError(update.error, `/values/${field.key}`)}
                  onChange={(value) => set(field.key, value, field.value)}
                />
              ))}
            </SimpleGrid>
            <ProblemAlert error={update.error} />
            {mayWrite && (
              <Group gap="xs">
                <Button type="submit" disabled={!dirty} loading={update.isPending}>
                  Save profile
                </Button>
                {dirty && (
                  <Button variant="default" onClick={() => setChanges({})}>
                    Discard
                  </Button>
                )}
              </Group>
            )}
          </Stack>
        </form>
      )}
    </Section>
  );
}

function NoFields({ mayWrite }: { readonly mayWrite: boolean }) {
  const workspaceId = useWorkspaceId();
  return (
    <Text size="sm" c="dimmed">
      There are no profile fields yet.{" "}
      {mayWrite && (
        <Anchor underline="always" component={Link} to={`/${workspaceId}/users/fields`} inherit>
          Define what you want to know of your Users
        </Anchor>
      )}
    </Text>
  );
}
