import type { Socket } from "node:net";
import type { Transporter } from "nodemailer";
import { EgressError } from "../../platform/egress/egress-error.ts";
import { orAborted } from "../../platform/or-aborted.ts";
import { withoutSecrets } from "../../platform/secret.ts";
import { type MailServer, mailTransport, NO_EXTERNAL_CONTENT } from "../mail/mail-server.ts";
import { EMAIL_SCHEMA, TIMEOUT_FIELD } from "./common-fields.ts";
import { type Account, type Action, type IntegrationProvider, textOf, VendorError } from "./port.ts";

const ONE_LINE = "^[^\\r\\n]*$";
const OUTCOME_UNKNOWN = "The mail may have been sent all the same: ask before you send it again.";

const sendEmail: Action = {
  name: "send_email",
  description: "Sends an e-mail of plain text.",
  parameters: {
    type: "object",
    properties: {
      to: { ...EMAIL_SCHEMA, description: "One e-mail address." },
      subject: { type: "string", minLength: 1, maxLength: 200, pattern: ONE_LINE },
      text: { type: "string", minLength: 1, maxLength: 20_000 },
    },
    required: ["to", "subject", "text"],
    additionalProperties: false,
  },
  fixedBySetting: ["to"],
  async run(account, { to, subject, text }, signal) {
    assertRecipientAllowed(account, textOf(to));
    const mail = {
      from: textOf(account.settings.from),
      ...(account.settings.reply_to ? { replyTo: textOf(account.settings.reply_to) } : {}),
      ...{ to: textOf(to), subject: textOf(subject), text: textOf(text) },
      ...NO_EXTERNAL_CONTENT,
    };
    const send = (server: Transporter) => server.sendMail(mail);
    const { messageId } = await withServer(account, signal, send, OUTCOME_UNKNOWN);
    return { sent: true, message_id: messageId };
  },
};

/** Any SMTP server. */
export const smtp: IntegrationProvider = {
  slug: "smtp",
  name: "E-mail (SMTP)",
  description: "Sends e-mail through your own mail server.",
  credential: [
    {
      name: "user",
      label: "User",
      help: "Left out for servers that ask for none.",
      required: false,
      needs: "password",
      schema: { type: "string", minLength: 1, maxLength: 320 },
    },
    {
      name: "password",
      label: "Password",
      help: "Or the key that your provider gives for SMTP.",
      required: false,
      needs: "user",
      schema: { type: "string", minLength: 1, maxLength: 1000 },
    },
  ],
  settings: [
    {
      name: "host",
      label: "Server",
      help: "Its name, e.g. smtp.example.com.",
      required: true,
      schema: { type: "string", pattern: "^[A-Za-z0-9.:-]{1,253}$", maxLength: 253 },
    },
    {
      name: "port",
      label: "Port",
      help: "587 for STARTTLS, 465 for TLS from the start.",
      required: false,
      schema: { type: "integer", minimum: 1, maximum: 65_535, default: 587 },
    },
    {
      name: "security",
      label: "Encryption",
      help: "`starttls`, `tls` from the start, or `none`, which only servers in allowed private ranges are reached with.",
      required: false,
      schema: { enum: ["starttls", "tls", "none"], default: "starttls" },
    },
    {
      name: "from",
      label: "From",
      help: "Who the mail is from, e.g. Front desk <desk@example.com>.",
      required: true,
      schema: { type: "string", minLength: 3, maxLength: 320, pattern: ONE_LINE },
    },
    {
      name: "reply_to",
      label: "Reply to",
      help: "Where answers go, when not to the sender.",
      required: false,
      schema: EMAIL_SCHEMA,
    },
    {
      name: "to",
      label: "To",
      help: "When set, all mail goes there, and the agent cannot choose anybody else.",
      required: false,
      schema: EMAIL_SCHEMA,
    },
    {
      name: "recipient_domains",
      label: "Domains of recipients",
      help: "When set, mail goes only to addresses of these, e.g. example.com, example.org.",
      required: false,
      schema: { type: "string", minLength: 1, maxLength: 1000 },
    },
    TIMEOUT_FIELD,
  ],
  destination: ["host", "port", "security"],
  actions: [sendEmail],
  test(account, signal) {
    return withServer(account, signal, async (server) => {
      await server.verify();
      return `${textOf(account.settings.host)} takes our mail.`;
    });
  },
};

function assertRecipientAllowed({ settings }: Account, to: string): void {
  const domains = textOf(settings.recipient_domains)
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  const domain = to.slice(to.lastIndexOf("@") + 1).toLowerCase();
  if (domains.length === 0 || domains.includes(domain)) return;
  throw new VendorError(`Mail may only go to addresses of ${domains.join(", ")}.`);
}

// Connects through the egress guard, so that the host name is not resolved a second time. `unsure` is appended when the
// outcome is unknown.
async function withServer<T>(
  account: Account,
  signal: AbortSignal,
  use: (server: Transporter) => Promise<T>,
  unsure = "",
): Promise<T> {
  const { host, port, security, timeout_ms: timeoutMs } = account.settings;
  const timeout = AbortSignal.timeout(Number(timeoutMs));
  const signalOrTimeout = AbortSignal.any([signal, timeout]);
  let connection: Socket | null = null;
  try {
    const target = { host: textOf(host), port: Number(port), encrypted: security !== "none" };
    connection = await account.egress.connect({ ...target, signal: signalOrTimeout });
    // The mail library reports connection errors; this listener covers those that come after it is done.
    connection.on("error", () => undefined);
    const [user, password] = [account.credential.get("user"), account.credential.get("password")];
    const server = await mailTransport(
      {
        ...{ host: target.host, port: target.port },
        security: security as MailServer["security"],
        login: user && password ? { user, password } : null,
      },
      connection,
    );
    return await orAborted(use(server), signalOrTimeout);
  } catch (error) {
    signal.throwIfAborted();
    if (timeout.aborted) {
      throw new VendorError(`The mail server was not done within ${Number(timeoutMs)} ms. ${unsure}`.trim());
    }
    throw refusal(error, account, unsure);
  } finally {
    connection?.destroy();
  }
}

function refusal(error: unknown, { credential }: Account, unsure: string): VendorError {
  if (error instanceof EgressError) {
    return new VendorError(`The mail server could not be reached: ${error.message}`);
  }
  const { code, originalCode, response } = error as Readonly<Record<string, unknown>>;
  const said = withoutSecrets(textOf(response), credential.values()).slice(0, 300);
  const vendorError = (what: string) => new VendorError(`The mail server ${what} ${said}`.trim());
  if (code === "EAUTH") return vendorError("does not take the user and password.");
  if (code === "EENVELOPE") return vendorError("does not take mail from this sender to this recipient.");
  if (code === "ETLS" || /CERT|SSL|TLS|ISSUER/.test(textOf(originalCode))) {
    return vendorError("offers no encryption that can be trusted.");
  }
  return said === "" ? vendorError(`broke off. ${unsure}`) : vendorError("refused.");
}
