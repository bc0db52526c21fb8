import type { Socket } from "node:net";
import type { Transporter } from "nodemailer";
import type { Secret } from "../../platform/secret.ts";

/** A server that takes mail by SMTP. `security`: STARTTLS demanded, TLS from the start, or no encryption at all. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly security: "starttls" | "tls" | "none";
  readonly login: { readonly user: Secret; readonly password: Secret } | null;
}

const REACHED_MS = 10_000;
const SILENT_MS = 20_000;

/** What sends by a mail server: over `connection`, or over one that it makes when it is used. */
export async function mailTransport(
  { host, port, security, login }: MailServer,
  connection?: Socket,
): Promise<Transporter> {
  // Loaded on first use: most servers never send a mail.
  const { createTransport } = await import("nodemailer");
  return createTransport({
    ...{ host, port },
    ...(connection ? { connection } : { connectionTimeout: REACHED_MS, greetingTimeout: REACHED_MS }),
    socketTimeout: SILENT_MS,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    ...(login ? { auth: { user: login.user.reveal(), pass: login.password.reveal() } } : {}),
  });
}

/** No file and no URL is ever read for what a mail holds. */
export const NOTHING_ELSEWHERE = { disableFileAccess: true, disableUrlAccess: true };
