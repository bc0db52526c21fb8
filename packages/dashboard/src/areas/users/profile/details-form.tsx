import { Button, Group, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { Section } from "../../../kit/section.tsx";
import { usePageUser } from "../use-page-user.ts";
import { DetailFields, type Details, detailsBody } from "./detail-fields.tsx";

/** Form for a User's details. */
export function DetailsForm() {
  const workspace_id = useWorkspaceId();
  const mayWrite = usePermission("users:write");
  const user = usePageUser();
  const stored: Details = {
    name: user.name ?? "",
    phone: user.phone ?? "",
    language: user.language ?? "",
    timezone: user.timezone ?? "",
  };
  const [changes, setChanges] = useState<Partial<Details>>({});
  const update = useApiMutation("updateUser", ["getUser", "listUsers", "getTimeline"]);
  const dirty = Object.entries(changes).some(([field, value]) => stored[field as keyof Details] !== value);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const sent = detailsBody({ ...stored, ...changes });
    const body = Object.fromEntries(
      Object.keys(changes).map((field) => [field, sent[field as keyof Details]]),
    );
    update.mutate(
      { params: { workspace_id, user_id: user.user_id }, body },
      { onSuccess: () => setChanges({}) },
    );
  };
  return (
    <Section title="Details" description="What agents greet the User by, and reckon their hours with.">
      <form onSubmit={submit}>
        <Stack gap="md">
          <DetailFields
            details={{ ...stored, ...changes }}
            error={update.error}
            readOnly={!mayWrite}
            onChange={(field, value) => setChanges((before) => ({ ...before, [field]: value }))}
          />
          <ProblemAlert error={update.error} />
          {mayWrite && (
            <Group gap="xs">
              <Button type="submit" disabled={!dirty} loading={update.isPending}>
                Save details
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
    </Section>
  );
}
