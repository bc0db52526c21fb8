import { createHash } from "node:crypto";
import { LINK_SECONDS } from "@hyponema/contract/sign-in";
import type { Database } from "../../platform/database/database.ts";
import { type RateLimiter, type RatePolicy, takeToken } from "../../platform/http/rate-limit.ts";
import { type MailQueue, mailKind } from "../../providers/mail/mail-queue.ts";
import { isNobody } from "../people/service.ts";
import type { Admission } from "./admission.ts";
import type { SignInLinks } from "./links.ts";

const signInMail = mailKind("sign-in-mail");

interface Parts {
  readonly database: Database;
  readonly links: SignInLinks;
  readonly admission: Admission;
  readonly limiter: RateLimiter;
  readonly policy: RatePolicy;
  /** Null where no mail is configured. */
  readonly mails: MailQueue | null;
  /** Says something in the server's terminal. */
  readonly print: (line: string) => void;
}

/**
 * Sends the links that people ask for. All addresses cost the same work before the answer, so that neither it nor its time
 * tells which are known. Until there is anybody, links go to the terminal alone, also where mail is configured: whoever
 * reads it is the operator.
 */
export class LinkRequests {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.mails?.define(signInMail, (email) => parts.admission.mayBeMailed(email));
  }

  /** Answers a request for a link. `headers` collects the answer's. */
  async request(email: string): Promise<{ expires_in_seconds: number }> {
    const { database, links, admission, mails, limiter, policy, print } = this.#parts;
    (await takeToken(limiter, policy, holderOf(email), {})).throwIfExceeded();
    const { link, isShown } = await database.asSystem(async (tx) => {
      const link = await links.issue(tx, email);
      const [isFirst, isExpected] = [await isNobody(tx), await admission.isExpected(tx, email)];
      await mails?.post(tx, signInMail, { to: email, subject: "Sign in to Hyponema", text: textOf(link) });
      return { link, isShown: isFirst || (isExpected && !mails) };
    });
    if (isShown) print(`\nSign-in link for ${email}, good once, for ten minutes:\n${link}\n`);
    return { expires_in_seconds: LINK_SECONDS };
  }
}

// Whom mail would be sent to, however many addresses ask for it; the bucket's name is no place for it in the clear.
function holderOf(email: string): string {
  return `to ${createHash("sha256").update(email).digest("base64url")}`;
}

function textOf(link: string): string {
  return `Open this link to sign in to Hyponema:

${link}

It is good once, for ten minutes. If you did not ask for it, nothing has to be done.
`;
}
