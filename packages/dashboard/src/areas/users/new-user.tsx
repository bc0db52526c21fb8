import { Button, Group, Stack, TextInput } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { fieldError } from "../../api/errors.ts";
import { useWorkspaceId } from "../../api/me.ts";
import { usePermission } from "../../api/roles.ts";
import { useApiMutation } from "../../api/use-api.ts";
import { NotFound } from "../../frame/error-pages.tsx";
import { Page } from "../../kit/page.tsx";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { Section } from "../../kit/section.tsx";
import { DetailFields, type Details, detailsBody, NO_DETAILS } from "./profile/detail-fields.tsx";

/** Creates a User by hand. */
export function NewUser() {
  const workspace_id = useWorkspaceId();
  const mayWrite = usePermission("users:write");
  const navigate = useNavigate();
  const [externalId, setExternalId] = useState("");
  const [details, setDetails] = useState<Details>(NO_DETAILS);
  const create = useApiMutation("createUser", ["listUsers"]);
  if (!mayWrite) return <NotFound />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(
      { params: { workspace_id }, body: { external_user_id: externalId, ...detailsBody(details) } },
      { onSuccess: ({ data }) => void navigate({ to: `/${workspace_id}/users/${data.user_id}` }) },
    );
  };
  return (
    <Page title="Add a User" width="text">
      <Section title="Who it is">
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            <TextInput
              label="Your ID"
              description="What your own systems call this person. It never changes, and is how sessions name them."
              required
              withAsterisk={false}
              dir="auto"
              data-autofocus
              value={externalId}
              onChange={({ currentTarget }) => setExternalId(currentTarget.value)}
              error={fieldError(create.error, "/external_user_id")}
            />
            <DetailFields
              details={details}
              error={create.error}
              onChange={(field, value) => setDetails((before) => ({ ...before, [field]: value }))}
            />
            <ProblemAlert error={create.error} />
            <Group gap="xs">
              <Button type="submit" disabled={externalId.trim() === ""} loading={create.isPending}>
                Add the User
              </Button>
              <Button variant="default" component={Link} to={`/${workspace_id}/users`}>
                Cancel
              </Button>
            </Group>
          </Stack>
        </form>
      </Section>
    </Page>
  );
}
