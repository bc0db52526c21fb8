import type { Instance } from "../instance.ts";
import { isLoopback } from "../platform/http/origins.ts";
import type { RateLimiter, RatePolicy } from "../platform/http/rate-limit.ts";
import type { Jobs } from "../platform/jobs.ts";
import { MailQueue } from "../providers/mail/mail-queue.ts";
import { parseSmtpUrl, SmtpMailer } from "../providers/mail/mailer.ts";
import { Invites } from "../resources/members/invites.ts";
import { inviteOperations } from "../resources/members/routes.ts";
import { SignInCookie } from "../resources/sign-ins/cookie.ts";
import { CookieSignInFinder } from "../resources/sign-ins/finder.ts";
import { LinkRequests } from "../resources/sign-ins/link-requests.ts";
import { SignInLinks } from "../resources/sign-ins/links.ts";
import { passkeyOperations } from "../resources/sign-ins/passkey-routes.ts";
import { signInOperations } from "../resources/sign-ins/routes.ts";
import { SignInFlows } from "../resources/sign-ins/sign-in-flows.ts";
import { SignUpPolicy } from "../resources/sign-ins/sign-up-policy.ts";
import { SignInVerifier } from "../resources/sign-ins/verifier.ts";

/** Sign-in, and the look-up of signed-in people. */
export function openSignIn(
  { config, database, databaseUrl, clock, keyring, sealer }: Instance,
  parts: {
    readonly jobs: Jobs;
    readonly limiter: RateLimiter;
    readonly policy: RatePolicy;
    readonly publicUrl: () => string;
    readonly print: (text: string) => void;
  },
) {
  const { publicUrl, jobs } = parts;
  const server = parseSmtpUrl(config.HYPONEMA_SMTP_URL?.reveal() ?? "");
  const from = () => config.HYPONEMA_MAIL_FROM ?? `Hyponema <hyponema@${new URL(publicUrl()).hostname}>`;
  const mails = server && new MailQueue({ jobs, sealer, mailer: new SmtpMailer(server, from) });
  const cookie = new SignInCookie(keyring.keysFor("sign-in"), () => !isLoopback(publicUrl()));
  const links = new SignInLinks({ keys: keyring.keysFor("sign-in-link"), clock, publicUrl });
  const signUp = config.HYPONEMA_SIGN_UP;
  const signUpPolicy = new SignUpPolicy({ database, clock, signUp });
  const secret = Buffer.from(keyring.keysFor("sign-in-ceremony").current.key).toString("base64url");
  const verifier = new SignInVerifier(() => ({ databaseUrl, secret, publicUrl: publicUrl(), signUp }));
  const requests = new LinkRequests({ ...parts, database, links, signUpPolicy, mails });
  return {
    finder: new CookieSignInFinder({ database, clock, cookie }),
    operations: {
      signIn: signInOperations(requests, new SignInFlows({ database, links, verifier, cookie })),
      passkeys: passkeyOperations(verifier),
      invites: inviteOperations(new Invites({ database, mails, publicUrl })),
    },
    steps: [{ name: "sign-in thread", stop: () => verifier.close() }],
  };
}
