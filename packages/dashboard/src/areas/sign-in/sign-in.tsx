import { HyponemaError } from "@hyponema/client";
import { Alert, Button, Divider, Loader, Stack, Text, TextInput } from "@mantine/core";
import { IconFingerprint, IconMailCheck } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { call } from "../../api/client.ts";
import { fieldError } from "../../api/errors.ts";
import { personOf } from "../../api/me.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { CardPage } from "./card-page.tsx";
import { hasPasskeys, signInByPasskey } from "./passkey.ts";

/** Sign-in page. Sign-in links lead here with their token. */
export function SignIn() {
  const { token } = useSearch({ strict: false }) as { token?: string };
  return token === undefined ? <RequestLink /> : <LinkLanding token={token} />;
}

// Prevents login CSRF: following an attacker's link would sign the victim in as the attacker, who could then read everything
// that the victim enters.
function LinkLanding({ token }: { readonly token: string }) {
  const [confirmed, setConfirmed] = useState(false);
  const currentEmail = useQuery({
    queryKey: ["who is here"],
    queryFn: () =>
      call("getMe", {}).then(
        (answer) => personOf(answer).email,
        () => null,
      ),
  });
  if (currentEmail.isPending) return <SigningIn />;
  if (confirmed || currentEmail.data === null || currentEmail.data === undefined)
    return <SignInByLink token={token} />;
  return (
    <CardPage title="You are signed in already">
      <Text size="sm">
        You are {currentEmail.data} in this browser. The link signs in whoever it was made for, and signs you
        out. Use it only if you asked for it.
      </Text>
      <Button component={Link} to="/" fullWidth>
        Stay signed in
      </Button>
      <Button variant="default" fullWidth onClick={() => setConfirmed(true)}>
        Use the link
      </Button>
    </CardPage>
  );
}

function SigningIn() {
  return (
    <CardPage title="Signing in">
      <Loader size="sm" aria-label="Signing in" />
    </CardPage>
  );
}

function SignInByLink({ token }: { readonly token: string }) {
  const enter = useRedirectAfterSignIn();
  const follow = useMutation({
    mutationFn: () => call("signInByLink", { body: { token } }),
    onSuccess: enter,
  });
  const { mutate } = follow;
  const started = useRef(false);
  useEffect(() => {
    // A link works once, so request it once even if the effect runs twice.
    if (started.current) return;
    started.current = true;
    mutate();
  }, [mutate]);
  if (follow.error) return <RequestLink failure={follow.error} />;
  return <SigningIn />;
}

function RequestLink({ failure }: { readonly failure?: unknown }) {
  const [email, setEmail] = useState("");
  const ask = useMutation({ mutationFn: () => call("requestSignInLink", { body: { email } }) });
  if (ask.data)
    return <LinkSent email={email} minutes={ask.data.data.expires_in_seconds / 60} again={ask.reset} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  const emailError = fieldError(ask.error, "/email");
  return (
    <CardPage title="Sign in">
      <LinkError failure={failure} />
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
            error={emailError}
          />
          <Button type="submit" fullWidth loading={ask.isPending}>
            Send me a link
          </Button>
          {!emailError && <ProblemAlert error={ask.error} />}
        </Stack>
      </form>
      <PasskeyButton />
    </CardPage>
  );
}

/** Explains why a link failed and what to do next. */
function LinkError({ failure }: { readonly failure: unknown }) {
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

function LinkSent(props: { readonly email: string; readonly minutes: number; readonly again: () => void }) {
  const { email, minutes, again } = props;
  return (
    <CardPage title="Look into your mail">
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
    </CardPage>
  );
}

function PasskeyButton() {
  const enter = useRedirectAfterSignIn();
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

/** Redirects to the originally requested page after sign-in. */
function useRedirectAfterSignIn(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { to } = useSearch({ strict: false }) as { to?: string };
  return async () => {
    queries.clear();
    await navigate({ href: isLocalPath(to) ? to : "/dashboard/", replace: true });
  };
}

// Prevents open redirects: accepts paths on this origin only.
function isLocalPath(to: string | undefined): to is string {
  return to !== undefined && /^\/(?![/\\])/.test(to);
}
