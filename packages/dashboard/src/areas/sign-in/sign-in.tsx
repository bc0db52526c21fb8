import { HyponemaError } from "@hyponema/client";
import { Alert, Button, Divider, Loader, Stack, Text, TextInput } from "@mantine/core";
import { IconFingerprint, IconMailCheck } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { call } from "../../api/client.ts";
import { placeAt } from "../../api/failure.ts";
import { personOf } from "../../api/me.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { Entrance } from "./entrance.tsx";
import { hasPasskeys, signInByPasskey } from "./passkey.ts";

/** Where people sign in, by a link or a passkey; links lead here, with their token. */
export function SignIn() {
  const { token } = useSearch({ strict: false }) as { token?: string };
  return token === undefined ? <AskForLink /> : <ArriveByLink token={token} />;
}

// Somebody else's link would sign its reader in as its sender, who could then read what the reader writes.
function ArriveByLink({ token }: { readonly token: string }) {
  const [meant, setMeant] = useState(false);
  const here = useQuery({
    queryKey: ["who is here"],
    queryFn: () =>
      call("getMe", {}).then(
        (answer) => personOf(answer).email,
        () => null,
      ),
  });
  if (here.isPending) return <SigningIn />;
  if (meant || here.data === null || here.data === undefined) return <FollowLink token={token} />;
  return (
    <Entrance title="You are signed in already">
      <Text size="sm">
        You are {here.data} in this browser. The link signs in whoever it was made for, and signs you out. Use
        it only if you asked for it.
      </Text>
      <Button component={Link} to="/" fullWidth>
        Stay signed in
      </Button>
      <Button variant="default" fullWidth onClick={() => setMeant(true)}>
        Use the link
      </Button>
    </Entrance>
  );
}

function SigningIn() {
  return (
    <Entrance title="Signing in">
      <Loader size="sm" aria-label="Signing in" />
    </Entrance>
  );
}

function FollowLink({ token }: { readonly token: string }) {
  const enter = useEnter();
  const follow = useMutation({
    mutationFn: () => call("signInByLink", { body: { token } }),
    onSuccess: enter,
  });
  const { mutate } = follow;
  const begun = useRef(false);
  useEffect(() => {
    // A link is good once: it is followed once, however often the page is drawn.
    if (begun.current) return;
    begun.current = true;
    mutate();
  }, [mutate]);
  if (follow.error) return <AskForLink failure={follow.error} />;
  return <SigningIn />;
}

function AskForLink({ failure }: { readonly failure?: unknown }) {
  const [email, setEmail] = useState("");
  const ask = useMutation({ mutationFn: () => call("requestSignInLink", { body: { email } }) });
  if (ask.data)
    return <LinkOnItsWay email={email} minutes={ask.data.data.expires_in_seconds / 60} again={ask.reset} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  const misspelt = placeAt(ask.error, "/email");
  return (
    <Entrance title="Sign in">
      <DeadLink failure={failure} />
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="E-mail address"
            type="email"
            autoComplete="username webauthn"
            required
            withAsterisk={false}
            data-autofocus
            value={email}
            onChange={({ currentTarget }) => setEmail(currentTarget.value)}
            error={misspelt}
          />
          <Button type="submit" fullWidth loading={ask.isPending}>
            Send me a link
          </Button>
          {!misspelt && <ProblemAlert error={ask.error} />}
        </Stack>
      </form>
      <PasskeyButton />
    </Entrance>
  );
}

/** Why a link did not sign anybody in, and what to do about it. */
function DeadLink({ failure }: { readonly failure: unknown }) {
  if (!failure) return null;
  const dead =
    failure instanceof HyponemaError &&
    ["sign-in-link-expired", "sign-in-link-used", "sign-in-link-invalid"].includes(failure.code);
  if (!dead) return <ProblemAlert error={failure} />;
  return (
    <Alert color="yellow" role="alert" title="This link does not sign you in any more">
      <Text size="sm">{failure.detail} Type your address below and open the newest mail.</Text>
    </Alert>
  );
}

function LinkOnItsWay(props: {
  readonly email: string;
  readonly minutes: number;
  readonly again: () => void;
}) {
  const { email, minutes, again } = props;
  return (
    <Entrance title="Look into your mail">
      <Alert icon={<IconMailCheck aria-hidden />} color="pine" role="status">
        If {email} may sign in here, a link is on its way. It is good once, for {minutes} minutes.
      </Alert>
      <Text size="sm" c="dimmed">
        On a server without mail the link is printed in its terminal. Nothing there? Look into the spam
        folder, and check the address.
      </Text>
      <Button variant="default" onClick={again}>
        Another address, or another link
      </Button>
    </Entrance>
  );
}

function PasskeyButton() {
  const enter = useEnter();
  const sign = useMutation({ mutationFn: signInByPasskey, onSuccess: enter });
  if (!hasPasskeys()) return null;
  return (
    <>
      <Divider label="or" />
      <Button
        variant="default"
        fullWidth
        leftSection={<IconFingerprint size={18} aria-hidden />}
        loading={sign.isPending}
        onClick={() => sign.mutate()}
      >
        Sign in with a passkey
      </Button>
      <ProblemAlert error={sign.error} />
    </>
  );
}

/** Goes on to where the person was going, as whoever they are now. */
function useEnter(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { to } = useSearch({ strict: false }) as { to?: string };
  return async () => {
    queries.clear();
    await navigate({ href: isOwnPath(to) ? to : "/dashboard/", replace: true });
  };
}

// Only a path of the dashboard itself: a link may not send people elsewhere after they have signed in.
function isOwnPath(to: string | undefined): to is string {
  return to !== undefined && /^\/(?![/\\])/.test(to);
}
