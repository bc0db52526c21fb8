import { ROLES, reaches } from "@hyponema/contract/roles";
import { Alert, Button, Group, Radio, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { fieldError } from "../../../api/errors.ts";
import { useMembership, useWorkspaceId } from "../../../api/me.ts";
import type { Role } from "../../../api/roles.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { Dialog } from "../../../kit/dialog.tsx";
import { humanize } from "../../../kit/format.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { ShownOnce } from "../../../kit/shown-once.tsx";
import { ROLE_DESCRIPTIONS } from "./role-descriptions.ts";

/** Invites a person by email; the link is shown once. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const workspace_id = useWorkspaceId();
  const { role: mine } = useMembership();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("builder");
  const invite = useApiMutation("createInvite", ["listInvites"]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ params: { workspace_id }, body: { email: email.trim(), role } });
  };
  const made = invite.data?.data;
  return (
    <Dialog onClose={onClose} title={made ? "Invited" : "Invite somebody"}>
      {made ? (
        <Stack gap="md">
          <Alert color={made.mailed ? "pine" : "yellow"} role="status" className="plain-alert">
            {made.mailed
              ? `The link is on its way to ${made.email}.`
              : `No mail is configured on this server: hand the link to ${made.email} yourself.`}
          </Alert>
          <ShownOnce label="Link of the invite" value={made.link} />
          <Text size="sm" c="dimmed">
            Good once, for 7 days, and only for who signs in with this address.
          </Text>
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            <TextInput
              label="E-mail address"
              type="email"
              required
              withAsterisk={false}
              data-autofocus
              value={email}
              onChange={({ currentTarget }) => setEmail(currentTarget.value)}
              error={fieldError(invite.error, "/email")}
            />
            <Radio.Group label="Role" value={role} onChange={(value) => setRole(value as Role)}>
              <Stack gap="xs" mt={6}>
                {ROLES.filter((one) => reaches(mine, one)).map((one) => (
                  <Radio key={one} value={one} label={humanize(one)} description={ROLE_DESCRIPTIONS[one]} />
                ))}
              </Stack>
            </Radio.Group>
            <ProblemAlert error={invite.error} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" disabled={email.trim() === ""} loading={invite.isPending}>
                Invite
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}
