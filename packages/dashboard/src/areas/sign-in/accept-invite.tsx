import { Button, Loader, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { call } from "../../api/client.ts";
import { meQuery, personOf } from "../../api/me.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { CardPage } from "./card-page.tsx";

/** Landing page of an invite link. */
export function AcceptInvite() {
  const { token = "" } = useSearch({ strict: false }) as { token?: string };
  const who = useQuery(meQuery);
  if (who.isPending) {
    return (
      <CardPage title="You are invited">
        <Loader size="sm" aria-label="Loading" />
      </CardPage>
    );
  }
  return (
    <CardPage title="You are invited">
      {who.data ? <Accept token={token} email={personOf(who.data).email} /> : <SignInFirst token={token} />}
    </CardPage>
  );
}

function SignInFirst({ token }: { readonly token: string }) {
  return (
    <>
      <Text size="sm">
        Sign in with the address that the invite was sent to; then you can accept it. It stays good meanwhile.
      </Text>
      <Button
        component={Link}
        to="/sign-in"
        search={{ to: `/invite?token=${encodeURIComponent(token)}` } as never}
      >
        Sign in
      </Button>
    </>
  );
}

function Accept({ token, email }: { readonly token: string; readonly email: string }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const accept = useMutation({
    mutationFn: () => call("acceptInvite", { body: { token } }),
    async onSuccess({ data }) {
      await queries.invalidateQueries(meQuery);
      await navigate({ to: `/${data.workspace_id}` });
    },
  });
  return (
    <>
      <Text size="sm">You are signed in as {email}.</Text>
      <Button onClick={() => accept.mutate()} loading={accept.isPending}>
        Accept the invite
      </Button>
      <ProblemAlert error={accept.error} />
    </>
  );
}
