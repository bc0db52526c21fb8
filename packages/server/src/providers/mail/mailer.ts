import { orAborted } from "../../platform/or-aborted.ts";
import { Secret } from "../../platform/secret.ts";
import { type MailServer, mailTransport, NO_EXTERNAL_CONTENT } from "./mail-server.ts";

/** A plain-text mail to one address. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends the server's own mail: sign-in links and invites. */
export interface Mailer {
  /** Resolves once the mail server has accepted the mail. Throws otherwise, or when `signal` is aborted. */
  send(mail: Mail, signal: AbortSignal): Promise<void>;
}

/** Sends through the server in HYPONEMA_SMTP_URL. */
export class SmtpMailer implements Mailer {
  readonly #server: MailServer;
  readonly #from: () => string;

  /** `from` returns the From header. */
  constructor(server: MailServer, from: () => string) {
    this.#server = server;
    this.#from = from;
  }

  async send(mail: Mail, signal: AbortSignal): Promise<void> {
    const transport = await mailTransport(this.#server);
    try {
      await orAborted(transport.sendMail({ from: this.#from(), ...mail, ...NO_EXTERNAL_CONTENT }), signal);
    } finally {
      transport.close();
    }
  }
}

/**
 * Parses HYPONEMA_SMTP_URL: `smtp://user:password@host:587` for STARTTLS, `smtps://…:465` for TLS,
 * `smtp://host:25?security=none` for no encryption. Null if invalid.
 */
export function parseSmtpUrl(url: string): MailServer | null {
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
