import { createHash } from "node:crypto";
import { LINK_SECONDS } from "@hyponema/contract/sign-in";
import type { Database } from "../../platform/database/database.ts";
import { type RateLimiter, type RatePolicy, takeToken } from "../../platform/http/rate-limit.ts";
import { type MailQueue, mailKind } from "../../providers/mail/mail-queue.ts";
import { hasNoPeople } from "../people/service.ts";
import type { SignInLinks } from "./links.ts";
import type { SignUpPolicy } from "./sign-up-policy.ts";

const signInMail = mailKind("sign-in-mail");

interface LinkRequestsOptions {
  readonly database: Database;
  readonly links: SignInLinks;
  readonly signUpPolicy: SignUpPolicy;
  readonly limiter: RateLimiter;
  readonly policy: RatePolicy;
  /** Null if mail is not configured. */
  readonly mails: MailQueue | null;
  /** Prints a line to the server's terminal. */
  readonly print: (line: string) => void;
}

/**
 * Sends sign-in links on request. The work before the response is the same for every address, so neither the response
 * nor its timing reveals which addresses are known. Until the first person exists, links go only to the terminal, even
 * if mail is configured: only the operator reads the terminal.
 */
export class LinkRequests {
  readonly #parts: LinkRequestsOptions;

  constructor(parts: LinkRequestsOptions) {
    this.#parts = parts;
    parts.mails?.define(signInMail, (email) => parts.signUpPolicy.mayReceiveMail(email));
  }

  /** Handles a request for a link. */
  async request(email: string): Promise<{ expires_in_seconds: number }> {
    const { database, links, signUpPolicy, mails, limiter, policy, print } = this.#parts;
    (await takeToken(limiter, policy, rateLimitKey(email), {})).throwIfExceeded();
    const { link, isShown } = await database.asSystem(async (tx) => {
      const link = await links.issue(tx, email);
      const [isFirst, isExpected] = [await hasNoPeople(tx), await signUpPolicy.mayReceiveLink(tx, email)];
      await mails?.enqueue(tx, signInMail, {
        to: email,
        subject: "Sign in to Hyponema",
        text: mailText(link),
      });
      return { link, isShown: isFirst || (isExpected && !mails) };
    });
    if (isShown) print(`\nSign-in link for ${email}, good once, for ten minutes:\n${link}\n`);
    return { expires_in_seconds: LINK_SECONDS };
  }
}

// Rate-limit key for the recipient, regardless of who asks. Hashed, so that the bucket's name does not contain the
// address.
function rateLimitKey(email: string): string {
  return `to ${createHash("sha256").update(email).digest("base64url")}`;
}

function mailText(link: string): string {
  return `Open this link to sign in to Hyponema:

${link}

It is good once, for ten minutes. If you did not ask for it, nothing has to be done.
`;
}
