import { orAborted } from "../../platform/or-aborted.ts";
import { Secret } from "../../platform/secret.ts";
import { type MailServer, mailTransport, NOTHING_ELSEWHERE } from "./mail-server.ts";

/** A mail of plain text to one address. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends the server's own mails: links that sign in, invites. */
export interface Mailer {
  /** Resolves once the mail server has taken it. Throws when it has not, or when `signal` is aborted. */
  send(mail: Mail, signal: AbortSignal): Promise<void>;
}

/** Sends by the mail server that HYPONEMA_SMTP_URL names. */
export class SmtpMailer implements Mailer {
  readonly #server: MailServer;
  readonly #from: () => string;

  /** `from`: who mails are from, as their header says it. */
  constructor(server: MailServer, from: () => string) {
    this.#server = server;
    this.#from = from;
  }

  async send(mail: Mail, signal: AbortSignal): Promise<void> {
    const transport = await mailTransport(this.#server);
    try {
      await orAborted(transport.sendMail({ from: this.#from(), ...mail, ...NOTHING_ELSEWHERE }), signal);
    } finally {
      transport.close();
    }
  }
}

/**
 * Reads HYPONEMA_SMTP_URL: `smtp://user:password@host:587` encrypts by STARTTLS, `smtps://…:465` from the start, and
 * `smtp://host:25?security=none` not at all. Null for what is none of these.
 */
export function mailServerOf(url: string): MailServer | null {
  const parsed = URL.parse(url);
  const tls = parsed?.protocol === "smtps:";
  if (!parsed?.hostname || !(tls || parsed.protocol === "smtp:")) return null;
  const security = parsed.searchParams.get("security") ?? (tls ? "tls" : "starttls");
  if (security !== "none" && security !== "starttls" && security !== "tls") return null;
  const { hostname, port, username, password } = parsed;
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (tls ? 465 : 587),
    security,
    login: username
      ? { user: new Secret(decodeURIComponent(username)), password: new Secret(decodeURIComponent(password)) }
      : null,
  };
}
