import type { Socket } from "node:net";
import type { Transporter } from "nodemailer";
import type { Secret } from "../../platform/secret.ts";

/** An SMTP server. `security`: STARTTLS required, TLS from the start, or unencrypted. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly security: "starttls" | "tls" | "none";
  readonly login: { readonly user: Secret; readonly password: Secret } | null;
}

const CONNECT_TIMEOUT_MS = 10_000;
const SOCKET_TIMEOUT_MS = 20_000;

/** Creates a transport, over `connection` or over one that it opens on first use. */
export async function mailTransport(
  { host, port, security, login }: MailServer,
  connection?: Socket,
): Promise<Transporter> {
  // Loaded on first use: most servers never send mail.
  const { createTransport } = await import("nodemailer");
  return createTransport({
    ...{ host, port },
    ...(connection
      ? { connection }
      : { connectionTimeout: CONNECT_TIMEOUT_MS, greetingTimeout: CONNECT_TIMEOUT_MS }),
    socketTimeout: SOCKET_TIMEOUT_MS,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    ...(login ? { auth: { user: login.user.reveal(), pass: login.password.reveal() } } : {}),
  });
}

/** Never read files or URLs referenced by a mail. */
export const NO_EXTERNAL_CONTENT = { disableFileAccess: true, disableUrlAccess: true };
