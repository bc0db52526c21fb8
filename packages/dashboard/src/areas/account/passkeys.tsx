import { ActionIcon, Button, Group, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import { IconFingerprint, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useApiMutation, useApiQuery } from "../../api/use-api.ts";
import { Confirm } from "../../kit/confirm.tsx";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { RelativeTime } from "../../kit/relative-time.tsx";
import { Section } from "../../kit/section.tsx";
import { hasPasskeys, registerPasskey } from "../sign-in/passkey.ts";

/** The person's passkeys, which replace sign-in links. */
export function Passkeys() {
  const passkeys = useApiQuery("listPasskeys", {});
  const known = passkeys.data?.data.data;
  return (
    <Section
      title="Passkeys"
      description="Sign in with your fingerprint, face or device PIN instead of a link. Make one on each device that you use."
    >
      {passkeys.isPending && <Skeleton height={44} />}
      {known?.length === 0 && <Text size="sm">You have none yet.</Text>}
      <Stack gap="xs">
        {known?.map(({ id, name, created_at, backed_up }) => (
          <Group key={id} gap="sm" wrap="nowrap">
            <IconFingerprint size={20} stroke={1.6} aria-hidden />
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text size="sm" fw={600} className="cut" dir="auto" title={name}>
                {name}
              </Text>
              <Text size="xs" c="dimmed">
                Made <RelativeTime at={created_at} />,{" "}
                {backed_up ? "kept in an account" : "on one device alone"}
              </Text>
            </div>
            <DeletePasskey id={id} name={name} />
          </Group>
        ))}
      </Stack>
      <ProblemAlert error={passkeys.error} />
      {hasPasskeys() ? <NewPasskey /> : <Text size="sm">This browser cannot make passkeys.</Text>}
    </Section>
  );
}

function DeletePasskey({ id, name }: { readonly id: string; readonly name: string }) {
  const [asking, setAsking] = useState(false);
  const remove = useApiMutation("deletePasskey", ["listPasskeys"]);
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Delete the passkey ${name}`}
        onClick={() => setAsking(true)}
      >
        <IconTrash size={18} />
      </ActionIcon>
      <Confirm
        opened={asking}
        title={`Delete ${name}`}
        confirmLabel="Delete"
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ params: { passkey_id: id } })}
        onClose={() => setAsking(false)}
      >
        It signs nobody in any more. A link by mail still does.
      </Confirm>
    </>
  );
}

function NewPasskey() {
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const register = useMutation({
    mutationFn: () => registerPasskey(name),
    async onSuccess() {
      setName("");
      await queries.invalidateQueries({ queryKey: ["listPasskeys"] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    register.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label="What to call it"
          placeholder="Laptop"
          required
          withAsterisk={false}
          maxLength={100}
          dir="auto"
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          style={{ flex: "1 1 14rem" }}
        />
        <Button type="submit" variant="default" loading={register.isPending}>
          Add a passkey
        </Button>
      </Group>
      <ProblemAlert error={register.error} />
    </form>
  );
}
